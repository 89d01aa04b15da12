import { matterRoutes } from '@fangwei/contract/matter.ts'
import { personalRoutes } from '@fangwei/contract/personal.ts'
import { Button, Dialog, formatDuration, Icon, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import type { AtMatter } from './at.ts'
import type { MatterView } from './use-matter.ts'

const leastReason = 8

/** Says why personal fields are masked or in clear, and lets them be seen for a written reason. */
export function PersonalNotice({ matter }: AtMatter) {
  const { t } = useTranslation('matter')
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (matter.clearBecause === 'break-glass') return <ClearFor matter={matter} />
  if (matter.masked.length === 0) return null
  return (
    <p className="personal-notice">
      <Icon name="eyeOff" size={16} />
      <span>{t('personal.masked')}</span>
      {may('matter.break-glass') && (
        <Button kind="quiet" icon="eye" onClick={() => setAsking(true)}>
          {t('personal.ask')}
        </Button>
      )}
      {asking && <ReasonDialog id={matter.id} onClose={() => setAsking(false)} />}
    </p>
  )
}

/** In clear for a while: how long still, and that the look is kept. Masked again when the time is over. */
function ClearFor({ matter }: { matter: MatterView }) {
  const { t } = useTranslation('matter')
  const client = useQueryClient()
  const language = useLanguage()
  const now = useNow(1000)
  const leftMs = matter.clearUntil === null ? 0 : Date.parse(matter.clearUntil) - now
  const over = matter.clearUntil !== null && leftMs <= 0
  useEffect(() => {
    if (over) void client.invalidateQueries({ predicate: ({ queryKey }) => isOf(queryKey, matter.id) })
  }, [over, client, matter.id])
  return (
    <p className="personal-notice personal-clear" role="status">
      <Icon name="eye" size={16} />
      <span>{t('personal.clear', { left: formatDuration(Math.max(leftMs, 0), language, { keepZero: true }) })}</span>
    </p>
  )
}

const isOf = ([path, given]: readonly unknown[], id: string): boolean =>
  (path === matterRoutes.getMatter.path || path === matterRoutes.getTimeline.path) &&
  (given as { params?: { id?: string } } | undefined)?.params?.id === id

function ReasonDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('matter')
  const { t: say } = useTranslation('common')
  const client = useQueryClient()
  const field = useId()
  const [reason, setReason] = useState('')
  const ask = useMutation({
    mutationFn: () => call(personalRoutes.breakGlass, { params: { id }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryFor(matterRoutes.getMatter, { params: { id } }).queryKey })
      void client.invalidateQueries({
        predicate: ({ queryKey }) => isOf(queryKey, id) && queryKey[0] === matterRoutes.getTimeline.path,
      })
      onClose()
    },
  })
  const short = [...reason.trim()].length < leastReason
  return (
    <Dialog
      open
      title={t('personal.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" disabled={short} busy={ask.isPending} onClick={() => ask.mutate()}>
            {t('personal.see')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="personal-dialog">
        <p>{t('personal.consequence')}</p>
        <label htmlFor={field}>{t('personal.reason')}</label>
        <textarea
          id={field}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <p className="act-hint">{t('personal.least', { count: leastReason })}</p>
        {ask.error && <AskProblem error={ask.error} />}
      </div>
    </Dialog>
  )
}

function AskProblem({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="act-refusal" role="alert">
      {what} {next}
    </p>
  )
}
