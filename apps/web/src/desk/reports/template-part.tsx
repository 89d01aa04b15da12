import { reportRoutes } from '@fangwei/contract/report.ts'
import { Button, FileDrop } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callWith } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import type { ReportName } from './report-names.ts'

const maxBytes = 5_000_000

/** The unit's own sheet: kept when it can be read, with what was understood in it and what was not. */
export function TemplatePart({ report }: { report: ReportName }) {
  const { t } = useTranslation('reports')
  const { t: say } = useTranslation('common')
  const keep = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return callWith(reportRoutes.putReportTemplate, { params: { report }, body })
    },
  })
  const drop = useMutation({ mutationFn: () => callWith(reportRoutes.dropReportTemplate, { params: { report } }) })
  const names = (list: readonly string[]) => (list.length === 0 ? say('none') : list.join(say('listComma')))
  return (
    <section className="reports-template fw-no-print">
      <FileDrop
        label={t('template.drop')}
        accept={['.xlsx']}
        maxBytes={maxBytes}
        disabled={keep.isPending}
        onFiles={([file]) => file && keep.mutate(file)}
      />
      {keep.data && (
        <div role="status">
          <p>{t('template.kept')}</p>
          <p>{t('template.understood', { names: names(keep.data.placeholders) })}</p>
          {keep.data.unknown.length > 0 && (
            <p className="reports-unknown">{t('template.unknown', { names: names(keep.data.unknown) })}</p>
          )}
        </div>
      )}
      {keep.error !== null && <Failure error={keep.error} kept={t('template.keptBefore')} />}
      {drop.error !== null && <Failure error={drop.error} />}
      <Button icon="undo" busy={drop.isPending} onClick={() => drop.mutate()}>
        {drop.isSuccess ? t('template.dropped') : t('template.useShipped')}
      </Button>
    </section>
  )
}
