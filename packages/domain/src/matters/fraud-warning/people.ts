import { officers, who } from '../roles.ts'

export const handlers = who([...officers, 'county-supervisor', 'city-analyst'], 'unit')
export const leader = who(['station-leader', 'county-supervisor', 'city-analyst'], 'unit')
/** Makes the calls too; what an auxiliary records of them stands as a draft until an officer confirms it. */
export const aide = who(['auxiliary'], 'unit')
export const senders = who(['city-analyst', 'county-supervisor', 'dispatcher'], 'unit', 'above')
export const above = who(['county-supervisor', 'city-analyst'], 'above', 'supervisor')
