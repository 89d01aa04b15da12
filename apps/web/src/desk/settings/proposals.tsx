import type { Reply } from '@fangwei/contract/index.ts'
import { settingsRoutes } from '@fangwei/contract/settings.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useMay, useSession } from '../../shared/session/session.ts'
import type { Words } from '../matter/words.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import type { PolicyRow } from './policy-row.ts'
import { policyName, usePolicyAmounts } from './policy-words.ts'

type Proposal = Reply<typeof settingsRoutes.listProposals>['items'][number]

/** What waits for a second person, what it changes and what it rests on. */
export function Proposals({ policies, words }: { policies: readonly PolicyRow[]; words: Words }) {
  const { t } = useTranslation('settings')
  const query = useRoute(settingsRoutes.listProposals, { query: { open: true } })
  if (query.error !== null && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="settings-proposals">
      <h2>{t('policies.waiting', { count: items.length })}</h2>
      <ul>
        {items.map(proposal => (
          <Waiting
            key={proposal.id}
            proposal={proposal}
            row={policies.find(
              ({ code, grade, inForce }) => code === proposal.code && grade === proposal.grade && inForce,
            )}
            words={words}
          />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ proposal, row, words }: { proposal: Proposal; row: PolicyRow | undefined; words: Words }) {
  const { t } = useTranslation('settings')
  const { account } = useSession()
  const may = useMay()
  const client = useQueryClient()
  const toast = useToast()
  const amounts = usePolicyAmounts()
  const decide = useMutation({
    mutationFn: (verdict: 'approved' | 'refused') =>
      call(settingsRoutes.decideProposal, { params: { id: proposal.id }, body: { verdict } }),
    onSuccess: (_, verdict) => {
      void client.invalidateQueries({ queryKey: [settingsRoutes.listProposals.path] })
      void client.invalidateQueries({ queryKey: [settingsRoutes.listPolicies.path] })
      toast({ message: t(verdict === 'approved' ? 'policies.approvedNow' : 'policies.refusedNow') })
    },
  })
  const own = proposal.proposedBy === account.id
  return (
    <li>
      <div>
        <p>
          <strong>{row === undefined ? proposal.code : policyName(row, words)}</strong>{' '}
          {proposal.grade === null ? '' : words.code('grade', String(proposal.grade))}{' '}
          {row === undefined ? amounts(proposal) : t('policies.fromTo', { from: amounts(row), to: amounts(proposal) })}
        </p>
        <p className="fw-quiet">
          {t('policies.by', {
            name: proposal.proposedByName ?? proposal.proposedBy,
            at: words.instant(proposal.proposedAt),
            from: proposal.effectiveFrom,
            basis: proposal.basis,
          })}
        </p>
        {decide.error !== null && <Refusal error={decide.error} />}
      </div>
      {own ? (
        <p className="fw-quiet">{t('policies.needsOther')}</p>
      ) : (
        may('policy.approve') && (
          <div className="fw-commands fw-no-print">
            <Button kind="primary" busy={decide.isPending} onClick={() => decide.mutate('approved')}>
              {t('policies.approve')}
            </Button>
            <Button kind="danger" disabled={decide.isPending} onClick={() => decide.mutate('refused')}>
              {t('policies.refuse')}
            </Button>
          </div>
        )
      )}
    </li>
  )
}
