import { startI18n } from './shared/i18n/i18n.ts'
import { preferencesKey, readPreferences } from './shared/preferences/preferences.ts'

const { language } = readPreferences(localStorage.getItem(preferencesKey))
const [surface] = await Promise.all([import('./desk/desk.tsx'), startI18n(language)])
surface.start(document.getElementById('root')!)
