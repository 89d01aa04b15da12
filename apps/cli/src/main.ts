import { parseArgs } from 'node:util'
import type { Command, CommandEntry } from './command.ts'
import { commands } from './commands/index.ts'
import { CommandFailed, type ExitCode, exitCodes, WrongUse } from './exit.ts'
import { commandHelp, overview } from './help.ts'
import { type Language, languageOf } from './language.ts'
import { suggest } from './suggest.ts'
import { openTerminal } from './terminal.ts'

const standardOptions = { help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } } as const

const matching = (words: readonly string[]): CommandEntry | undefined =>
  commands
    .filter(({ path }) => path.every((word, i) => words[i] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0]

/** The language is needed before the options are parsed: their faults are told in it. */
const languageFrom = (words: readonly string[]): Language => {
  const at = words.findIndex(word => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return languageOf(process.env)
  const value = words[at] === '--lang' ? words[at + 1] : words[at]!.slice('--lang='.length)
  if (value === 'zh' || value === 'en') return value
  throw new WrongUse({ zh: '--lang 只能是 zh 或 en', en: '--lang is zh or en' })
}

const unknownCommand = (words: readonly string[]): WrongUse => {
  const names = commands.map(({ path }) => path.join(' '))
  const typed = words.filter(word => !word.startsWith('-')).slice(0, 2)
  const group = names.filter(name => name.split(' ')[0] === typed[0])
  const near =
    group.length > 0 ? group : [...new Set([...suggest(typed.join(' '), names), ...suggest(typed[0] ?? '', names)])]
  const hint = near.map(name => `fangwei ${name}`).join(', ')
  return new WrongUse({
    zh: `没有“${typed.join(' ')}”这个命令。${hint === '' ? '' : `是否要用：${hint}？`}全部命令：fangwei --help`,
    en: `There is no command "${typed.join(' ')}". ${hint === '' ? '' : `Did you mean: ${hint}? `}All commands: fangwei --help`,
  })
}

const parsed = (command: Command, words: string[]) => {
  const nearest = (fault: Error) => {
    const typed = /'--?([^'= ]+)/.exec(fault.message)?.[1] ?? ''
    const near = suggest(typed, Object.keys(command.options)).map(name => `--${name}`)
    const name = ['fangwei', ...command.path, '--help'].join(' ')
    return new WrongUse({
      zh: `选项有误（${fault.message.split('. ')[0]}）。${near.length === 0 ? '' : `是否要用 ${near.join('、')}？`}说明：${name}`,
      en: `${fault.message.split('. ')[0]}. ${near.length === 0 ? '' : `Did you mean ${near.join(', ')}? `}See ${name}`,
    })
  }
  try {
    return parseArgs({ args: words, options: { ...command.options, ...standardOptions }, allowPositionals: true })
  } catch (fault) {
    throw fault instanceof TypeError ? nearest(fault) : fault
  }
}

const checkPositionals = (command: Command, given: readonly string[]) => {
  const declared = command.positionals ?? []
  const required = declared.filter(name => name.startsWith('<'))
  const isOpenEnded = declared.at(-1)?.includes('...') ?? false
  if (given.length >= required.length && (isOpenEnded || given.length <= declared.length)) return
  const wanted = ['fangwei', ...command.path, ...declared].join(' ')
  throw new WrongUse({ zh: `参数个数不对，应为：${wanted}`, en: `Wrong number of arguments, expected: ${wanted}` })
}

const dispatch = async (words: readonly string[], language: Language): Promise<ExitCode> => {
  const terminal = openTerminal(language, process.stdout, process.stderr)
  const entry = matching(words)
  if (entry === undefined) {
    const isAskingHelp = words.length === 0 || words.some(word => word === '--help' || word === '-h' || word === 'help')
    if (!isAskingHelp) throw unknownCommand(words)
    await terminal.lines(overview(commands, language))
    return words.length === 0 ? exitCodes.wrongUse : exitCodes.done
  }
  const { command } = await entry.load()
  const { values, positionals } = parsed(command, words.slice(entry.path.length))
  if (values.help === true) {
    await terminal.lines(commandHelp(command, language))
    return exitCodes.done
  }
  checkPositionals(command, positionals)
  return command.run({ values, positionals, terminal })
}

const report = (fault: unknown, language: Language): ExitCode => {
  if (fault instanceof WrongUse || fault instanceof CommandFailed) {
    process.stderr.write(`${fault.label[language]}\n`)
    return fault instanceof WrongUse ? exitCodes.wrongUse : exitCodes.failed
  }
  const detail = process.env.FANGWEI_DEBUG ? (fault as Error).stack : (fault as Error).message
  process.stderr.write(
    language === 'zh'
      ? `未能完成：${detail}（设 FANGWEI_DEBUG=1 可看出处）\n`
      : `Failed: ${detail} (set FANGWEI_DEBUG=1 to see where)\n`,
  )
  return exitCodes.failed
}

/** Runs one command line (without the program's name). Answers the exit code and never throws. */
export const main = async (words: readonly string[]): Promise<ExitCode> => {
  // A reader that has seen enough (head, a closed pager) is not a failure.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) =>
    process.exit(fault.code === 'EPIPE' ? exitCodes.done : exitCodes.failed),
  )
  let language = languageOf(process.env)
  try {
    language = languageFrom(words)
    return await dispatch(words, language)
  } catch (fault) {
    return report(fault, language)
  }
}
