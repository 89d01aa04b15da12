import { officers, who } from '../roles.ts'

/** Who stands where. A warning kept above the station or the county, because one of their own is a party, is handled there. */
export const city = who(['city-analyst'], 'unit')
export const county = who(['county-supervisor'], 'unit')
export const handlers = who([...officers, 'county-supervisor', 'city-analyst'], 'unit')
export const leader = who(['station-leader', 'county-supervisor', 'city-analyst'], 'unit')
export const aide = who(['auxiliary'], 'unit')
export const partner = who(['partner'], 'partner')
/** Those who pushed it and answer for it. */
export const supervisors = who(['county-supervisor', 'city-analyst'], 'supervisor', 'above')
