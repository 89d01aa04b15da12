import { withServices } from '@fangwei/server/offline.ts'
import { sql } from '@fangwei/server/platform/db/index.ts'
import { fillCity } from '@fangwei/server/simulation/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes, WrongUse } from '../exit.ts'

const whole = (name: string, text: string | undefined, least: number, most: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new WrongUse({
    zh: `--${name} 须为 ${least} 至 ${most} 的整数`,
    en: `--${name} takes a whole number from ${least} to ${most}`,
  })
}

export const command = defineCommand({
  path: ['simulate', 'city'],
  summary: { zh: '在空库中生成一座模拟城市（全部虚构）', en: 'make a simulated city in an empty store (all invented)' },
  options: {
    seed: {
      type: 'string',
      value: 'N',
      help: { zh: '种子；同一种子同一城市（默认 1）', en: 'same seed, same city (default 1)' },
    },
    population: { type: 'string', value: 'P', help: { zh: '人口（默认 420000）', en: 'people (default 420000)' } },
    days: { type: 'string', value: 'D', help: { zh: '历史天数（默认 120）', en: 'days of history (default 120)' } },
    years: {
      type: 'string',
      value: 'Y',
      help: { zh: '历史年数，与 --days 二选一', en: 'years of history, instead of --days' },
    },
    until: {
      type: 'string',
      value: 'INSTANT',
      help: { zh: '城市的“现在”，带时区（默认此刻）', en: "the city's present, with a zone (default now)" },
    },
  },
  help: {
    zh: '经由与实际相同的接入通道导入，标准输出一行 JSON：calls、seconds。库中已有城市时拒绝。',
    en: 'Goes through the same intake as reality. Prints one line of JSON: calls, seconds. Refused when the store holds a city.',
  },
  example: 'simulate city --seed 7 --population 42000 --days 30',
  run: async ({ values, terminal }) => {
    const seed = whole('seed', values.seed, 0, 2 ** 31)
    const population = whole('population', values.population, 1000, 5_000_000)
    const years = whole('years', values.years, 1, 20)
    const days = years === undefined ? whole('days', values.days, 1, 7300) : years * 365
    if (values.until !== undefined && !/(Z|[+-]\d\d:\d\d)$/.test(values.until))
      throw new WrongUse({
        zh: '--until 须带时区，如 2026-03-01T08:00:00+08:00',
        en: '--until needs a zone, such as 2026-03-01T08:00:00+08:00',
      })
    const began = performance.now()
    const calls = await withServices(async services => {
      const known = await services.db.outside(tx => tx.first(sql`SELECT id FROM tenant LIMIT 1`))
      if (known !== undefined)
        throw new CommandFailed({
          zh: '库中已有城市；请另设 DATA_DIR',
          en: 'The store already holds a city; set another DATA_DIR',
        })
      const filling = await fillCity(services, (zh, en) => terminal.say({ zh, en }), {
        ...(seed === undefined ? {} : { seed }),
        ...(population === undefined ? {} : { population }),
        ...(days === undefined ? {} : { days }),
        ...(values.until === undefined ? {} : { until: new Date(values.until) }),
      })
      return filling.history(() => false)
    })
    await terminal.json({ calls, seconds: Math.round(performance.now() - began) / 1000 })
    return exitCodes.done
  },
})
