import type { Command, CommandEntry, Option } from './command.ts'
import type { Label, Language } from './language.ts'

const words = {
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  options: { zh: '选项', en: 'Options' },
  example: { zh: '示例', en: 'Example' },
  thisHelp: { zh: '显示本帮助', en: 'show this help' },
  lang: {
    zh: '提示语言 zh 或 en（默认随终端，或 FANGWEI_LANG）',
    en: 'language of messages, zh or en (default: the terminal, or FANGWEI_LANG)',
  },
  more: { zh: '每个命令的说明：fangwei <命令> --help', en: 'More on a command: fangwei <command> --help' },
  exits: {
    zh: '数据写标准输出，提示与进度写标准错误；退出码 0 完成，2 用法有误，1 未能完成',
    en: 'Data goes to stdout, messages and progress to stderr; exit 0 done, 2 wrong use, 1 failed',
  },
} satisfies Record<string, Label>

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

/** The overview: every command with its summary. */
export const overview = (entries: readonly CommandEntry[], language: Language): string => {
  const rows = entries.map(({ path, summary }) => [path.join(' '), summary[language]] as const)
  return [
    `Fangwei 防微`,
    `${words.usage[language]}: fangwei <command> [options]`,
    '',
    `${words.commands[language]}:`,
    columns(rows),
    '',
    words.more[language],
    words.exits[language],
    '',
  ].join('\n')
}

const flag = ([name, option]: [string, Option]): string => {
  const short = option.short === undefined ? '' : `-${option.short}, `
  return `${short}--${name}${option.type === 'string' ? ` <${option.value ?? name}>` : ''}`
}

/** The help of one command, its example at the end. */
export const commandHelp = (command: Command, language: Language): string => {
  const name = ['fangwei', ...command.path].join(' ')
  const rows: [string, string][] = Object.entries(command.options).map(entry => [flag(entry), entry[1].help[language]])
  rows.push(['--lang <zh|en>', words.lang[language]], ['-h, --help', words.thisHelp[language]])
  return [
    `${name}: ${command.summary[language]}`,
    '',
    `${words.usage[language]}: ${[name, ...(command.positionals ?? []), '[options]'].join(' ')}`,
    ...(command.help === undefined ? [] : ['', command.help[language]]),
    '',
    `${words.options[language]}:`,
    columns(rows),
    '',
    `${words.example[language]}:`,
    `  fangwei ${command.example}`,
    '',
  ].join('\n')
}
