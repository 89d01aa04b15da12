import type { City } from '@fangwei/city'
import { type CapAlert, capInstant, writeCap } from '@fangwei/domain/cap/index.ts'
import { takeCap } from '../cap/index.ts'
import type { Services } from '../services.ts'
import { TENANT } from './plant.ts'

const HOUR_MS = 3_600_000
const UTC_OFFSET_MINUTES = 480

/** One warning of the weather service, through the same reader as any: what a city's first page looks like on such a day. */
export async function sendWarning(services: Services, city: City, until: Date): Promise<void> {
  const [centre] = city.organisations.filter(org => org.parent === null)
  if (centre === undefined) return
  const at = (hours: number) =>
    capInstant(new Date(until.getTime() + hours * HOUR_MS).toISOString(), UTC_OFFSET_MINUTES)
  const common = {
    categories: ['Met'],
    responseTypes: ['Prepare'],
    urgency: 'Expected',
    severity: 'Moderate',
    certainty: 'Likely',
    eventCodes: [],
    expires: at(18),
    parameters: [],
    resources: [],
    areas: [
      {
        areaDesc: city.name.zh,
        polygons: [],
        circles: [{ lat: centre.position[1], lng: centre.position[0], radiusKm: 12 }],
        geocodes: [],
      },
    ],
  } as const
  const alert: CapAlert = {
    version: '1.2',
    identifier: 'simulated-wind-1',
    sender: 'weather.simulated.example',
    sent: at(-1),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    codes: [],
    infos: [
      {
        language: 'zh-CN',
        event: '大风',
        headline: '大风黄色预警',
        description: '预计未来 18 小时有 6 到 7 级偏北风，阵风 8 级。',
        instruction: '加固户外设施，远离广告牌和临时搭建物。',
        senderName: `${city.name.zh}气象台（模拟）`,
        ...common,
      },
      {
        language: 'en-GB',
        event: 'Strong wind',
        headline: 'Yellow warning of strong wind',
        description: 'Northerly wind of force 6 to 7 in the next 18 hours, gusts of 8.',
        instruction: 'Fasten what stands outside; keep away from hoardings and sheds.',
        senderName: `${city.name.en} weather service (simulated)`,
        ...common,
      },
    ],
  }
  await takeCap(services, { tenant: TENANT, id: 'simulation' }, 'weather', Buffer.from(writeCap(alert)))
}
