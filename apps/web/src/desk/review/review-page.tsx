import './review.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { personalRoutes } from '@fangwei/contract/personal.ts'
import { Button, Dialog, EmptyState, SkeletonRows, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded, useSentences } from '../../shared/load/loaded.tsx'
import { useInstant, useMay } from '../../shared/session/session.ts'

type Look = Reply<typeof personalRoutes.listBreakGlass>['items'][number]
type Verdict = 'justified' | 'not-justified'

/** 事由查看复核: who looked at personal data outside their post, why, and whether that was right. */
export default function ReviewPage() {
  const { t } = useTranslation('review')
  const query = useRoute(personalRoutes.listBreakGlass)
  return (
    <div className="review">
      <header>
        <h1>{t('title')}</h1>
        <p className="fw-quiet">{t('what')}</p>
      </header>
      <Loaded query={query} skeleton={<SkeletonRows count={6} lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check">{t('none')}</EmptyState>
          ) : (
            <ul className="review-list">
              {items.map(look => (
                <LookRow key={look.id} look={look} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

function LookRow({ look }: { look: Look }) {
  const { t } = useTranslation('review')
  const instant = useInstant()
  const may = useMay()
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined)
  return (
    <li>
      <div>
        <p>
          <strong>{look.accountName}</strong> <span className="fw-quiet">{instant(look.grantedAt)}</span>{' '}
          {may('matter.read') ? <Link to={`/matters/${look.matter}`}>{look.number}</Link> : <span>{look.number}</span>}
        </p>
        <p>{t('reason', { reason: look.reason })}</p>
      </div>
      <div className="fw-commands">
        <Button onClick={() => setVerdict('justified')}>{t('justified')}</Button>
        <Button kind="danger" onClick={() => setVerdict('not-justified')}>
          {t('notJustified')}
        </Button>
      </div>
      {verdict !== undefined && <VerdictDialog look={look} verdict={verdict} onClose={() => setVerdict(undefined)} />}
    </li>
  )
}

function VerdictDialog({ look, verdict, onClose }: { look: Look; verdict: Verdict; onClose: () => void }) {
  const { t } = useTranslation('review')
  const { t: say } = useTranslation('common')
  const client = useQueryClient()
  const toast = useToast()
  const field = useId()
  const [note, setNote] = useState('')
  const wrong = verdict === 'not-justified'
  const review = useMutation({
    mutationFn: () =>
      call(personalRoutes.reviewBreakGlass, {
        params: { id: look.id },
        body: { verdict, ...(note.trim() !== '' && { note: note.trim() }) },
      }),
    onSuccess: () => {
      toast({ message: t('done') })
      void client.invalidateQueries({ queryKey: [personalRoutes.listBreakGlass.path] })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t(wrong ? 'notJustified' : 'justified')}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            busy={review.isPending}
            disabled={wrong && note.trim() === ''}
            onClick={() => review.mutate()}
          >
            {t('keep')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <p>{t('means', { name: look.accountName })}</p>
      <div className="review-note">
        <label htmlFor={field}>{t(wrong ? 'noteRequired' : 'note')}</label>
        <textarea id={field} rows={3} maxLength={4000} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      {review.error !== null && <Refused error={review.error} />}
    </Dialog>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="review-refused" role="alert">
      {what} {next}
    </p>
  )
}
