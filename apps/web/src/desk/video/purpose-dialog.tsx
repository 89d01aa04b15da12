import { videoRoutes } from '@fangwei/contract/video.ts'
import { videoPurpose } from '@fangwei/domain/dictionaries/video.ts'
import { Button, Dialog, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import type { Camera, Look } from './video.ts'

interface PurposeDialogProps {
  readonly camera: Camera
  readonly onClose: () => void
  readonly onOpen: (look: Look) => void
}

/** Nobody looks through a camera without saying why: the reason is kept before the first picture. */
export function PurposeDialog({ camera, onClose, onOpen }: PurposeDialogProps) {
  const { t } = useTranslation('video')
  const language = useLanguage()
  const client = useQueryClient()
  const form = useId()
  const [purpose, setPurpose] = useState('alarm')
  const [reason, setReason] = useState('')
  const open = useMutation({
    mutationFn: () => call(videoRoutes.openCamera, { body: { device: camera.id, purpose, reason: reason.trim() } }),
    onSuccess: look => {
      void client.invalidateQueries({ queryKey: [videoRoutes.listLooks.path] })
      onOpen(look)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <Dialog
      open
      title={t('purposeTitle', { name: camera.name })}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form={form} busy={open.isPending} disabled={reason.trim().length < 8}>
          {t('look')}
        </Button>
      }
    >
      <form id={form} className="video-purpose" onSubmit={submit}>
        <p className="fw-quiet">{t('purposeWhy')}</p>
        <label>
          {t('purpose')}
          <select value={purpose} onChange={event => setPurpose(event.target.value)}>
            {videoPurpose.entries.map(({ code, label }) => (
              <option key={code} value={code}>
                {label[language]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('reason')}
          <textarea
            required
            minLength={8}
            maxLength={200}
            rows={2}
            placeholder={t('reasonHint')}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </label>
        {open.error !== null && <Refused error={open.error} />}
      </form>
    </Dialog>
  )
}

export function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="video-refused" role="alert">
      {what} {next}
    </p>
  )
}
