import { startI18n } from './shared/i18n/i18n.ts'
import { preferencesKey, readPreferences } from './shared/preferences/preferences.ts'

/** Each surface is fetched alone, by the first part of its address. */
const surface = () => (window.location.pathname === '/wall' ? import('./wall/wall.tsx') : import('./desk/desk.tsx'))

const { language } = readPreferences(localStorage.getItem(preferencesKey))
const [{ start }] = await Promise.all([surface(), startI18n(language)])
start(document.getElementById('root')!)
