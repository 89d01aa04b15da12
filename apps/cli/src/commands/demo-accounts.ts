import { withServices } from '@fangwei/server/offline.ts'
import { demoAccounts, ensureTenant } from '@fangwei/server/simulation/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'

export const command = defineCommand({
  path: ['demo', 'accounts'],
  summary: { zh: '列出模拟城市的演示账号（JSON）', en: "list the simulated city's accounts (JSON)" },
  options: {},
  help: {
    zh: '标准输出一个 JSON 数组：login、password、name、org、roles。全部为虚构人员。',
    en: 'Prints a JSON array: login, password, name, org, roles. Every person is invented.',
  },
  example: 'demo accounts',
  run: async ({ terminal }) => {
    const accounts = await withServices(async services => {
      await ensureTenant(services)
      return demoAccounts(services)
    })
    await terminal.json(accounts)
    return exitCodes.done
  },
})
