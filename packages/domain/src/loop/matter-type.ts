import type { Field, Label } from './field.ts'

/** 1 is the most urgent: 红 橙 黄 蓝. One scale for every matter type. */
export type Grade = 1 | 2 | 3 | 4

/**
 * How an actor's organisation stands to a matter:
 * `unit` handles it, `supervisor` pushed it and answers for it, `above` is an ancestor of the unit,
 * `partner` was asked to help, `holder` is on shift at the post that holds it, `any` is within sight of it.
 */
export type Relation = 'unit' | 'supervisor' | 'above' | 'partner' | 'holder' | 'any'

export interface Who {
  readonly roles: readonly string[]
  readonly relation: readonly Relation[]
}

/** When a requirement, a deadline or an action counts. All named parts must hold. */
export interface Condition {
  readonly all?: readonly Condition[]
  readonly grade?: readonly Grade[]
  readonly field?: string
  readonly equals?: unknown
  /** Holds when the field is present at all. */
  readonly present?: boolean
}

export type Requirement = { readonly when?: Condition; readonly unless?: Condition; readonly label: Label } & (
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'done'; readonly action: string }
  | { readonly kind: 'one-done'; readonly actions: readonly string[] }
  /** Cannot be met while its condition holds; the label says why not. */
  | { readonly kind: 'never' }
  | { readonly kind: 'follow-ups' }
  | { readonly kind: 'children-closed'; readonly type: string }
  | { readonly kind: 'rule'; readonly rule: string }
)

/** A matter opened by an action, with the fields it inherits: child field ← field of parent or input. */
export interface Spawn {
  readonly type: string
  readonly when?: Condition
  readonly fields: Readonly<Record<string, string>>
  /** Field of the input that names the child's unit; without it the child stays with the parent's unit. */
  readonly unitFrom?: string
}

/** After this action, the parent is told by a system action of its own, in the same transaction. */
export interface Echo {
  readonly action: string
  readonly when?: Condition
  readonly fields?: Readonly<Record<string, string>>
}

/** Where an action leads when its condition holds on the merged fields; the first that fits is taken. */
export interface Branch {
  readonly when?: Condition
  /** Only from these states. */
  readonly from?: readonly string[]
  readonly to: string
  /** Beside those of the action itself. */
  readonly starts?: readonly string[]
  readonly stops?: readonly string[]
  readonly drops?: readonly string[]
}

export interface Action {
  readonly label: Label
  /** Past tense, names the fact: action `sign` of type `order` leaves the fact `order.signed`. */
  readonly did: string
  /** Sentence of the timeline; `{field}` is replaced by the label of the value. Defaults to the label. */
  readonly sentence?: Label
  /** What pressing the button means, shown before it, for legal or final acts. */
  readonly consequence?: Label
  readonly from: readonly string[]
  /** State after it; absent: the state stays. */
  readonly to?: string
  /** Taken instead of `to` by the first branch that fits. */
  readonly toWhen?: readonly Branch[]
  readonly by: readonly Who[]
  /** Fields that must be given, and fields that may be. Names of the type's own fields. */
  readonly asks?: readonly string[]
  readonly mayAsk?: readonly string[]
  readonly requires?: readonly Requirement[]
  /** A clock that already runs is left running. */
  readonly starts?: readonly string[]
  readonly stops?: readonly string[]
  /** Clocks that no longer apply: cancelled, not met. */
  readonly drops?: readonly string[]
  /** Running clocks counted anew from now by the new grade, where that ends sooner. */
  readonly hastens?: readonly string[]
  /** What was done before no longer counts: a new round with its own steps and its own second person. */
  readonly startsOver?: boolean
  /** Instant field that keeps when this first happened; never overwritten. */
  readonly stamps?: string
  /** Second person: refused to whoever last did one of these actions. */
  readonly notWhoDid?: readonly string[]
  /** The handling unit becomes the one named in this field (must be below the present one or, with `up`, its parent). */
  readonly movesTo?: { readonly field: string } | 'up'
  /** The present unit becomes the supervisor of the matter as it moves down. */
  readonly supervises?: boolean
  /** The post named in this field holds the matter from now on. */
  readonly holds?: string
  /** Organisations in this field join as partners. */
  readonly invites?: string
  readonly spawns?: readonly Spawn[]
  readonly echoes?: readonly Echo[]
  /** Plans the follow-ups that the type and grade require. */
  readonly plansFollowUps?: boolean
  /** Meets the earliest open follow-up. */
  readonly meetsFollowUp?: boolean
  /** A pure rule that fills or changes fields after the input is merged. */
  readonly rule?: string
  /** The one emphasised button when several are allowed; higher first. */
  readonly weight?: number
  /** Offered on a selection of matters at once. */
  readonly bulk?: boolean
  /** Only the system may do it (echo, model, clock). */
  readonly system?: boolean
  /** May be proposed by roles listed here as a draft that someone in `by` confirms. */
  readonly draftBy?: readonly Who[]
}

export interface State {
  readonly label: Label
  readonly closed?: boolean
  /** Waiting on somebody: shown on the board as where a matter is stuck. */
  readonly waitsFor?: Label
}

export interface DeadlineRule {
  readonly label: Label
  /** Policy code; its rows say how long, in what days, on which basis, from when. */
  readonly policy: string
  /** A planned visit or check: no lapse into escalation before its day, several may run. */
  readonly planned?: boolean
  /** An act of the system that the lapse itself brings; `names` is the field that tells who was told, by name. */
  readonly onLapse?: { readonly action: string; readonly names?: string }
}

/** Grade, amount and basis of a duration or count, dated. The latest row in force at the start is kept with the deadline. */
export interface Policy {
  readonly code: string
  readonly grade: Grade | null
  readonly amounts: readonly number[]
  readonly unit: 'minute' | 'hour' | 'day' | 'working-day' | 'count'
  readonly basis: string
  readonly effectiveFrom: string
}

/** What a rule may look at: the merged matter and the input, nothing else. */
export interface RuleInput {
  readonly data: Readonly<Record<string, unknown>>
  readonly input: Readonly<Record<string, unknown>>
  readonly grade: Grade | null
  readonly doneBy: Readonly<Record<string, string>>
  readonly now: Date
}

/** A rule refuses with a label, or allows with changes to fields and grade. */
export type RuleResult =
  | { readonly ok: false; readonly label: Label }
  | { readonly ok: true; readonly set?: Readonly<Record<string, unknown>>; readonly grade?: Grade }
export type Rule = (input: RuleInput) => RuleResult

export interface MatterType {
  readonly type: string
  readonly version: number
  readonly label: Label
  readonly fields: Readonly<Record<string, Field>>
  readonly states: Readonly<Record<string, State>>
  readonly initial: string
  readonly actions: Readonly<Record<string, Action>>
  /** Who may open one by hand, and what must be given. Types opened only by the system leave `by` empty. */
  readonly opening: {
    readonly by: readonly Who[]
    readonly asks: readonly string[]
    readonly mayAsk?: readonly string[]
    readonly starts?: readonly string[]
    readonly rule?: string
    /** State reached at once when the opening already says so: field → value → state. */
    readonly startsIn?: readonly {
      readonly when: Condition
      readonly state: string
      readonly starts?: readonly string[]
    }[]
  }
  /** Who does the ordinary acts common to every type (note, claim, hand over, ask for time), and who approves and urges. */
  readonly workers: readonly Who[]
  readonly leaders: readonly Who[]
  readonly deadlines: Readonly<Record<string, DeadlineRule>>
  readonly followUps?: { readonly policy: string; readonly label: Label }
  /** A further sign of the same subject within this many days (policy) reopens the closed matter by this action. */
  readonly reopens?: { readonly policy: string; readonly action: string }
  readonly rules?: Readonly<Record<string, Rule>>
  readonly policies: readonly Policy[]
  /** Field or property names shown as list columns, in order. */
  readonly columns: readonly string[]
  /** Fields (plain only) joined into the one-line title. */
  readonly title: readonly string[]
  /** People as named in this one matter: role → the fields that hold them. */
  readonly parties?: Readonly<
    Record<
      string,
      {
        readonly label: Label
        readonly name?: string
        readonly phone?: string
        readonly idNumber?: string
        /** Field with the number of a recorded relationship: both its people are parties. */
        readonly relationship?: string
      }
    >
  >
  /** Further signs join it at any moment: an act is judged by the state alone, not by the version that was read. */
  readonly judgedByState?: boolean
  /** At most one may be open about a subject: a further judgement joins it. */
  readonly oneOpenPerSubject?: boolean
  /** Plain fields that go with the personal ones when the matter is erased. */
  readonly erases?: readonly string[]
  /** Retention class of its payloads; days after closing come from policy `retention.<class>`. */
  readonly retention: string
  /**
   * Fields that a partner sees of a matter it was asked to help with, beside type, state, grade, clocks and what it may do.
   * None unless named here; a personal one stays masked.
   */
  readonly partnersSee?: readonly string[]
  /**
   * What of it leaves for everybody, and by which acts. Plain fields only, each act by a second person; no word of it may
   * name anybody of the matters it comes from.
   */
  readonly publishes?: { readonly fields: readonly string[]; readonly by: readonly string[] }
  /** Only a few shown fields and a general place for those who do not handle it. */
  readonly shielded?: Condition
  /** Names of states and fields of earlier versions: what they became. */
  readonly retire?: {
    readonly states?: Readonly<Record<string, string>>
    readonly fields?: Readonly<Record<string, string>>
  }
}
