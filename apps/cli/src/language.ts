import type { Language } from '@fangwei/domain/dictionaries/dictionary.ts'

export type { Label, Language } from '@fangwei/domain/dictionaries/dictionary.ts'

/** The language of messages: `FANGWEI_LANG`, else the locale of the terminal; Chinese when the locale says zh. */
export const languageOf = (environment: NodeJS.ProcessEnv): Language => {
  const wanted = environment.FANGWEI_LANG || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en'
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
