import { registerRoutes } from '@fangwei/contract/registers.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { Choice, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address } from '../../shared/api/call.ts'
import { download } from '../../shared/api/download.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { queryOf, type RegisterFilters } from './register-filters.ts'

type Format = 'xlsx' | 'csv'

interface ExportDialogProps {
  readonly register: Register
  readonly filters: RegisterFilters
  readonly onClose: () => void
}

/** Takes out what the filters show: masked, limited, marked with who took it, for a written purpose. */
export function ExportDialog({ register, filters, onClose }: ExportDialogProps) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const toast = useToast()
  const [format, setFormat] = useState<Format>('xlsx')
  const take = useMutation({
    mutationFn: (reason: string) =>
      download(
        address(registerRoutes.exportEntries.path, {
          params: { register: register.register },
          query: { ...queryOf(filters), format, language, reason },
        }),
      ),
    onSuccess: () => {
      toast({ message: t('export.done') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('export.title', { register: register.label[language] })}
      consequence={t('export.consequence')}
      submit={t('export.submit')}
      busy={take.isPending}
      error={take.error}
      onSubmit={reason => take.mutate(reason)}
      onClose={onClose}
    >
      <Choice
        label={t('export.format')}
        value={format}
        onChange={setFormat}
        options={[
          { value: 'xlsx', label: 'Excel (xlsx)' },
          { value: 'csv', label: 'CSV' },
        ]}
      />
    </ReasonDialog>
  )
}
