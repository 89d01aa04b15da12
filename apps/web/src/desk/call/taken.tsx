import type { Reply } from '@fangwei/contract/index.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import { Button, Icon } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { callWith } from '../../shared/api/call.ts'
import { newKey } from '../../shared/api/fetch-json.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useTerms } from '../../shared/terms/terms.ts'

export type Incident = Reply<typeof matterRoutes.getMatter>

/** The incident now exists: the next Enter dispatches it, the one after takes the next call. */
export function Taken({ incident, onNext }: { incident: Incident; onNext: () => void }) {
  const { t } = useTranslation('call')
  const { orgName } = useDirectory()
  const { stateLabel, codeLabel } = useTerms()
  const foot = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(incident)
  const [key] = useState(newKey)
  const dispatch = useMutation({
    mutationFn: () =>
      callWith(matterRoutes.actOnMatter, {
        params: { id: shown.id },
        body: { action: 'dispatch', version: shown.version, input: { dispatchTo: shown.unit } },
        idempotencyKey: key,
      }),
    onSuccess: setShown,
  })
  const mayDispatch = shown.state === 'accepted' && shown.allowed.some(({ action }) => action === 'dispatch')
  // The first button is the next step; it has the focus whenever the state has moved on.
  useEffect(() => {
    if (shown.state !== '') foot.current?.querySelector('button')?.focus()
  }, [shown.state])
  const { category, address } = shown.data
  return (
    <section className="call-taken" aria-live="polite">
      <p className="call-taken-head">
        <Icon name="check" /> <strong>{t(`taken.${stateWord(shown.state)}`)}</strong>{' '}
        <Link to={`/matters/${shown.id}`}>{shown.number}</Link>
      </p>
      <p>
        {[
          typeof category === 'string' ? codeLabel('incident-category', category) : undefined,
          typeof address === 'string' ? address : undefined,
          orgName(shown.unit),
          stateLabel('incident', shown.state),
        ]
          .filter(part => part !== undefined)
          .join(' · ')}
      </p>
      {dispatch.error !== null && <Failure error={dispatch.error} kept={t('taken.keptIncident')} />}
      <div className="fw-commands" ref={foot}>
        {mayDispatch && (
          <Button kind="primary" busy={dispatch.isPending} keyHint="Enter" onClick={() => dispatch.mutate()}>
            {t('taken.dispatch', { unit: orgName(shown.unit) ?? '' })}
          </Button>
        )}
        <Button kind={mayDispatch ? 'plain' : 'primary'} keyHint={mayDispatch ? undefined : 'Enter'} onClick={onNext}>
          {t('taken.next')}
        </Button>
      </div>
    </section>
  )
}

const stateWord = (state: string) =>
  state === 'accepted' || state === 'dispatched' || state === 'merged' ? state : ('kept' as const)
