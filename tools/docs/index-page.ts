import { commonActions, type MatterType } from '@fangwei/domain/loop/index.ts'
import { table } from './table.ts'
import { both } from './words.ts'

const by = {
  workers: '承办人员 who works on it',
  leaders: '负责人员 who leads it',
  drafters: '有权办理该操作的人 who may do the drafted act',
  holder: '当班岗位 who is on shift at its post',
  clock: '系统 the system',
} as const

/** The list of matter types and the acts that every one of them knows. */
export const indexPage = (types: readonly MatterType[]): string =>
  [
    '# 事项类型 Matter types',
    '每一类事项是一份声明；以下各页由声明生成。Each type is a declaration; these pages are made from it by `npm run docs`.',
    table(
      ['类型 Type', '状态 States', '操作 Actions', '时限 Deadlines'],
      types.map(type => [
        `[${both(type.label)}](${type.type}.md)`,
        String(Object.keys(type.states).length),
        String(Object.keys(type.actions).length),
        String(Object.keys(type.deadlines).length),
      ]),
    ),
    '## 各类通用的操作 Acts that every matter knows',
    table(
      ['操作 Act', '谁可办 Who'],
      Object.entries(commonActions).map(([name, act]) => [`${both(act.label)} \`${name}\``, by[act.by]]),
    ),
    '',
  ].join('\n\n')
