import './imports.css'
import '../matter/form/action-form.css'
import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { Button, FileDrop } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { callWith } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { ImportProgress } from './import-progress.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { type Preview, PreviewTable } from './preview-table.tsx'

const maxBytes = 256_000_000

/** 导入: a file of calls is looked at before anything is written, then taken as a job that outlives the page. */
export default function ImportsPage() {
  const { t } = useTranslation('imports')
  const [search, setSearch] = useSearchParams()
  const [preview, setPreview] = useState<Preview | undefined>(undefined)
  const [mapping, setMapping] = useState<object | undefined>(undefined)
  const [saveAs, setSaveAs] = useState('')
  const kept = useRoute(intakeRoutes.listMappings)
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file)
      return callWith(intakeRoutes.uploadCalls, { body })
    },
    onSuccess: found => {
      setPreview(found)
      setMapping(undefined)
    },
  })
  const look = useMutation({
    mutationFn: (given: { upload: string; mapping: object }) =>
      callWith(intakeRoutes.previewCalls, { params: { upload: given.upload }, body: { mapping: given.mapping } }),
    onSuccess: (found, given) => {
      setPreview(found)
      setMapping(given.mapping)
    },
  })
  const start = useMutation({
    mutationFn: (id: string) =>
      callWith(intakeRoutes.startImport, {
        params: { upload: id },
        body: {
          ...(mapping !== undefined && { mapping }),
          ...(mapping !== undefined && saveAs.trim() !== '' && { saveAs: saveAs.trim() }),
        },
      }),
    onSuccess: job => {
      setPreview(undefined)
      setSearch({ job: job.id }, { replace: true })
    },
  })
  const job = search.get('job')
  if (job !== null)
    return (
      <div className="imports">
        <h1>{t('title')}</h1>
        <ImportProgress id={job} onAnother={() => setSearch({}, { replace: true })} />
      </div>
    )
  const error = upload.error ?? look.error ?? start.error
  return (
    <div className="imports">
      <h1>{t('title')}</h1>
      <FileDrop
        label={t('drop')}
        accept={['.csv', '.xlsx']}
        maxBytes={maxBytes}
        disabled={upload.isPending}
        onFiles={([file]) => file && upload.mutate(file)}
      />
      {upload.isPending && <p role="status">{t('reading')}</p>}
      {error !== null && <Failure error={error} />}
      {preview !== undefined && (
        <>
          <p>
            <strong>{preview.name}</strong>
          </p>
          <PreviewTable preview={preview} />
          {(kept.data?.items.length ?? 0) > 0 && (
            <div className="fw-commands">
              <span className="fw-quiet">{t('mapping.kept')}</span>
              {kept.data?.items.map(item => (
                <Button
                  key={item.name}
                  onClick={() =>
                    typeof item.mapping === 'object' &&
                    item.mapping !== null &&
                    look.mutate({ upload: preview.upload, mapping: item.mapping })
                  }
                >
                  {item.name}
                </Button>
              ))}
            </div>
          )}
          <details open={preview.form === null} className="imports-own">
            <summary>{t('mapping.title')}</summary>
            <MappingEditor
              columns={preview.columns}
              name={preview.name}
              busy={look.isPending}
              onPreview={given => look.mutate({ upload: preview.upload, mapping: given })}
            />
          </details>
          {preview.form !== null && (
            <div className="fw-commands">
              {mapping !== undefined && (
                <input
                  className="imports-name"
                  aria-label={t('mapping.saveAs')}
                  placeholder={t('mapping.saveAs')}
                  maxLength={100}
                  value={saveAs}
                  onChange={event => setSaveAs(event.target.value)}
                />
              )}
              <Button kind="primary" busy={start.isPending} onClick={() => start.mutate(preview.upload)}>
                {t('start')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
