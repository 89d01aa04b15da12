import { findDictionary, labelOf } from '@fangwei/domain/dictionaries/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Language, useLanguage } from '@fangwei/ui/index.ts'
import { useMemo } from 'react'

/** The words people read for the codes that machines keep. An unknown code is shown as it is rather than hidden. */
export function termsIn(language: Language) {
  const codeLabel = (dictionary: string, code: string): string => {
    const found = findDictionary(dictionary)
    return found === undefined ? code : labelOf(found, code, language)
  }
  return {
    codeLabel,
    typeLabel: (type: string): string => findMatterType(type)?.label[language] ?? type,
    stateLabel: (type: string, state: string): string => findMatterType(type)?.states[state]?.label[language] ?? state,
    /** The label of a code kept in a field of a matter type, by the dictionary which the field names. */
    fieldCodeLabel: (type: string, field: string, code: string): string => {
      const dictionary = findMatterType(type)?.fields[field]?.dictionary
      return dictionary === undefined ? code : codeLabel(dictionary, code)
    },
  }
}

export type Terms = ReturnType<typeof termsIn>

export function useTerms(): Terms {
  const language = useLanguage()
  return useMemo(() => termsIn(language), [language])
}
