import { createContext, useContext } from 'react'
import type { Language } from './duration.ts'

const zh = {
  grade: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' },
  gradeLetter: { red: '红', orange: '橙', yellow: '黄', blue: '蓝' },
  remaining: (length: string) => `剩 ${length}`,
  overdue: (length: string) => `超时 ${length}`,
  paused: (length: string) => `已暂停，剩 ${length}`,
  met: (length: string) => `按时完成，余 ${length}`,
  missed: (length: string) => `迟 ${length} 完成`,
  usedShare: (percent: number) => `时限已用 ${percent}%`,
  outOf: (count: string, total: string) => `${count} / ${total}`,
  change: (by: string, than: string) => `较${than} ${by}`,
  same: (than: string) => `与${than}持平`,
  whatIsKept: '已保留',
  whatToDo: '怎么办',
  requestId: '请求编号',
  retry: '重试',
  loading: '正在加载',
  notFilled: '未填',
  reveal: '查看',
  hide: '隐藏',
  revealing: '正在取回',
  revealFailed: '未能取回',
  revealNote: '查看会留痕',
  shortcuts: '快捷键',
  shortcutsHint: '当前页面可用的按键',
  close: '关闭',
  cancel: '取消',
  back: '返回',
  undo: '撤销',
  dismiss: '知道了',
  more: '更多操作',
  loadMore: '再显示一些',
  allShown: (count: number) => `共 ${count} 条，已全部显示`,
  someShown: (count: number) => `已显示 ${count} 条`,
  resize: '调整列表宽度',
  list: '列表',
  detail: '详情',
  sortBy: (column: string) => `按${column}排序`,
  dropHere: '把文件拖到这里，或点此选择',
  dropTypes: (types: string) => `可用格式：${types}`,
  dropTooLarge: (name: string, limit: string) => `${name} 超过 ${limit}，没有加入`,
  dropWrongType: (name: string) => `${name} 的格式不在可用之列，没有加入`,
  remove: (name: string) => `移除 ${name}`,
  copies: '份号',
  chosen: '已选',
  themeLight: '浅色',
  themeDark: '深色',
  themeSystem: '跟随系统',
  densityComfortable: '宽松',
  densityCompact: '紧凑',
  page: (number: string) => `第 ${number} 页`,
}

export type Words = typeof zh

const en: Words = {
  grade: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  gradeLetter: { red: 'R', orange: 'O', yellow: 'Y', blue: 'B' },
  remaining: length => `${length} left`,
  overdue: length => `${length} overdue`,
  paused: length => `paused, ${length} left`,
  met: length => `on time, ${length} to spare`,
  missed: length => `done ${length} late`,
  usedShare: percent => `${percent}% of the time used`,
  outOf: (count, total) => `${count} of ${total}`,
  change: (by, than) => `${by} on ${than}`,
  same: than => `level with ${than}`,
  whatIsKept: 'What is kept',
  whatToDo: 'What to do',
  requestId: 'Request',
  retry: 'Try again',
  loading: 'Loading',
  notFilled: 'Not given',
  reveal: 'Show',
  hide: 'Hide',
  revealing: 'Fetching',
  revealFailed: 'Could not be fetched',
  revealNote: 'Showing this is recorded',
  shortcuts: 'Keyboard',
  shortcutsHint: 'Keys that work on this page',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  undo: 'Undo',
  dismiss: 'Dismiss',
  more: 'More actions',
  loadMore: 'Show more',
  allShown: count => (count === 1 ? '1 row, all shown' : `${count} rows, all shown`),
  someShown: count => `${count} rows shown`,
  resize: 'Change the width of the list',
  list: 'List',
  detail: 'Detail',
  sortBy: column => `Sort by ${column}`,
  dropHere: 'Drop files here, or choose them',
  dropTypes: types => `Accepted: ${types}`,
  dropTooLarge: (name, limit) => `${name} is over ${limit} and was not added`,
  dropWrongType: name => `${name} is not of an accepted kind and was not added`,
  remove: name => `Remove ${name}`,
  copies: 'Copy',
  chosen: 'Chosen',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeSystem: 'As system',
  densityComfortable: 'Comfortable',
  densityCompact: 'Compact',
  page: number => `Page ${number}`,
}

export const words: Readonly<Record<Language, Words>> = { zh, en }

export const LanguageContext = createContext<Language>('zh')

/** The language the kit speaks. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** The kit's own few words, in the language of the nearest `UiProvider`. */
export function useWords(): Words {
  return words[useLanguage()]
}
