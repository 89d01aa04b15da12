import { patrolRoutes } from '@fangwei/contract/patrol.ts'
import { Button, Dialog, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import type { Plan, PlanBody } from './draft.ts'

interface CheckInProps {
  readonly id: string
  /** Absent: the code of the tag says which stop it is. */
  readonly stop?: PlanBody['stops'][number] | undefined
  readonly onClose: () => void
  readonly onDone: (plan: Plan) => void
}

/** At the stop: by position where there is one, else by the code read from the tag (a reader types it like a keyboard). */
export function CheckInDialog({ id, stop, onClose, onDone }: CheckInProps) {
  const { t } = useTranslation('patrol')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const [code, setCode] = useState('')
  const [noPosition, setNoPosition] = useState(false)
  const send = useMutation({
    mutationFn: (how: { at: { lng: number; lat: number } } | { code: string }) =>
      call(patrolRoutes.checkInPatrol, {
        params: { id },
        body: { ...(stop === undefined ? {} : { stop: stop.id }), ...how },
      }),
    onSuccess: onDone,
  })
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => send.mutate({ at: { lng: coords.longitude, lat: coords.latitude } }),
      () => setNoPosition(true),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  return (
    <Dialog
      open
      title={stop === undefined ? t('checkInByCode') : t('checkInAt', { name: stop.name[language] })}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={code.trim() === ''}
            onClick={() => send.mutate({ code: code.trim() })}
          >
            {t('checkInByCode')}
          </Button>
          {stop?.indoor === false && (
            <Button icon="pin" busy={send.isPending} onClick={locate}>
              {t('checkInHere')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {say('cancel')}
          </Button>
        </>
      }
    >
      <form
        className="patrol-check-in"
        onSubmit={event => {
          event.preventDefault()
          if (code.trim() !== '') send.mutate({ code: code.trim() })
        }}
      >
        <p>{stop === undefined ? t('codeHint') : stop.indoor ? t('indoorHint') : t('outdoorHint')}</p>
        <label>
          {t('tagCode')}
          <input
            name="tagCode"
            value={code}
            maxLength={64}
            autoComplete="off"
            onChange={event => setCode(event.target.value)}
          />
        </label>
        {noPosition && <p role="alert">{t('noPosition')}</p>}
        {send.error !== null && <Failure error={send.error} />}
      </form>
    </Dialog>
  )
}
