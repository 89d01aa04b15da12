import {
  type Action,
  type Condition,
  instant,
  longText,
  type Requirement,
  type Rule,
  text,
  type Who,
  yesNo,
} from '../loop/index.ts'

/** What protecting somebody from violence in a family leaves behind (反家庭暴力法 15-17, 23; 法律援助法 32, 35). */
export const protectionFields = {
  heardAlone: yesNo('是否单独谈话', 'Heard alone'),
  heardNote: longText('谈话记录', 'What the victim said', { privacy: 'sensitive' }),
  letterNumber: text('告诫书编号', 'Letter number', { maxLength: 60 }),
  letterAt: instant('告诫书出具时间', 'Letter issued'),
  letterDelivered: yesNo('已送达双方', 'Delivered to both'),
  committeeTold: yesNo('已通知居（村）委会', 'Committee told'),
  noLetterReason: longText('不出具告诫书的理由', 'Why there is no letter', { maxLength: 1000 }),
  ordersExplained: yesNo('已告知人身安全保护令', 'Protection order explained'),
  legalAidExplained: yesNo('已告知法律援助', 'Legal aid explained'),
  safetyPlan: longText('安全计划', 'Safety plan', { privacy: 'sensitive' }),
}

interface Placing {
  readonly from: readonly string[]
  readonly by: readonly Who[]
  readonly draftBy: readonly Who[]
  /** Clocks that hearing the victim and the safety plan meet. */
  readonly stops: { readonly heard: readonly string[]; readonly planned: readonly string[] }
}

/** The steps themselves. They change no state, so a late one is never out of reach. */
export const protectionActions = ({ from, by, draftBy, stops }: Placing) =>
  ({
    'hear-victim': {
      label: { zh: '受害人单独谈话', en: 'Hear the victim alone' },
      did: 'victim-heard',
      from,
      by,
      asks: ['heardAlone', 'heardNote'],
      rule: 'heardAlone',
      stops: stops.heard,
      weight: 70,
    },
    'issue-letter': {
      label: { zh: '出具告诫书', en: 'Issue a warning letter' },
      did: 'letter-issued',
      consequence: {
        zh: '告诫书须送达双方，并通知居（村）委会查访',
        en: 'The letter goes to both sides, and the committee is told so that it visits',
      },
      from,
      by,
      asks: ['letterNumber', 'letterAt', 'letterDelivered'],
      mayAsk: ['committeeTold'],
      weight: 40,
    },
    'no-letter': {
      label: { zh: '说明不出具告诫书', en: 'Say why there is no letter' },
      did: 'letter-declined',
      from,
      by,
      asks: ['noLetterReason'],
      weight: 20,
    },
    'explain-orders': {
      label: { zh: '告知保护令与法律援助', en: 'Explain protection order and legal aid' },
      did: 'orders-explained',
      from,
      by,
      draftBy,
      asks: ['ordersExplained', 'legalAidExplained'],
      rule: 'ordersExplained',
      weight: 45,
    },
    'safety-plan': {
      label: { zh: '制定安全计划', en: 'Make the safety plan' },
      did: 'safety-planned',
      from,
      by,
      asks: ['safetyPlan'],
      stops: stops.planned,
      weight: 55,
    },
  }) satisfies Record<string, Action>

export const protectionRules = {
  heardAlone: ({ input }) =>
    input.heardAlone === true
      ? { ok: true }
      : {
          ok: false,
          label: {
            zh: '须在加害人不在场时与受害人单独谈话',
            en: 'The victim is heard alone, without the perpetrator present',
          },
        },
  ordersExplained: ({ input }) =>
    input.ordersExplained === true && input.legalAidExplained === true
      ? { ok: true }
      : {
          ok: false,
          label: { zh: '保护令和法律援助都须告知', en: 'Both the protection order and legal aid must be explained' },
        },
} satisfies Record<string, Rule>

/** The steps that must be done while a condition holds. It closes on protection, never on making up. */
export const protectionRequired = (when: Condition, unless?: Condition): Requirement[] => {
  const holding = unless === undefined ? { when } : { when, unless }
  return [
    { kind: 'done', action: 'hear-victim', label: { zh: '受害人单独谈话', en: 'Victim heard alone' }, ...holding },
    {
      kind: 'one-done',
      actions: ['issue-letter', 'no-letter'],
      label: { zh: '告诫书，或不出具的书面理由', en: 'Warning letter, or the written reason for none' },
      ...holding,
    },
    {
      kind: 'done',
      action: 'explain-orders',
      label: { zh: '告知保护令与法律援助', en: 'Protection order and legal aid explained' },
      ...holding,
    },
    { kind: 'done', action: 'safety-plan', label: { zh: '安全计划', en: 'Safety plan' }, ...holding },
  ]
}
