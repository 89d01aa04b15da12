import './dispatching.css'
import { Button, useShortcuts, useToast } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import type { AtMatter } from '../matter/at.ts'
import { Section } from '../matter/section.tsx'
import { CallList, ToldList } from './calls.tsx'
import { Duplicates } from './duplicates.tsx'
import { NearUnits } from './near-units.tsx'
import { PlanWords } from './plan-words.tsx'
import { SentUnits } from './sent-units.tsx'
import { type Near, useDispatching, useNearest, useSend } from './use-dispatching.ts'

/** Letters that no form and no numbered action takes. */
const SEND_KEYS = ['a', 's', 'd'] as const
const PLAN_KEY = 'p'

/** Of an incident or an alarm: who can be there in how many minutes, one key, and what came of it. */
export function DispatchPanel(at: AtMatter) {
  const may = useMay()
  if (!may('unit.read') || (at.matter.type !== 'incident' && at.matter.type !== 'alarm')) return null
  return <Panel {...at} />
}

function Panel({ matter, words }: AtMatter) {
  const { t } = useTranslation('dispatching')
  const toast = useToast()
  const may = useMay()
  const { data } = useDispatching(matter.id)
  const maySend = data?.maySend === true
  const nearest = useNearest(matter.id, maySend)
  const send = useSend(matter.id, matter.version)
  const names = (units: readonly Near[]) =>
    units.map(one => words.say(one.unit.name)).join(words.language === 'zh' ? '、' : ', ')
  const go = (units: readonly Near[], unit?: string) => {
    if (send.isPending || units.length === 0) return
    send.mutate(unit, { onSuccess: () => toast({ message: t('sentToast', { names: names(units) }) }) })
  }
  const near = nearest.data?.items ?? []
  const plan = data?.plan ?? null
  const shortcuts = [
    ...near.map((one, i) => ({
      key: SEND_KEYS[i] ?? '',
      label: `${t('send')} ${words.say(one.unit.name)}`,
      run: () => go([one], one.unit.id),
    })),
    ...(plan === null ? [] : [{ key: PLAN_KEY, label: t('plan.key'), run: () => go(plan.first) }]),
  ]
  useShortcuts(shortcuts, { enabled: maySend })
  if (data === undefined) return null
  const quiet = !maySend && data.sent.length === 0
  if (quiet) return null
  return (
    <Section
      title={t('title')}
      aside={
        data.sent.length > 0 &&
        may('unit.replay') && <Link to={`/replay/${data.incident ?? matter.id}`}>{t('replay')}</Link>
      }
    >
      {maySend && plan !== null && plan.first.length > 0 && (matter.grade === 1 || plan.id !== null) && (
        <div className="dispatch-plan">
          <Button kind="primary" keyHint={PLAN_KEY} busy={send.isPending} onClick={() => go(plan.first)}>
            {t('plan.key')}
          </Button>
          <PlanWords plan={plan} />
        </div>
      )}
      {send.error !== null && <Refused error={send.error} />}
      {maySend && nearest.data?.located === false && <p className="fw-quiet">{t('unlocated')}</p>}
      {maySend && nearest.data?.located === true && (
        <>
          <h4>{t('nearest')}</h4>
          {near.length === 0 ? (
            <p className="fw-quiet">{t('none')}</p>
          ) : (
            <NearUnits units={near} keys={SEND_KEYS} busy={send.isPending} onSend={one => go([one], one.unit.id)} />
          )}
        </>
      )}
      {matter.type === 'incident' && maySend && <Duplicates matter={matter} />}
      <SentUnits sent={data.sent} />
      <CallList steps={data.steps} sent={data.sent} />
      <ToldList told={data.told} />
    </Section>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="dispatch-refused" role="alert">
      {what} {next}
    </p>
  )
}
