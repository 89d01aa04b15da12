import type { UnitKind } from '../dictionaries/unit.ts'
import { distanceMetres, type LngLat } from '../geo/index.ts'
import type { Policy } from '../loop/matter-type.ts'
import { policyAt } from '../loop/policy.ts'

/** How a unit gets there; `air` flies straight. */
export type Mode = 'vehicle' | 'bike' | 'foot' | 'air'

const modes: Readonly<Record<UnitKind, Mode>> = {
  car: 'vehicle',
  ptu: 'vehicle',
  bike: 'bike',
  foot: 'foot',
  workstation: 'foot',
  volunteers: 'foot',
  drone: 'air',
}
export const modeOf = (kind: UnitKind): Mode => modes[kind]

export interface Speeds {
  readonly vehicleKmh: number
  readonly bikeKmh: number
  readonly footKmh: number
  /** Road length over the straight line. */
  readonly detour: number
}

const amount = (policies: readonly Policy[], code: string, at: Date) => policyAt(policies, code, null, at).amounts[0]!
export const speedsAt = (policies: readonly Policy[], at: Date): Speeds => ({
  vehicleKmh: amount(policies, 'dispatching.speed-vehicle', at),
  bikeKmh: amount(policies, 'dispatching.speed-bike', at),
  footKmh: amount(policies, 'dispatching.speed-foot', at),
  detour: amount(policies, 'dispatching.detour', at) / 100,
})

/**
 * Minutes where no road graph is loaded or it does not reach: straight line × detour ÷ speed of the mode. An
 * estimate, and shown as one.
 */
export function estimateMinutes(mode: Mode, from: LngLat, to: LngLat, speeds: Speeds): number {
  const km = distanceMetres(from, to) / 1000
  if (mode === 'air') return (km / speeds.vehicleKmh) * 60
  return ((km * speeds.detour) / kmhOf(mode, speeds)) * 60
}

/** What the straight way would take at the speed of the mode: no road is quicker. */
export const straightMinutes = (mode: Mode, from: LngLat, to: LngLat, speeds: Speeds): number =>
  (distanceMetres(from, to) / 1000 / kmhOf(mode, speeds)) * 60

function kmhOf(mode: Mode, { vehicleKmh, bikeKmh, footKmh }: Speeds): number {
  if (mode === 'bike') return bikeKmh
  return mode === 'foot' ? footKmh : vehicleKmh
}
