import type { Label } from '@fangwei/domain/loop/index.ts'

export interface OrgNode {
  readonly value: string
  readonly title: string
  readonly children: OrgNode[]
}

interface Org {
  readonly code: string
  readonly name: Label
  readonly parent: string | null
}

/** The organisations from `root` down, each under its parent, in order of their codes. */
export function orgTree(orgs: readonly Org[], root: string, language: 'zh' | 'en'): OrgNode[] {
  const below = new Map<string, Org[]>()
  for (const org of orgs) {
    if (org.parent === null) continue
    const siblings = below.get(org.parent)
    if (siblings === undefined) below.set(org.parent, [org])
    else siblings.push(org)
  }
  const nodeOf = (org: Org): OrgNode => ({
    value: org.code,
    title: org.name[language],
    children: [...(below.get(org.code) ?? [])].sort((a, b) => a.code.localeCompare(b.code)).map(nodeOf),
  })
  const top = orgs.find(org => org.code === root)
  return top === undefined ? [] : [nodeOf(top)]
}

/** Codes from the root of the tree down to an organisation, itself last. */
export function orgPath(orgs: readonly Org[], code: string): string[] {
  const byCode = new Map(orgs.map(org => [org.code, org]))
  const path: string[] = []
  for (let org = byCode.get(code); org !== undefined; org = org.parent === null ? undefined : byCode.get(org.parent))
    path.unshift(org.code)
  return path
}
