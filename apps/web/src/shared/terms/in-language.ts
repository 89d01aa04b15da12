import type { Language } from '@fangwei/ui/index.ts'

/** What is written once in both languages (a basis, a source) is parted by a slash before the English. */
export function inLanguage(text: string, language: Language): string {
  const parts = text.split(/\s*\/\s+(?=[A-Za-z])/)
  return (language === 'en' ? parts.at(-1) : parts[0]) ?? text
}
