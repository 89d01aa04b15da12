import { registerRoutes } from '@fangwei/contract/registers.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import { type Column, DataTable, EmptyState, PrintPage, StateTag, serverClock } from '@fangwei/ui/index.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../shared/api/queries.ts'
import { useListKeys } from '../../shared/list-keys.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import type { Words } from '../matter/words.ts'
import type { Entry } from './entry-draft.ts'
import type { RegisterQuery } from './register-filters.ts'

interface EntryTableProps {
  readonly register: Register
  readonly query: RegisterQuery
  readonly words: Words
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  /** What is said when nothing fits. */
  readonly empty: string
}

/** The declared columns of a register, a page at a time, worked by keyboard; printed as the list it is. */
export function EntryTable({ register, query, words, selected, onSelect, empty }: EntryTableProps) {
  const { t } = useTranslation('registers')
  const {
    query: asked,
    rows,
    more,
  } = usePages(registerRoutes.listEntries, {
    params: { register: register.register },
    query: { ...query, limit: 100 },
  })
  const columns = useMemo(
    () => columnsOf(register, words, { id: register.key.label, ended: t('endedShort') }),
    [register, words, t],
  )
  const keyLabels = useListKeys()
  if (asked.error !== null && rows === undefined)
    return <Failure error={asked.error} onRetry={() => void asked.refetch()} />
  return (
    <>
      <div className="list-rows fw-no-print">
        <DataTable
          label={register.label[words.language]}
          columns={columns}
          rows={rows}
          rowId={idOf}
          selected={selected}
          onSelect={onSelect}
          onOpen={onSelect}
          keyLabels={keyLabels}
          more={more}
          empty={<EmptyState icon="search">{empty}</EmptyState>}
        />
      </div>
      <Printed register={register} rows={rows ?? []} columns={columns} words={words} />
    </>
  )
}

const idOf = ({ id }: Entry) => id

function columnsOf(
  register: Register,
  words: Words,
  titles: { readonly id: Register['key']['label']; readonly ended: string },
): Column<Entry>[] {
  const declared = register.columns.map((name): Column<Entry> => {
    const field = register.fields[name]!
    const named = name === register.nameField
    return {
      key: name,
      title: field.label[words.language],
      ...(named ? { narrow: 'title' as const } : field.widget === 'choice' && { width: 168 }),
      render: entry => {
        const value = entry.values[name]
        return typeof value === 'string' && register.links?.[name] !== undefined
          ? (entry.names[value] ?? value)
          : (words.value(field, value) ?? '')
      },
    }
  })
  return [
    ...declared,
    {
      key: 'id',
      title: titles.id[words.language],
      width: 172,
      render: entry => <span className="fw-quiet">{entry.id}</span>,
    },
    {
      key: 'validity',
      title: '',
      width: 96,
      narrow: 'trailing',
      render: entry => (entry.validTo === null ? '' : <StateTag tone="paused">{titles.ended}</StateTag>),
    },
  ]
}

interface PrintedProps {
  readonly register: Register
  readonly rows: readonly Entry[]
  readonly columns: readonly Column<Entry>[]
  readonly words: Words
}

/** What has been loaded of the list, on paper; masked as on the screen. */
function Printed({ register, rows, columns, words }: PrintedProps) {
  return (
    <div className="register-print">
      <PrintPage
        kind="ledger"
        title={register.label[words.language]}
        subtitle={words.instant(new Date(serverClock.now()).toISOString(), 'full')}
      >
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.key} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                {columns.map(column => (
                  <td key={column.key}>{column.render(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PrintPage>
    </div>
  )
}
