import { registerRoutes } from '@fangwei/contract/registers.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { Button, Dialog, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import type { Entry } from './entry-draft.ts'
import { Refusal } from './reason-dialog.tsx'

/** Ends an entry on a day; nothing is deleted, and what was said about it before stays true. */
export function EndDialog({ register, entry, onClose }: { register: Register; entry: Entry; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const { t: say } = useTranslation('common')
  const client = useQueryClient()
  const toast = useToast()
  const field = useId()
  const [day, setDay] = useState('')
  const end = useMutation({
    mutationFn: () =>
      call(registerRoutes.endEntry, {
        params: { register: register.register, id: entry.id },
        body: { version: entry.version, ...(day !== '' && { validTo: day }) },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [registerRoutes.listEntries.path] })
      void client.invalidateQueries({ queryKey: [registerRoutes.getEntry.path] })
      toast({ message: t('end.done') })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t('end.title', { name: entry.name })}
      onClose={onClose}
      footer={
        <>
          <Button kind="danger" busy={end.isPending} onClick={() => end.mutate()}>
            {t('end.open')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="register-dialog">
        <p>{t('end.consequence')}</p>
        <label htmlFor={field}>{t('end.day')}</label>
        <input id={field} type="date" value={day} onChange={event => setDay(event.target.value)} />
        {end.error !== null && <Refusal error={end.error} />}
      </div>
    </Dialog>
  )
}
