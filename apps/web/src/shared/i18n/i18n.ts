import type { Language } from '@fangwei/ui/duration.ts'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

const catalogues = {
  zh: () => import('./zh/index.ts'),
  en: () => import('./en/index.ts'),
} as const

/** Makes the messages of one language ready before the first page is drawn. Only that language is fetched. */
export async function startI18n(language: Language): Promise<void> {
  const { default: messages } = await catalogues[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: messages },
    ns: Object.keys(messages),
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

/** Fetches the other language's messages, then switches to them at once. */
export async function switchLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return
  const { default: messages } = await catalogues[language]()
  for (const [namespace, bundle] of Object.entries(messages)) i18next.addResourceBundle(language, namespace, bundle)
  await i18next.changeLanguage(language)
}
