import './registers.css'
import '../imports/imports.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { Button, FileDrop, StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { callWith } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import { ImportProgress } from '../imports/import-progress.tsx'
import NotFoundPage from '../not-found-page.tsx'
import { mayWriteTo, readable } from './register-filters.ts'

type Preview = Reply<typeof registerRoutes.previewImport>
type Mapping = Preview['mapping']

const maxBytes = 256_000_000

/** A file for a register: looked at, its columns put right, then taken as a job that outlives the page. */
export default function RegisterImportPage() {
  const { account } = useSession()
  const { register: name } = useParams()
  const register = readable(account.roles).find(one => one.register === name)
  if (register === undefined || !mayWriteTo(register, account.roles)) return <NotFoundPage />
  return <OneImport register={register} />
}

function OneImport({ register }: { register: Register }) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [file, setFile] = useState<File | undefined>(undefined)
  const params = { register: register.register }
  const look = useMutation({
    mutationFn: ({ from, mapping }: { from: File; mapping?: Mapping }) =>
      callWith(registerRoutes.previewImport, { params, query: asked(mapping), body: formOf(from) }),
    onSuccess: (_, { from }) => setFile(from),
  })
  const start = useMutation({
    mutationFn: ({ from, mapping }: { from: File; mapping: Mapping }) =>
      callWith(registerRoutes.importEntries, { params, query: asked(mapping), body: formOf(from) }),
    onSuccess: job => setSearch({ job: job.id }, { replace: true }),
  })
  const job = search.get('job')
  const back = `/registers/${register.register}`
  const error = look.error ?? start.error
  const preview = look.data
  return (
    <div className="imports">
      <header>
        <p className="fw-small">
          <Link to={back}>← {register.label[language]}</Link>
        </p>
        <h1>{t('import.title', { register: register.label[language] })}</h1>
      </header>
      {job !== null ? (
        <ImportProgress
          id={job}
          onAnother={() => {
            look.reset()
            setSearch({}, { replace: true })
          }}
        />
      ) : (
        <>
          <p className="fw-quiet">{t('import.how', { key: register.key.label[language] })}</p>
          <FileDrop
            label={t('import.drop')}
            accept={['.xlsx', '.csv']}
            maxBytes={maxBytes}
            disabled={look.isPending}
            onFiles={([chosen]) => chosen && look.mutate({ from: chosen })}
          />
          {look.isPending && <p role="status">{t('import.reading')}</p>}
          {error !== null && <Failure error={error} />}
          {preview !== undefined && file !== undefined && (
            <>
              <MappingTable
                register={register}
                preview={preview}
                onMapping={mapping => look.mutate({ from: file, mapping })}
              />
              <FirstRows preview={preview} />
              <div className="fw-commands">
                <Button
                  kind="primary"
                  busy={start.isPending}
                  disabled={look.isPending}
                  onClick={() => start.mutate({ from: file, mapping: preview.mapping })}
                >
                  {t('import.start')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </div>
  )
}

const asked = (mapping: Mapping | undefined) => (mapping === undefined ? {} : { mapping: JSON.stringify(mapping) })

function formOf(file: File): FormData {
  const body = new FormData()
  body.append('file', file)
  return body
}

interface MappingTableProps {
  readonly register: Register
  readonly preview: Preview
  readonly onMapping: (mapping: Mapping) => void
}

/** Which column fills which field; what is not kept, and what is missing. */
function MappingTable({ register, preview, onMapping }: MappingTableProps) {
  const { t } = useTranslation('registers')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const fields = [
    { name: 'id', label: register.key.label, required: register.key.madeBy === 'people' },
    ...Object.entries(register.fields).map(([name, { label }]) => ({
      name,
      label,
      required: register.required.includes(name),
    })),
  ]
  const choose = (field: string, column: string) => {
    const { [field]: _, ...rest } = preview.mapping
    onMapping(column === '' ? rest : { ...rest, [field]: column })
  }
  return (
    <section className="register-mapping">
      <h2>{t('import.columns')}</h2>
      {preview.refused.map(({ column, ...why }) => (
        <p key={column} className="act-problem">
          {t('import.refused', { column, why: why[language] })}
        </p>
      ))}
      {preview.unused.length > 0 && (
        <p className="fw-quiet">{t('import.unused', { names: preview.unused.join(say('listComma')) })}</p>
      )}
      <table>
        <tbody>
          {fields.map(({ name, label, required }) => (
            <tr key={name}>
              <th scope="row">
                <label htmlFor={`column-${name}`}>{label[language]}</label>
                {!required && <span className="act-optional">{t('form.optional')}</span>}
              </th>
              <td>
                <select
                  id={`column-${name}`}
                  value={preview.mapping[name] ?? ''}
                  onChange={event => choose(name, event.target.value)}
                >
                  <option value="">{t('import.none')}</option>
                  {preview.columns.map(column => (
                    <option key={column}>{column}</option>
                  ))}
                </select>
                {preview.missing.includes(name) && <span className="act-problem"> {t('import.missing')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FirstRows({ preview }: { preview: Preview }) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  return (
    <section className="imports-preview">
      <h2>{t('import.preview', { count: preview.rows.length })}</h2>
      <div className="imports-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.line')}</th>
              <th scope="col">{t('import.key')}</th>
              <th scope="col">{t('import.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ line, id, faults }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>{id ?? ''}</td>
                <td className="imports-verdict">
                  <StateTag tone={faults.length === 0 ? 'done' : 'refused'}>
                    {t(faults.length === 0 ? 'import.ok' : 'import.rejected')}
                  </StateTag>
                  {faults.map(fault => (
                    <p key={`${fault.field} ${fault.en}`} className="fw-small">
                      {fault[language]}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
