import { readSettings } from '@fangwei/server/platform/config/index.ts'
import { defineCommand } from '../command.ts'
import { diskCheck, fontsCheck, portCheck } from '../doctor/machine-checks.ts'
import { serverChecks } from '../doctor/server-checks.ts'
import { exitCodes } from '../exit.ts'

export const command = defineCommand({
  path: ['doctor'],
  summary: { zh: '逐项检查正在运行的系统，说明怎么修', en: 'check a running system, and say how to mend what fails' },
  options: {
    login: {
      type: 'string',
      value: 'LOGIN',
      help: { zh: '用来试登录的账号（默认 duty.chengbei）', en: 'account to try with (default duty.chengbei)' },
    },
    password: {
      type: 'string',
      value: 'PASSWORD',
      help: {
        zh: '口令（默认演示口令；也可用 FANGWEI_PASSWORD）',
        en: 'its password (default that of the demo; or FANGWEI_PASSWORD)',
      },
    },
  },
  help: {
    zh: '不启动任何服务。逐行输出 JSON：{check, ok, zh, en, mend}；有一项不通过则以 1 退出。',
    en: 'Starts nothing. Prints a line of JSON a check: {check, ok, zh, en, mend}; exits with 1 when one fails.',
  },
  example: 'doctor --login admin.city',
  run: async ({ values, terminal }) => {
    const settings = readSettings(process.env)
    const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host
    const password = values.password ?? process.env.FANGWEI_PASSWORD ?? 'fangwei-demo'
    const checks = [
      ...(await serverChecks(`http://${host}:${settings.port}`, values.login ?? 'duty.chengbei', password)),
      await diskCheck(settings.dataDir),
      fontsCheck(),
      await portCheck(settings.mqttUrl, settings.mqttPort),
    ]
    for (const check of checks) await terminal.json(check)
    return checks.every(({ ok }) => ok) ? exitCodes.done : exitCodes.failed
  },
})
