import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

type Matters = typeof import('@fangwei/domain/matters/index.ts')
type Loop = typeof import('@fangwei/domain/loop/index.ts')

const root = join(import.meta.dirname, '..')
const copy = join(root, '.cache', `toy-type-${process.pid}`)
const file = (path: string) => join(copy, 'src', path)

beforeAll(async () => {
  await mkdir(copy, { recursive: true })
  await cp(join(root, 'packages/domain/src'), join(copy, 'src'), { recursive: true })
  const guide = await readFile(join(root, 'docs/adding-a-matter-type.md'), 'utf8')
  const declaration = /```ts\n([\s\S]*?)```/.exec(guide)![1]!.replaceAll(/^ {3}/gm, '')
  await mkdir(file('matters/lost-property'))
  await writeFile(file('matters/lost-property/index.ts'), declaration)
  const index = await readFile(file('matters/index.ts'), 'utf8')
  await writeFile(
    file('matters/index.ts'),
    `import { lostProperty } from './lost-property/index.ts'\n${index.replace('matterTypes: readonly MatterType[] = [', 'matterTypes: readonly MatterType[] = [lostProperty, ')}`,
  )
})
afterAll(() => rm(copy, { recursive: true, force: true }))

it('works a matter of the type that the guide declares, with one folder and one line', async () => {
  const matters = (await import(pathToFileURL(file('matters/index.ts')).href)) as Matters
  const loop = (await import(pathToFileURL(file('loop/index.ts')).href)) as Loop
  const type = matters.findMatterType('lost-property')!
  expect(matters.matterTypes.map(t => t.type)).toContain('lost-property')

  let id = 0
  const context = {
    policies: matters.shippedPolicies,
    calendar: { version: 1, offsetMinutes: 480, daysOff: new Set<string>(), workedWeekends: new Set<string>() },
    pathOf: () => ['STATION00001'],
    deskOf: () => 'desk',
    newId: () => {
      id += 1
      return `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`
    },
  }
  const actor = { account: 'officer', roles: ['station-duty-officer'], org: 'STATION00001', duties: [] }
  const now = new Date('2026-03-02T01:00:00Z')
  const opened = loop.open({
    type,
    id: context.newId(),
    unit: 'STATION00001',
    fields: { item: '雨伞' },
    actor,
    now,
    context,
  })
  if (!opened.ok) throw new Error(opened.label.en)
  expect(opened.deadlines.map(d => d.dueAt)).toEqual(['2026-04-01T15:59:59.999Z'])
  expect(loop.allowedActions(type, opened.next, actor, now, context).map(a => a.action)).toContain('give-back')

  const refused = loop.decide({ type, matter: opened.next, action: 'give-back', input: {}, actor, now, context })
  expect(refused).toMatchObject({ ok: false, code: 'missing-field', fields: ['owner'] })
  const returned = loop.decide({
    type,
    matter: opened.next,
    action: 'give-back',
    input: { owner: 'sealed' },
    actor,
    now,
    context,
  })
  if (!returned.ok) throw new Error(returned.label.en)
  expect(returned.next).toMatchObject({ state: 'returned', closed: true, version: 2 })
  expect(returned.facts.map(f => f.kind)).toEqual(['lost-property.returned'])
})
