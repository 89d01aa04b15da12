import { matterRoutes } from '@fangwei/contract/matter.ts'
import { Button, Clock, Dialog, GradeMark, List, ListRow, SkeletonRows, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Failure, useSentences } from '../../shared/load/loaded.tsx'
import { gradeColour } from '../../shared/terms/grade.ts'
import type { MatterSummary } from '../matter/use-matter.ts'
import { titleOf, type Words } from '../matter/words.ts'

type Change = 'accept-handover' | 'hand-over'
const atMost = 200

/** 接班 and 交班: every matter of the post in one act, listed before it is done. */
export function ShiftChange({ notAccepted, words }: { notAccepted: number; words: Words }) {
  const { t } = useTranslation('home')
  const [change, setChange] = useState<Change | undefined>(undefined)
  return (
    <div className="fw-commands">
      <Button
        kind={notAccepted > 0 ? 'primary' : 'plain'}
        disabled={notAccepted === 0}
        onClick={() => setChange('accept-handover')}
      >
        {notAccepted > 0 ? t('shift.acceptCount', { count: notAccepted }) : t('shift.accept')}
      </Button>
      <Button onClick={() => setChange('hand-over')}>{t('shift.handOver')}</Button>
      {change !== undefined && <ChangeDialog change={change} words={words} onClose={() => setChange(undefined)} />}
    </div>
  )
}

interface ChangeDialogProps {
  readonly change: Change
  readonly words: Words
  readonly onClose: () => void
}

function ChangeDialog({ change, words, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('home')
  const { t: say } = useTranslation('common')
  const toast = useToast()
  const client = useQueryClient()
  const field = useId()
  const [note, setNote] = useState('')
  const accepting = change === 'accept-handover'
  const query = useRoute(matterRoutes.listQueue, {
    query: { ...(accepting ? { notAccepted: true } : { mine: true }), limit: atMost },
  })
  const rows = query.data?.items.filter(row => accepting || row.handedOver)
  const act = useMutation({
    mutationFn: (matters: readonly MatterSummary[]) =>
      call(matterRoutes.actOnMany, {
        body: {
          action: change,
          ...(note.trim() !== '' && { input: { text: note.trim() } }),
          matters: matters.map(({ id, version }) => ({ id, version })),
        },
      }),
    onSuccess: ({ items }) => {
      const failed = items.filter(item => !item.ok)
      const done = items.length - failed.length
      toast(
        failed.length === 0
          ? { message: t(accepting ? 'shift.accepted' : 'shift.handedOver', { count: done }) }
          : {
              tone: 'alert',
              message: t('shift.partly', {
                count: done,
                failed: failed.length,
                why: failed[0]?.[words.language] ?? '',
              }),
            },
      )
      void client.invalidateQueries()
      onClose()
    },
  })
  return (
    <Dialog
      open
      width={560}
      title={t(accepting ? 'shift.acceptTitle' : 'shift.handOverTitle')}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            busy={act.isPending}
            disabled={rows === undefined || rows.length === 0}
            onClick={() => rows !== undefined && act.mutate(rows)}
          >
            {t(accepting ? 'shift.acceptCount' : 'shift.handOverCount', { count: rows?.length ?? 0 })}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <p>{t(accepting ? 'shift.acceptMeans' : 'shift.handOverMeans')}</p>
      {query.error !== null && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {rows === undefined && query.error === null && <SkeletonRows count={4} lines={2} />}
      {rows !== undefined && rows.length === 0 && <p className="fw-quiet">{t('shift.none')}</p>}
      {rows !== undefined && rows.length > 0 && <ChangeRows rows={rows} words={words} />}
      {!accepting && rows !== undefined && rows.length > 0 && (
        <div className="shift-note">
          <label htmlFor={field}>{t('shift.note')}</label>
          <textarea id={field} rows={2} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
        </div>
      )}
      {act.error !== null && <Refused error={act.error} />}
    </Dialog>
  )
}

function ChangeRows({ rows, words }: { rows: readonly MatterSummary[]; words: Words }) {
  const { t } = useTranslation('home')
  return (
    <div className="shift-rows">
      <List label={t('shift.list')}>
        {rows.map(row => {
          const grade = gradeColour(row.grade)
          return (
            <ListRow
              key={row.id}
              leading={grade === undefined ? null : <GradeMark grade={grade} />}
              title={titleOf(row, words)}
              trailing={
                row.nextDue !== null && <Clock startedAt={Date.parse(row.openedAt)} dueAt={Date.parse(row.nextDue)} />
              }
              meta={
                <>
                  <span>{words.type(row.type)}</span>
                  <span>{words.state(row.type, row.state)}</span>
                </>
              }
            />
          )
        })}
      </List>
    </div>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="home-refused" role="alert">
      {what} {next}
    </p>
  )
}
