import type { Matter } from '@fangwei/domain/loop/index.ts'

/** So many are kept; the one not asked for longest goes first. */
const MOST = 5000

/**
 * Matters as this process last committed them. One is right only together with its version read under its lock, for
 * every write counts the version up and no version is ever written twice.
 */
export class KnownMatters {
  private readonly byId = new Map<string, Matter>()

  at(id: string, version: number): Matter | undefined {
    const known = this.byId.get(id)
    if (known?.version !== version) return undefined
    this.byId.delete(id)
    this.byId.set(id, known)
    return known
  }

  /** Only what has been committed. */
  keep(matter: Matter): void {
    this.byId.delete(matter.id)
    if (matter.closed) return
    this.byId.set(matter.id, matter)
    if (this.byId.size > MOST) this.byId.delete(this.byId.keys().next().value!)
  }
}
