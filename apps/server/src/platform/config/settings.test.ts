import { describe, expect, it } from 'vitest'
import { readSettings, repositoryRoot, SettingsError, settingTable } from './settings.ts'

describe('readSettings', () => {
  it('uses the documented defaults when nothing is set', () => {
    const expected = {
      port: 8080,
      host: '127.0.0.1',
      dataDir: `${repositoryRoot}/data`,
      databaseUrl: undefined,
      mqttPort: 1883,
      mqttUrl: undefined,
      gatewayPort: 8808,
    }
    expect(readSettings({})).toEqual(expected)
    const written = Object.values(settingTable).map(setting => [setting.variable, setting.default])
    expect(readSettings(Object.fromEntries(written))).toEqual(expected)
  })

  it('reads every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/fangwei',
      DATABASE_URL: 'postgresql://u@db/city',
      MQTT_PORT: '2883',
      MQTT_URL: 'mqtt://broker',
      GATEWAY_PORT: '9808',
    }
    expect(readSettings(env)).toEqual({
      port: 0,
      host: '::',
      dataDir: '/srv/fangwei',
      databaseUrl: 'postgresql://u@db/city',
      mqttPort: 2883,
      mqttUrl: 'mqtt://broker',
      gatewayPort: 9808,
    })
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['HOST', '1.2.3'],
    ['DATA_DIR', 'a\0b'],
    ['DATABASE_URL', 'mysql://u:secret@db/city'],
  ])('refuses %s=%j in both languages without repeating it', (variable, value) => {
    const attempt = () => readSettings({ [variable]: value })
    expect(attempt).toThrow(SettingsError)
    expect(attempt).toThrow(new RegExp(`环境变量 ${variable} 应为.+\nThe environment variable ${variable} must be`))
    expect(attempt).not.toThrow(/secret/)
  })

  it('names every wrong setting at once', () => {
    expect(() => readSettings({ PORT: 'x', DATABASE_URL: 'x' })).toThrow(/PORT[\s\S]+DATABASE_URL/)
  })
})
