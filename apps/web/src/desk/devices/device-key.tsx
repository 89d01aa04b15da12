import { deviceRoutes } from '@fangwei/contract/devices.ts'
import { Button, Dialog, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import type { Device } from './device.ts'

type Asked = 'rotate' | 'revoke'

/** Which key the device has; changing or revoking it says first what that means. */
export function DeviceKey({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const instant = useInstant()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const { key } = device
  return (
    <section>
      <h2>{t('key')}</h2>
      <p>
        {key === null ? t('noKey') : t('keyIs', { version: key.version, by: key.issuedBy, at: instant(key.issuedAt) })}
      </p>
      {device.mayManage && (
        <div className="fw-commands">
          <Button onClick={() => setAsked('rotate')}>{t('rotate')}</Button>
          {key !== null && (
            <Button kind="danger" onClick={() => setAsked('revoke')}>
              {t('revoke')}
            </Button>
          )}
        </div>
      )}
      {asked !== undefined && <KeyDialog id={device.id} asked={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

function KeyDialog({ id, asked, onClose }: { id: string; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { t: say } = useTranslation('common')
  const client = useQueryClient()
  const toast = useToast()
  const [key, setKey] = useState<string | undefined>(undefined)
  const change = useMutation({
    mutationFn: async () => {
      if (asked === 'rotate') return (await call(deviceRoutes.issueDeviceKey, { params: { id } })).key
      await call(deviceRoutes.revokeDeviceKey, { params: { id } })
      return undefined
    },
    onSuccess: made => {
      void client.invalidateQueries({ queryKey: [deviceRoutes.getDevice.path] })
      setKey(made)
      if (made !== undefined) return
      toast({ message: t('done') })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t(asked)}
      onClose={onClose}
      footer={
        key === undefined ? (
          <>
            <Button
              kind={asked === 'revoke' ? 'danger' : 'primary'}
              busy={change.isPending}
              onClick={() => change.mutate()}
            >
              {t(asked)}
            </Button>
            <Button onClick={onClose}>{say('cancel')}</Button>
          </>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {say('close')}
          </Button>
        )
      }
    >
      {key === undefined ? (
        <p>{t(asked === 'rotate' ? 'rotateWarns' : 'revokeWarns')}</p>
      ) : (
        <p>
          {t('newKey')}
          <code className="device-key">{key}</code>
        </p>
      )}
      {change.error !== null && <Refused error={change.error} />}
    </Dialog>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="alarm-warns" role="alert">
      {what} {next}
    </p>
  )
}
