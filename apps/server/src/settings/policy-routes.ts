import { randomUUID } from 'node:crypto'
import { type Body, type PolicyProposal, type PolicyRow, routes, type Static } from '@fangwei/contract/index.ts'
import { dispatchingPolicies } from '@fangwei/domain/dispatching/index.ts'
import { type Grade, type Policy, policyAt } from '@fangwei/domain/loop/index.ts'
import { matterTypes, shippedPolicies } from '@fangwei/domain/matters/index.ts'
import { patrolPolicies } from '@fangwei/domain/patrolling/index.ts'
import { registerPolicies } from '@fangwei/domain/registers/index.ts'
import { retentionClasses, retentionPolicies, retentionPolicy } from '@fangwei/domain/retention/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, Problem, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { remember, todayIn, wholeTenant } from './acting.ts'

type Row = Static<typeof PolicyRow>
type Proposal = Static<typeof PolicyProposal>

const shipped: readonly Policy[] = [
  ...shippedPolicies,
  ...registerPolicies,
  ...dispatchingPolicies,
  ...patrolPolicies,
  ...retentionPolicies,
]

/** Policies are dated rows that two people change: one proposes with a basis and a day, another approves. */
export function servePolicies(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listPolicies, ({ account, now }) =>
    db.as(viewerOf(account), async tx => {
      const own = await tx.rows<Policy & { approvedBy: string }>(sql`
        SELECT code, grade, amounts, unit, basis, effective_from AS "effectiveFrom", approved_by AS "approvedBy" FROM policy
        WHERE tenant = ${account.tenant} ORDER BY code, grade, effective_from`)
      const all: readonly (Policy & { approvedBy?: string })[] = [...shipped, ...own]
      return { items: all.map(policy => rowOf(policy, all, now)) }
    }),
  )

  app.serve(routes.listProposals, ({ account, query }) =>
    db.as(viewerOf(account), async tx => ({
      items: await proposals(tx, account.tenant, undefined, query.open === true),
    })),
  )

  app.serve(routes.proposePolicy, async ({ account, body, now }) => {
    const directory = await directories.of(account.tenant)
    wholeTenant(account, directory)
    checkProposal(body, todayIn(directory, now))
    return db.as(viewerOf(account), async tx => {
      await refuseTaken(tx, account.tenant, body)
      const id = randomUUID()
      await tx.run(sql`
        INSERT INTO policy_proposal (tenant, id, code, grade, amounts, unit, basis, effective_from, proposed_by, proposed_at)
        VALUES (${account.tenant}, ${id}, ${body.code}, ${body.grade}, ${body.amounts}, ${body.unit}, ${body.basis}, ${body.effectiveFrom}, ${account.id}, ${now.toISOString()})`)
      await remember(tx, account, now, 'policy.proposed', { proposal: id, ...body })
      return (await proposals(tx, account.tenant, id, false))[0]!
    })
  })

  app.serve(routes.decideProposal, async ({ account, params, body, now }) => {
    const directory = await directories.of(account.tenant)
    wholeTenant(account, directory)
    const decided = await db.as(viewerOf(account), async tx => {
      const proposal = await waiting(tx, account, params.id)
      if (body.verdict === 'approved') await approve(tx, account, proposal, todayIn(directory, now))
      await tx.run(sql`UPDATE policy_proposal SET decided_by = ${account.id}, decided_at = ${now.toISOString()}, verdict = ${body.verdict}
        WHERE tenant = ${account.tenant} AND id = ${params.id}::uuid`)
      await remember(tx, account, now, `policy.${body.verdict}`, {
        proposal: params.id,
        code: proposal.code,
        proposedBy: proposal.proposedBy,
      })
      return (await proposals(tx, account.tenant, params.id, false))[0]!
    })
    directories.changed(account.tenant)
    return decided
  })
}

function rowOf(policy: Policy & { approvedBy?: string }, all: readonly Policy[], now: Date): Row {
  const { code, grade, amounts, unit, basis, effectiveFrom } = policy
  const started = effectiveFrom <= now.toISOString().slice(0, 10)
  return {
    code,
    grade,
    amounts: [...amounts],
    unit,
    basis,
    effectiveFrom,
    usedBy: usesOf(code),
    shipped: policy.approvedBy === undefined,
    approvedBy: policy.approvedBy ?? null,
    inForce: started && policyAt(all, code, grade, now) === policy,
  }
}

/** The clocks and follow-ups of the matter types that a policy decides. */
function usesOf(code: string): Row['usedBy'] {
  const kept = retentionClasses.find(one => retentionPolicy(one.code) === code)
  if (kept !== undefined) return [{ type: null, label: keptLabel(kept.label) }]
  return matterTypes.flatMap(type => [
    ...Object.values(type.deadlines)
      .filter(rule => rule.policy === code)
      .map(rule => ({ type: type.type, label: rule.label })),
    ...(type.followUps?.policy === code ? [{ type: type.type, label: type.followUps.label }] : []),
    ...(type.reopens?.policy === code
      ? [{ type: type.type, label: { zh: '再次发生时重开', en: 'Reopening on recurrence' } }]
      : []),
  ])
}

const keptLabel = ({ zh, en }: Row['usedBy'][number]['label']) => ({ zh: `保存期限：${zh}`, en: `Kept for: ${en}` })

function checkProposal(body: Body<typeof routes.proposePolicy>, today: string): void {
  const known = shipped.filter(policy => policy.code === body.code)
  if (known.length === 0) throw problems.invalid('没有这项政策', 'There is no such policy', ['code'])
  if ((body.unit === 'count') !== (known[0]!.unit === 'count'))
    throw problems.invalid('计量单位与该政策不符', 'The unit does not fit this policy', ['unit'])
  if (body.unit !== 'count' && body.amounts.some(amount => amount === 0))
    throw problems.invalid('时长须大于零', 'A duration is more than zero', ['amounts'])
  if (Number.isNaN(Date.parse(body.effectiveFrom)) || body.effectiveFrom < today)
    throw problems.invalid('生效日不得早于今天', 'It cannot take effect before today', ['effectiveFrom'])
}

async function refuseTaken(
  tx: Tx,
  tenant: number,
  row: { code: string; grade: number | null; effectiveFrom: string },
): Promise<void> {
  const taken = await tx.first(sql`
    SELECT 1 AS one FROM policy WHERE tenant = ${tenant} AND code = ${row.code} AND coalesce(grade, 0) = ${row.grade ?? 0} AND effective_from = ${row.effectiveFrom}::date`)
  if (taken !== undefined)
    throw problems.conflict(
      '该政策在这一天已有生效的规定，请换一个生效日',
      'A row of this policy takes effect on that day already: choose another',
      'policy-taken',
    )
}

async function waiting(tx: Tx, account: Account, id: string): Promise<Proposal> {
  await tx.run(sql`SELECT 1 FROM policy_proposal WHERE tenant = ${account.tenant} AND id = ${id}::uuid FOR UPDATE`)
  const [proposal] = await proposals(tx, account.tenant, id, false)
  if (proposal === undefined) throw problems.notFound()
  if (proposal.verdict !== null)
    throw problems.conflict('这项建议已经办结', 'This proposal has been decided', 'decided')
  if (proposal.proposedBy === account.id)
    throw new Problem(
      403,
      'second-person',
      { zh: '提出人不能批准自己的建议', en: 'Nobody approves their own proposal' },
      { zh: '请由另一人批准', en: 'Ask another person' },
    )
  return proposal
}

async function approve(tx: Tx, account: Account, proposal: Proposal, today: string): Promise<void> {
  if (proposal.effectiveFrom < today)
    throw problems.conflict('生效日已过，请重新提出', 'Its day has passed: propose it again', 'too-late')
  await refuseTaken(tx, account.tenant, proposal)
  await tx.run(sql`
    INSERT INTO policy (tenant, code, grade, amounts, unit, basis, effective_from, approved_by)
    VALUES (${account.tenant}, ${proposal.code}, ${proposal.grade as Grade | null}, ${proposal.amounts}, ${proposal.unit}, ${proposal.basis}, ${proposal.effectiveFrom}, ${account.id})`)
}

const proposals = (tx: Tx, tenant: number, id: string | undefined, open: boolean): Promise<Proposal[]> =>
  tx.rows<Proposal>(sql`
    SELECT p.id, p.code, p.grade, p.amounts, p.unit, p.basis, p.effective_from AS "effectiveFrom", p.proposed_by AS "proposedBy",
      a.name AS "proposedByName", p.proposed_at AS "proposedAt", p.decided_by AS "decidedBy", p.decided_at AS "decidedAt", p.verdict
    FROM policy_proposal p LEFT JOIN account a ON a.tenant = p.tenant AND a.id = p.proposed_by
    WHERE p.tenant = ${tenant} AND (${id ?? null}::uuid IS NULL OR p.id = ${id ?? null}::uuid) AND (NOT ${open}::boolean OR p.decided_at IS NULL)
    ORDER BY p.proposed_at DESC, p.id LIMIT 200`)
