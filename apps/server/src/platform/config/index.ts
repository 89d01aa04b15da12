export { portInUse } from './port-in-use.ts'
export { readSettings, repositoryRoot, type Settings, SettingsError, settingTable } from './settings.ts'
