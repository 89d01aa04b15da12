import { officers, who } from '../roles.ts'

/** A dispute kept above the station, because one of its own is a party, is handled by the county or the city. */
export const handlers = who([...officers, 'county-supervisor', 'city-analyst'], 'unit')
export const leader = who(['station-leader', 'county-supervisor', 'city-analyst'], 'unit')
export const aide = who(['auxiliary'], 'unit')
export const above = who(['county-supervisor'], 'above', 'supervisor')
