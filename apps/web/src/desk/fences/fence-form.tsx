import { fenceRoutes } from '@fangwei/contract/fences.ts'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import { deviceKind } from '@fangwei/domain/dictionaries/device-kind.ts'
import { fenceHears, fenceKind } from '@fangwei/domain/dictionaries/fence.ts'
import { writePolygon } from '@fangwei/domain/geo/wkt.ts'
import { Button, Choice, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import { DevicePicker } from './device-picker.tsx'
import { type FenceDraft, isDrawn } from './fence.ts'

const movable = deviceKind.entries.filter(entry => (entry.marks as readonly string[] | undefined)?.includes('moves'))

interface FenceFormProps {
  readonly draft: FenceDraft
  readonly onDraft: (draft: FenceDraft) => void
  /** With the id of the fence that was kept. */
  readonly onDone: (kept: string | undefined) => void
}

interface Words {
  readonly name: string
  readonly kind: string
  readonly hears: string
  readonly dwell: string
  readonly accuracy: string
  readonly from: string
  readonly to: string
  readonly devices: readonly string[]
  readonly kinds: readonly string[]
}

const wordsOf = ({ of }: FenceDraft): Words => ({
  name: of?.name ?? '',
  kind: of?.kind ?? 'stay-in',
  hears: of?.hears ?? 'device-unit',
  dwell: of === undefined ? '' : String(of.dwellSeconds),
  accuracy: of === undefined ? '' : String(of.accuracyMaxM),
  from: of?.from ?? '',
  to: of?.to ?? '',
  devices: of?.devices ?? [],
  kinds: of?.deviceKinds ?? [],
})

/** What the drawn area is called, whom it is for and who hears of a crossing. */
export function FenceForm({ draft, onDraft, onDone }: FenceFormProps) {
  const { t } = useTranslation('fences')
  const language = useLanguage()
  const [words, setWords] = useState(() => wordsOf(draft))
  const set = (more: Partial<Words>) => setWords(now => ({ ...now, ...more }))
  const keep = useKeep(draft, words, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  const ready = isDrawn(draft) && words.name.trim() !== '' && words.devices.length + words.kinds.length > 0
  return (
    <form className="fence-form" onSubmit={submit}>
      <h2>{draft.of === undefined ? t('draw') : t('editing', { name: draft.of.name })}</h2>
      <Choice
        label={t('shape.label')}
        value={draft.shape}
        options={[
          { value: 'polygon', label: t('shape.polygon') },
          { value: 'circle', label: t('shape.circle') },
        ]}
        onChange={shape => onDraft({ ...draft, shape, corners: [] })}
      />
      <p className="fw-quiet">{t(draft.shape === 'circle' ? 'helpCircle' : 'helpPolygon')}</p>
      {draft.shape === 'circle' ? (
        <label>
          {t('radius')}
          <input
            type="number"
            min={10}
            max={100_000}
            value={draft.radiusM}
            onChange={event => onDraft({ ...draft, radiusM: Number(event.target.value) })}
          />
        </label>
      ) : (
        <p aria-live="polite">
          {t('points', { count: draft.corners.length })}{' '}
          {draft.corners.length > 0 && (
            <Button kind="quiet" icon="undo" onClick={() => onDraft({ ...draft, corners: draft.corners.slice(0, -1) })}>
              {t('undo')}
            </Button>
          )}
        </p>
      )}
      <label>
        {t('name')}
        <input
          type="text"
          required
          maxLength={60}
          placeholder={t('nameHint')}
          value={words.name}
          onChange={event => set({ name: event.target.value })}
        />
      </label>
      <label>
        {t('about.kind')}
        <select value={words.kind} onChange={event => set({ kind: event.target.value })}>
          {fenceKind.entries.map(({ code, label }) => (
            <option key={code} value={code}>
              {label[language]}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{t('kinds')}</legend>
        {movable.map(({ code, label }) => (
          <label key={code} className="fence-check">
            <input
              type="checkbox"
              checked={words.kinds.includes(code)}
              onChange={event =>
                set({ kinds: event.target.checked ? [...words.kinds, code] : words.kinds.filter(k => k !== code) })
              }
            />
            {label[language]}
          </label>
        ))}
      </fieldset>
      <DevicePicker chosen={words.devices} onChange={devices => set({ devices })} />
      <label>
        {t('about.hears')}
        <select value={words.hears} onChange={event => set({ hears: event.target.value })}>
          {fenceHears.entries.map(({ code, label }) => (
            <option key={code} value={code}>
              {label[language]}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>{t('more')}</summary>
        <div className="fence-pair">
          <label>
            {t('dwellLabel')}
            <input
              type="number"
              min={0}
              max={3600}
              placeholder={t('shipped')}
              value={words.dwell}
              onChange={event => set({ dwell: event.target.value })}
            />
          </label>
          <label>
            {t('accuracyLabel')}
            <input
              type="number"
              min={5}
              max={1000}
              placeholder={t('shipped')}
              value={words.accuracy}
              onChange={event => set({ accuracy: event.target.value })}
            />
          </label>
          <label>
            {t('from')}
            <input type="time" value={words.from} onChange={event => set({ from: event.target.value })} />
          </label>
          <label>
            {t('to')}
            <input type="time" value={words.to} onChange={event => set({ to: event.target.value })} />
          </label>
        </div>
      </details>
      <p className="fw-commands">
        <Button kind="primary" type="submit" busy={keep.isPending} disabled={!ready}>
          {t('keep')}
        </Button>
        <Button onClick={() => onDone(undefined)}>{t('drop')}</Button>
      </p>
      {keep.error !== null && <Refused error={keep.error} />}
    </form>
  )
}

const whole = (typed: string) => (typed === '' ? null : Number(typed))

function useKeep(draft: FenceDraft, words: Words, onDone: FenceFormProps['onDone']) {
  const { t } = useTranslation('fences')
  const { account } = useSession()
  const toast = useToast()
  const client = useQueryClient()
  const [centre] = draft.corners
  const round = draft.shape === 'circle' && centre !== undefined
  const values = {
    name: words.name.trim(),
    kind: words.kind,
    hears: words.hears,
    area: round ? null : writePolygon(draft.corners.map(([lng, lat]) => ({ lng, lat }))),
    lng: round ? centre[0] : null,
    lat: round ? centre[1] : null,
    radius: round ? Math.round(draft.radiusM) : null,
    dwell: whole(words.dwell),
    accuracy: whole(words.accuracy),
    from: words.from === '' ? null : words.from,
    to: words.to === '' ? null : words.to,
    devices: [...words.devices],
    deviceKinds: [...words.kinds],
  }
  return useMutation({
    mutationFn: () =>
      draft.of === undefined
        ? call(registerRoutes.addEntry, {
            params: { register: 'fence' },
            body: { values: { ...values, org: account.org } },
          })
        : call(registerRoutes.changeEntry, {
            params: { register: 'fence', id: draft.of.id },
            body: { version: draft.of.version, values },
          }),
    onSuccess: entry => {
      toast({ message: t('kept', { name: values.name }) })
      void client.invalidateQueries({ queryKey: [fenceRoutes.listFences.path] })
      void client.invalidateQueries({ queryKey: [fenceRoutes.getFence.path] })
      onDone(entry.id)
    },
  })
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="fence-refused" role="alert">
      {what} {next}
    </p>
  )
}
