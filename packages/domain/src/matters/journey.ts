import {
  type Actor,
  allowedActions,
  type Context,
  type Decision,
  decide,
  type Matter,
  type MatterType,
} from '../loop/index.ts'
import { at, done } from '../loop/test-world.ts'

type Input = Readonly<Record<string, unknown>>

/** One matter walked through by its people, for tests: each step must have been offered to whoever takes it. */
export class Journey {
  readonly decisions: Decision[] = []
  private now: Date

  constructor(
    readonly type: MatterType,
    public matter: Matter,
    private readonly context: Context,
    start: string,
  ) {
    this.now = at(start)
  }

  /** Later, at an ISO instant. */
  at(iso: string): this {
    this.now = at(iso)
    return this
  }

  private ask(actor: Actor, action: string, input: Input) {
    return { type: this.type, matter: this.matter, action, input, actor, now: this.now, context: this.context }
  }

  offered(actor: Actor): string[] {
    return allowedActions(this.type, this.matter, actor, this.now, this.context).map(a => a.action)
  }

  needs(actor: Actor, action: string): string[] | undefined {
    return allowedActions(this.type, this.matter, actor, this.now, this.context)
      .find(a => a.action === action)
      ?.needs.map(n => n.zh)
  }

  step(actor: Actor, action: string, input: Input = {}): this {
    if (actor.system !== true && !this.offered(actor).includes(action))
      throw new Error(`${action} is not offered to ${actor.account} in ${this.matter.state}`)
    const decision = done(this.ask(actor, action, input))
    this.decisions.push(decision)
    this.matter = decision.next
    return this
  }

  /** The code of the refusal, or `allowed`. */
  refusal(actor: Actor, action: string, input: Input = {}): string {
    const result = decide(this.ask(actor, action, input))
    return result.ok ? 'allowed' : result.code
  }

  running(): string[] {
    return this.matter.deadlines.filter(d => d.state === 'running').map(d => d.code)
  }

  due(code: string): string | undefined {
    return this.matter.deadlines.find(d => d.code === code && d.state === 'running')?.dueAt
  }
}
