import type { Api } from './api.ts'
import type { Counts } from './counts.ts'

const SAID: readonly (readonly [content: string, category: string])[] = [
  ['楼下有人吵架，声音很大', '纠纷'],
  ['邻居深夜装修，一直有噪音', '纠纷'],
  ['路口两车相撞，没有人受伤', '道路交通类警情'],
  ['店里有人拿了东西没付钱', '行政（治安）类警情'],
  ['老人出门两小时没有回来', '群众紧急求助'],
  ['收到自称客服的退款电话，要求转账', '刑事类警情'],
]

/** Callers through the feed of the command system, as reality would bring them. */
export function openCallers(api: Api, stations: readonly string[], counts: Counts) {
  const run = Date.now().toString(36)
  let number = 0
  return {
    async call(chance: number): Promise<void> {
      number += 1
      const [content, category] = SAID[Math.floor(chance * SAID.length)]!
      const at = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
      const form = {
        接警单编号: `live-${run}-${number}`,
        报警时间: at,
        报警内容: content,
        警情地址: `模拟路 ${(number % 200) + 1} 号`,
        管辖单位代码: stations[number % stations.length] ?? '',
        警情类别: category,
      }
      counts.calls += 1
      await api.post('/intake/forms', { feed: 'simulate-live', forms: [form] }).then(
        () => {
          counts.acknowledged += 1
        },
        () => {
          counts.failed += 1
        },
      )
    },
  }
}
