import type { Body } from '@fangwei/contract/index.ts'
import { roomRoutes } from '@fangwei/contract/room.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import type { Room } from './room.ts'

type Grade = Body<typeof roomRoutes.setDutyGrade>['grade']
const grades: readonly Grade[] = ['normal', 'strengthened', 'second', 'first']

export function LogForm() {
  const { t } = useTranslation('room')
  const field = useId()
  const [text, setText] = useState('')
  const write = useRoomWrite(
    () => call(roomRoutes.writeRoomLog, { body: { body: text.trim() } }),
    () => {
      setText('')
      return t('log.written')
    },
  )
  return (
    <form className="room-form" onSubmit={submitting(write.mutate)}>
      <label htmlFor={field} className="fw-unseen">
        {t('log.body')}
      </label>
      <input
        id={field}
        value={text}
        placeholder={t('log.body')}
        maxLength={1000}
        onChange={event => setText(event.target.value)}
      />
      <Button type="submit" busy={write.isPending} disabled={text.trim().length < 2}>
        {t('log.write')}
      </Button>
      <Refused error={write.error} />
    </form>
  )
}

export function GradeForm({ now }: { now: Grade }) {
  const { t } = useTranslation('room')
  const ids = { grade: useId(), reason: useId() }
  const [grade, setGrade] = useState<Grade>(now)
  const [reason, setReason] = useState('')
  const set = useRoomWrite(
    () => call(roomRoutes.setDutyGrade, { body: { grade, reason: reason.trim() } }),
    () => {
      setReason('')
      return t('grade.changed', { grade: t(`grade.${grade}`) })
    },
  )
  return (
    <details>
      <summary>{t('grade.set')}</summary>
      <form className="room-form" onSubmit={submitting(set.mutate)}>
        <label htmlFor={ids.grade} className="fw-unseen">
          {t('grade.label')}
        </label>
        <select id={ids.grade} value={grade} onChange={event => setGrade(event.target.value as Grade)}>
          {grades.map(one => (
            <option key={one} value={one}>
              {t(`grade.${one}`)}
            </option>
          ))}
        </select>
        <label htmlFor={ids.reason} className="fw-unseen">
          {t('grade.reason')}
        </label>
        <input
          id={ids.reason}
          value={reason}
          placeholder={t('grade.reason')}
          maxLength={200}
          onChange={event => setReason(event.target.value)}
        />
        <Button type="submit" busy={set.isPending} disabled={reason.trim() === ''}>
          {t('grade.keep')}
        </Button>
        <Refused error={set.error} />
      </form>
    </details>
  )
}

export function BriefingForm({ people }: { people: Room['people'] }) {
  const { t } = useTranslation('room')
  const ids = { title: useId(), items: useId() }
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const items = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const hold = useRoomWrite(
    () =>
      call(roomRoutes.holdBriefing, { body: { title: title.trim(), items, people: people.map(person => person.id) } }),
    () => {
      setTitle('')
      setText('')
      return t('briefing.held', { count: people.length })
    },
  )
  return (
    <details>
      <summary>{t('briefing.hold')}</summary>
      <form className="room-form room-form-tall" onSubmit={submitting(hold.mutate)}>
        <label htmlFor={ids.title}>{t('briefing.name')}</label>
        <input id={ids.title} value={title} maxLength={200} onChange={event => setTitle(event.target.value)} />
        <label htmlFor={ids.items}>{t('briefing.items')}</label>
        <textarea id={ids.items} rows={4} value={text} onChange={event => setText(event.target.value)} />
        <p className="fw-quiet">{t('briefing.people', { count: people.length })}</p>
        <Button
          type="submit"
          kind="primary"
          busy={hold.isPending}
          disabled={title.trim() === '' || items.length === 0 || people.length === 0}
        >
          {t('briefing.hold')}
        </Button>
        <Refused error={hold.error} />
      </form>
    </details>
  )
}

const submitting = (go: () => void) => (event: FormEvent) => {
  event.preventDefault()
  go()
}

/** Writes into the room and reads it anew; `said` is told when it is done. */
function useRoomWrite(write: () => Promise<unknown>, said: () => string) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation<unknown, Error, void>({
    mutationFn: write,
    onSuccess: () => {
      toast({ message: said() })
      void client.invalidateQueries({ queryKey: [roomRoutes.getRoom.path] })
    },
  })
}

function Refused({ error }: { error: Error | null }) {
  if (error === null) return null
  return <Why error={error} />
}

function Why({ error }: { error: Error }) {
  const { what, next } = useSentences(error)
  return (
    <p className="room-refused" role="alert">
      {what} {next}
    </p>
  )
}
