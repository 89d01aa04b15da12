import type { NotScored } from '../points/policy.ts'

type NotScoredRow = readonly [code: string, zh: string, en: string, whyZh: string, whyEn: string]

const notScoredRows: readonly NotScoredRow[] = [
  [
    'C5',
    '既往家庭暴力处罚',
    'earlier penalty for family violence',
    '记录封存（治安管理处罚法第一百三十六条），未设分值，不作为输入',
    'records are sealed (Public Security Administration Punishments Law art 136); no points are set; not an input',
  ],
  [
    'C9',
    '失业、经济困难、债务',
    'unemployment, hardship or debt',
    '未设分值，不作为输入',
    'no points are set; not an input',
  ],
  [
    'D',
    '专业判断',
    'professional judgement',
    '由人作出，可上调或下调一级并写明理由，不在函数之内',
    'made by a person, one level up or down with a reason; outside the function',
  ],
  [
    'help-barriers',
    '求助受阻',
    'barriers to seeking help',
    '用于安全计划，不计分',
    'used in the safety plan, no points',
  ],
  [
    'coercion',
    '强制性行为',
    'sexual coercion',
    '启动刑事报案，不计分，限制查阅',
    'opens a criminal report, no points, restricted access',
  ],
  [
    'victim-despair',
    '受害人轻生念头',
    'suicidal thoughts of the victim',
    '转医疗和心理援助，不计分',
    'opens medical and psychological help, no points',
  ],
  [
    'other-records',
    '非家庭违法犯罪记录、羁押史',
    'other offences and custody',
    '记录封存，易生偏见，与帮助快慢无关',
    'sealed, prone to bias, not needed to decide how fast to help',
  ],
  [
    'children-count',
    '子女人数和来源',
    'number and parentage of children',
    '侵扰且污名化，无法定必要',
    'intrusive and stigmatising, no statutory need',
  ],
  [
    'diagnosis',
    '加害人精神健康诊断',
    'diagnosis of the perpetrator',
    '属健康信息，只记录行为',
    'health data; only behaviour is recorded',
  ],
  [
    'group',
    '职业、身份、地域、民族、宗教',
    'occupation, status, region, ethnicity or religion',
    '任何情况下都不使用',
    'never used',
  ],
]

/** Concepts that risk tools use and this model does not score, and why. */
export const notScored: readonly NotScored[] = notScoredRows.map(([code, zh, en, whyZh, whyEn]) => ({
  code,
  label: { zh, en },
  why: { zh: whyZh, en: whyEn },
}))
