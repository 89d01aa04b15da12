import { readFile } from 'node:fs/promises'
import { shippedModels } from '@fangwei/domain/models/shipped.ts'
import { describe, expect, it } from 'vitest'
import { runBinary } from '../run-binary.ts'

const page = new URL('../../../../docs/models/family-dispute.md', import.meta.url)

describe('model card', { timeout: 60_000 }, () => {
  it('is the page in docs: fangwei model card family-dispute > docs/models/family-dispute.md', async () => {
    const { code, out } = await runBinary(['model', 'card', 'family-dispute'])
    expect(code).toBe(0)
    expect(out).toBe(await readFile(page, 'utf8'))
  })

  it.each(shippedModels.map(({ definition }) => definition.model))('%s is the page in docs', async model => {
    const { out } = await runBinary(['model', 'card', model])
    expect(out).toBe(await readFile(new URL(`../../../../docs/models/${model}.md`, import.meta.url), 'utf8'))
  })

  it('prints its data as JSON', async () => {
    const { out } = await runBinary(['model', 'card', 'family-dispute', '--json'])
    expect(JSON.parse(out)).toMatchObject({ card: { code: 'family-dispute' }, policy: { subject: 'relationship' } })
  })

  it('knows no other model', async () => expect((await runBinary(['model', 'card', 'person-score'])).code).toBe(2))
})
