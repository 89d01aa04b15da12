import type { City, Site } from '@fangwei/city'
import type { NewEntry } from '../registers/index.ts'

type Asked = Readonly<{ kind: string; visits: number; from: string; to: string; indoor?: true }>

/** What a night's patrol owes each kind of place `[default]`: garages more often, by the code of a tag down there. */
const ASKED: Readonly<Partial<Record<Site['kind'], Asked>>> = {
  park: { kind: 'park', visits: 2, from: '20:00', to: '01:00' },
  transport: { kind: 'transport', visits: 2, from: '20:00', to: '00:00' },
  hospital: { kind: 'hospital', visits: 1, from: '22:00', to: '05:00' },
  market: { kind: 'night-market', visits: 2, from: '20:00', to: '00:30' },
  bank: { kind: 'bank', visits: 1, from: '23:00', to: '05:00' },
  mall: { kind: 'garage', visits: 3, from: '21:00', to: '05:00', indoor: true },
}

/** The must-patrol points of the simulated city, one at each site that asks for it. */
export const patrolPointEntries = (city: City): NewEntry[] =>
  city.sites.flatMap(site => {
    const asked = ASKED[site.kind]
    if (asked === undefined) return []
    const [lng, lat] = site.position
    const below = asked.kind === 'garage' ? { zh: '地下车库', en: ' garage' } : { zh: '', en: '' }
    return [
      {
        id: `PP-${site.code}`,
        values: {
          ...asked,
          name: `${site.name.zh}${below.zh}`,
          nameEn: `${site.name.en}${below.en}`,
          org: site.community,
          site: site.code,
          lng,
          lat,
          stay: 5,
        },
      },
    ]
  })
