import { officers, who } from '../roles.ts'

export const handlers = who([...officers, 'county-supervisor', 'city-analyst'], 'unit')
export const leader = who(['station-leader', 'county-supervisor', 'city-analyst'], 'unit')
export const aide = who(['auxiliary'], 'unit')
export const above = who(['county-supervisor', 'city-analyst'], 'above', 'supervisor')
export const senders = who(['county-supervisor', 'city-analyst'], 'unit', 'above')
