import type { Account } from '@fangwei/server/access/index.ts'

/** An invented city of four counties with five stations each; codes belong to no real place. */
export interface BenchOrg {
  readonly code: string
  readonly kind: string
  readonly path: readonly string[]
}

const COUNTIES = 4
const STATIONS = 5
const CITY = '159900000000'

export function benchOrgs(): BenchOrg[] {
  const city = { code: CITY, kind: 'city-bureau', path: [CITY] }
  const counties = Array.from({ length: COUNTIES }, (_, i) => {
    const code = `1599${String(i + 1).padStart(2, '0')}000000`
    return { code, kind: 'county-bureau', path: [CITY, code] }
  })
  const stations = counties.flatMap(county =>
    Array.from({ length: STATIONS }, (_, i) => {
      const code = `${county.code.slice(0, 6)}9901${String(i + 1).padStart(2, '0')}`
      return { code, kind: 'station', path: [...county.path, code] }
    }),
  )
  return [city, ...counties, ...stations]
}

export const stationsOf = (orgs: readonly BenchOrg[]) => orgs.filter(o => o.kind === 'station')

/** The account with this number: a duty officer on shift at the desk of its organisation. */
export const officer = (tenant: number, number: number, org: string, role: string): Account => ({
  tenant,
  id: `officer-${number}`,
  login: `officer.${number}`,
  name: `Officer ${number}`,
  org,
  roles: [role],
  duties: [{ post: `desk-${org}`, shift: `shift-${number}` }],
})
