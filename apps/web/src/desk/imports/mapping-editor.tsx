import { callFields } from '@fangwei/domain/intake/record-fields.ts'
import { Button, Choice, useLanguage } from '@fangwei/ui/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyMapping, mappingOf, readJson } from './mapping-draft.ts'

interface MappingEditorProps {
  readonly columns: readonly string[]
  readonly name: string
  readonly busy: boolean
  readonly onPreview: (mapping: object) => void
}

const asked = Object.entries(callFields)
const instants = new Set(asked.filter(([, { kind }]) => kind === 'instant').map(([name]) => name))
/** The fields a table of calls nearly always has come first; the rest follow behind a fold. */
const first = new Set(['sourceId', 'receivedAt', 'content', 'category', 'address', 'orgCode', 'callerPhone', 'level'])
const crsOffered = ['EPSG:4490', 'EPSG:4326', 'GCJ-02', 'BD-09']

/** Which column holds what, in which zone and coordinate system; or the whole mapping as JSON. */
export function MappingEditor({ columns, name, busy, onPreview }: MappingEditorProps) {
  const { t } = useTranslation('imports')
  const language = useLanguage()
  const [view, setView] = useState<'columns' | 'json'>('columns')
  const [draft, setDraft] = useState(emptyMapping)
  const [json, setJson] = useState('')
  const built = mappingOf(draft, name, instants)
  const mapping = view === 'json' ? readJson(json) : built
  const set = (part: Partial<typeof draft>) => setDraft(was => ({ ...was, ...part }))
  const select = (id: string, label: string, value: string, onChange: (column: string) => void) => (
    <div className="act-row" key={id}>
      <label htmlFor={`map-${id}`}>{label}</label>
      <div>
        <select id={`map-${id}`} value={value} onChange={event => onChange(event.target.value)}>
          <option value="">{t('mapping.unread')}</option>
          {columns.map(column => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
  const field = ([id, { label }]: (typeof asked)[number]) =>
    select(id, label[language], draft.columns[id] ?? '', column => set({ columns: { ...draft.columns, [id]: column } }))
  const text = (id: 'zone' | 'crs' | 'timeFormat' | 'feed', list?: readonly string[]) => (
    <div className="act-row">
      <label htmlFor={`map-${id}`}>{t(`mapping.${id}`)}</label>
      <div>
        <input
          id={`map-${id}`}
          value={draft[id]}
          list={list && `map-${id}-list`}
          onChange={event => set({ [id]: event.target.value })}
        />
        {list && (
          <datalist id={`map-${id}-list`}>
            {list.map(value => (
              <option key={value} value={value} />
            ))}
          </datalist>
        )}
      </div>
    </div>
  )
  return (
    <form
      className="act-form imports-mapping"
      aria-label={t('mapping.title')}
      onSubmit={event => {
        event.preventDefault()
        if (mapping !== undefined) onPreview(mapping)
      }}
    >
      <Choice
        label={t('mapping.title')}
        value={view}
        onChange={chosen => {
          if (chosen === 'json') setJson(JSON.stringify(built, null, 2))
          setView(chosen)
        }}
        options={[
          { value: 'columns', label: t('mapping.byColumn') },
          { value: 'json', label: t('mapping.json') },
        ]}
      />
      {view === 'json' ? (
        <textarea
          className="imports-json"
          aria-label={t('mapping.json')}
          aria-invalid={mapping === undefined || undefined}
          spellCheck={false}
          rows={18}
          value={json}
          onChange={event => setJson(event.target.value)}
        />
      ) : (
        <>
          {asked.filter(([id]) => first.has(id)).map(field)}
          {text('timeFormat')}
          {text('zone')}
          {select('x', t('mapping.x'), draft.x, x => set({ x }))}
          {select('y', t('mapping.y'), draft.y, y => set({ y }))}
          {text('crs', crsOffered)}
          {text('feed')}
          <details className="act-more">
            <summary>{t('mapping.others')}</summary>
            {asked.filter(([id]) => !first.has(id)).map(field)}
          </details>
        </>
      )}
      <div className="act-foot">
        <Button type="submit" kind="primary" busy={busy} disabled={mapping === undefined}>
          {t('mapping.preview')}
        </Button>
        {mapping === undefined && <span className="act-problem">{t('mapping.notJson')}</span>}
      </div>
    </form>
  )
}
