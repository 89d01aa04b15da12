/** Whose things a plan is made of: an organisation and everything below it, as they are when the plan begins. */
export interface Scope {
  readonly tenant: number
  readonly org: string
  readonly level: number
  readonly startsAt: Date
}
