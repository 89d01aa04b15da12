export { readSettings, repositoryRoot, type Settings, SettingsError, settingTable } from './settings.ts'
