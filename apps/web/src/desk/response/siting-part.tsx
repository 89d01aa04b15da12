import type { Reply } from '@fangwei/contract/index.ts'
import { responseRoutes } from '@fangwei/contract/response.ts'
import { Button, Choice } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useMatterWords } from '../matter/words.ts'

export type Sites = Reply<typeof responseRoutes.planSites>

/** Where so many units should stand by in the coming shift, with what it gains. */
export function SitingPart({ sites, onSites }: { sites: Sites | undefined; onSites: (sites: Sites) => void }) {
  const { t } = useTranslation('response')
  const words = useMatterWords()
  const ids = { count: useId(), from: useId(), hours: useId(), keep: useId() }
  const [count, setCount] = useState(9)
  const [fromHour, setFromHour] = useState(20)
  const [hours, setHours] = useState(8)
  const [aim, setAim] = useState<'mean' | 'cover'>('cover')
  const [keep, setKeep] = useState(false)
  const plan = useMutation({
    mutationFn: () => call(responseRoutes.planSites, { body: { count, fromHour, hours, aim, keep } }),
    onSuccess: onSites,
  })
  return (
    <section>
      <h2>{t('siting')}</h2>
      <form
        className="siting-form"
        onSubmit={event => {
          event.preventDefault()
          plan.mutate()
        }}
      >
        <NumberField id={ids.count} label={t('count')} value={count} most={60} onChange={setCount} />
        <NumberField id={ids.from} label={t('from')} value={fromHour} least={0} most={23} onChange={setFromHour} />
        <NumberField id={ids.hours} label={t('hours')} value={hours} most={24} onChange={setHours} />
        <Choice
          label={t('aim.label')}
          value={aim}
          options={[
            { value: 'cover', label: t('aim.cover') },
            { value: 'mean', label: t('aim.mean') },
          ]}
          onChange={setAim}
        />
        <label htmlFor={ids.keep} className="siting-keep">
          <input id={ids.keep} type="checkbox" checked={keep} onChange={event => setKeep(event.target.checked)} />{' '}
          {t('keep')}
        </label>
        <Button kind="primary" type="submit" busy={plan.isPending}>
          {t('plan')}
        </Button>
      </form>
      {plan.error !== null && <Refused error={plan.error} />}
      {sites !== undefined && (
        <>
          <table className="siting-gain">
            <thead>
              <tr>
                <th />
                {[1, 3, 5].map(minutes => (
                  <th key={minutes}>{t('within', { minutes })}</th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {(['before', 'after'] as const).map(when => (
                <tr key={when}>
                  <th scope="row">{t(when)}</th>
                  {sites[when].within.map((share, i) => (
                    <td key={[1, 3, 5][i]}>{(share * 100).toFixed(1)}%</td>
                  ))}
                  <td>{t('mean', { minutes: sites[when].meanMinutes.toFixed(1) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ol className="siting-list">
            {sites.sites.map(site => (
              <li key={`${site.lng} ${site.lat}`}>
                {t('siteCalls', { name: words.say(site.name), calls: site.calls })}
                {site.kept && <span className="fw-quiet"> {t('kept')}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

interface NumberProps {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly least?: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function NumberField({ id, label, value, least = 1, most, onChange }: NumberProps) {
  return (
    <label htmlFor={id}>
      {label}
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={event => {
          const given = event.target.valueAsNumber
          if (Number.isInteger(given) && given >= least && given <= most) onChange(given)
        }}
      />
    </label>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="response-refused" role="alert">
      {what} {next}
    </p>
  )
}
