import type { Relation, Who } from '../loop/index.ts'

/** Roles of domain terms (职务与岗位角色). Data, not ranks: an account may hold several. */
export const roles = {
  dispatcher: { zh: '接警员', en: 'Dispatcher' },
  'station-duty-officer': { zh: '值班民警', en: 'Station duty officer' },
  'community-officer': { zh: '社区民警', en: 'Community officer' },
  'station-leader': { zh: '所领导', en: 'Station leader' },
  'county-supervisor': { zh: '旗县区督办员', en: 'County supervisor' },
  'city-analyst': { zh: '市局研判员', en: 'City analyst' },
  auditor: { zh: '审计员', en: 'Auditor' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  auxiliary: { zh: '辅警', en: 'Auxiliary' },
  partner: { zh: '协作单位人员', en: 'Partner agency' },
} as const

export type Role = keyof typeof roles

/** Reads as a sentence: `who(['station-leader'], 'unit')`. */
export const who = (names: readonly Role[], ...relation: readonly Relation[]): Who => ({ roles: names, relation })

/** Sworn officers of the handling station, whatever their desk. */
export const officers = ['station-duty-officer', 'community-officer', 'station-leader'] as const
