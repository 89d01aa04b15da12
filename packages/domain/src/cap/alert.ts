import type { Label } from '../loop/index.ts'

/** The code values of CAP 1.2 (OASIS, 2010); 1.1 has one response type and one area kind fewer. */
export const capCodes = {
  status: ['Actual', 'Exercise', 'System', 'Test', 'Draft'],
  msgType: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'],
  scope: ['Public', 'Restricted', 'Private'],
  category: [
    'Geo',
    'Met',
    'Safety',
    'Security',
    'Rescue',
    'Fire',
    'Health',
    'Env',
    'Transport',
    'Infra',
    'CBRNE',
    'Other',
  ],
  responseType: ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
} as const

type Code<K extends keyof typeof capCodes> = (typeof capCodes)[K][number]

export interface CapNamed {
  readonly valueName: string
  readonly value: string
}

export interface CapArea {
  readonly areaDesc: string
  /** Closed rings of `[lat, lng]`, WGS-84 degrees, as CAP writes them. */
  readonly polygons: readonly (readonly (readonly [lat: number, lng: number])[])[]
  /** Centre in WGS-84 degrees and radius in kilometres. */
  readonly circles: readonly { readonly lat: number; readonly lng: number; readonly radiusKm: number }[]
  readonly geocodes: readonly CapNamed[]
  /** Feet above mean sea level, as the standard says. */
  readonly altitude?: number
  readonly ceiling?: number
}

export interface CapResource {
  readonly resourceDesc: string
  readonly mimeType?: string
  readonly size?: number
  readonly uri?: string
  readonly digest?: string
}

export interface CapInfo {
  readonly language: string
  readonly categories: readonly Code<'category'>[]
  readonly event: string
  readonly responseTypes: readonly Code<'responseType'>[]
  readonly urgency: Code<'urgency'>
  readonly severity: Code<'severity'>
  readonly certainty: Code<'certainty'>
  readonly audience?: string
  readonly eventCodes: readonly CapNamed[]
  readonly effective?: string
  readonly onset?: string
  readonly expires?: string
  readonly senderName?: string
  readonly headline?: string
  readonly description?: string
  readonly instruction?: string
  readonly web?: string
  readonly contact?: string
  readonly parameters: readonly CapNamed[]
  readonly resources: readonly CapResource[]
  readonly areas: readonly CapArea[]
}

/** One CAP message. Instants stay as they were written, with their own offset. */
export interface CapAlert {
  readonly version: '1.1' | '1.2'
  readonly identifier: string
  readonly sender: string
  readonly sent: string
  readonly status: Code<'status'>
  readonly msgType: Code<'msgType'>
  readonly source?: string
  readonly scope: Code<'scope'>
  readonly restriction?: string
  readonly addresses?: string
  readonly codes: readonly string[]
  readonly note?: string
  readonly references?: string
  readonly incidents?: string
  readonly infos: readonly CapInfo[]
}

/** What is wrong and where: `info[0].area[1].polygon`. */
export interface CapFault {
  readonly path: string
  readonly message: Label
}

export type CapReading = { readonly alert: CapAlert } | { readonly faults: readonly CapFault[] }
