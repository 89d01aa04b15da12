import type { Label } from '@fangwei/domain/loop/index.ts'
import { Button, Dialog, serverClock, useLanguage } from '@fangwei/ui/index.ts'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../shared/api/fetch-json.ts'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useSession } from '../../shared/session/session.ts'
import { dayOf, hoursOf, instantOn, type Turn } from './week.ts'

export interface TurnDraft {
  readonly post: string
  readonly day: string
  /** Absent: a new one. */
  readonly turn: Turn | undefined
}

interface TurnDialogProps {
  readonly draft: TurnDraft
  readonly people: readonly { readonly id: string; readonly name: string; readonly org: string }[]
  readonly postName: Label | undefined
  readonly readOnly: boolean
  /** Undefined: the turn is taken off. */
  readonly onDone: (turn: Turn | undefined) => void
  readonly onClose: () => void
}

const longest = 36

/** One turn: who, from when, for how long, leading or not. Nothing is kept until the week is. */
export function TurnDialog({ draft, people, postName, readOnly, onDone, onClose }: TurnDialogProps) {
  const { t } = useTranslation('roster')
  const { t: say } = useTranslation('common')
  const { tenant } = useSession()
  const { orgName } = useDirectory()
  const language = useLanguage()
  const instant = useInstant()
  const { turn } = draft
  const day = turn === undefined ? draft.day : dayOf(turn.startsAt, tenant.utcOffsetMinutes)
  const [clock, setClock] = useState(turn === undefined ? '08:30' : instant(turn.startsAt, 'time'))
  const [hours, setHours] = useState(String(turn === undefined ? 24 : hoursOf(turn)))
  const [who, setWho] = useState<readonly string[]>(turn?.accounts.map(({ id }) => id) ?? [])
  const [leads, setLeads] = useState(turn?.leads ?? false)
  const [startId, hoursId, whoId] = [useId(), useId(), useId()]
  const names = new Map([...people, ...(turn?.accounts ?? [])].map(({ id, name }) => [id, name]))
  const length = Number(hours)
  const startsAt = instantOn(day, clock, tenant.utcOffsetMinutes)
  const fine = /^\d{2}:\d{2}$/.test(clock) && length > 0 && length <= longest && who.length > 0
  const begun = fine && Date.parse(startsAt) <= serverClock.now()
  const done = () =>
    onDone({
      key: turn?.key ?? newKey(),
      post: draft.post,
      accounts: who.map(id => ({ id, name: names.get(id) ?? id })),
      leads,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + length * 3_600_000).toISOString(),
    })
  const title = `${postName?.[language] ?? draft.post} · ${day}`
  if (readOnly)
    return (
      <Dialog open title={title} onClose={onClose}>
        <p>{turn?.accounts.map(({ name }) => name).join(say('listComma'))}</p>
        {turn !== undefined && (
          <p className="fw-quiet">
            {instant(turn.startsAt, 'full')} – {instant(turn.endsAt, 'full')}
            {turn.leads ? ` · ${t('leading')}` : ''}
          </p>
        )}
      </Dialog>
    )
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" disabled={!fine || begun} onClick={done}>
            {t('put')}
          </Button>
          {turn !== undefined && (
            <Button kind="danger" onClick={() => onDone(undefined)}>
              {t('takeOff')}
            </Button>
          )}
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="roster-dialog">
        <label htmlFor={whoId}>{t('who')}</label>
        <Select
          id={whoId}
          mode="multiple"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          // Inside the dialog: the browser keeps everything else of the page out of reach.
          getPopupContainer={node => node.closest('dialog') ?? document.body}
          value={[...who]}
          onChange={(chosen: string[]) => setWho(chosen)}
          options={[...names].map(([id, name]) => ({
            value: id,
            label: `${name} ${orgName(people.find(one => one.id === id)?.org ?? null) ?? ''}`,
          }))}
          notFoundContent={t('nobody')}
        />
        <label htmlFor={startId}>{t('from')}</label>
        <input id={startId} type="time" value={clock} onChange={event => setClock(event.target.value)} />
        <label htmlFor={hoursId}>{t('hours')}</label>
        <input
          id={hoursId}
          type="number"
          min={1}
          max={longest}
          step={0.5}
          value={hours}
          onChange={event => setHours(event.target.value)}
        />
        <label className="roster-check">
          <input type="checkbox" checked={leads} onChange={event => setLeads(event.target.checked)} /> {t('isLeader')}
        </label>
        {begun && <p className="act-problem">{t('hasBegun')}</p>}
      </div>
    </Dialog>
  )
}
