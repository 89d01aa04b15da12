import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Words } from '../matter/words.ts'
import { filterSearch } from '../queue/filters.ts'
import type { Cell, Matrix } from './matrix.ts'

interface MatrixTableProps {
  readonly matrix: Matrix
  readonly type: string | undefined
  /** The organisation the board is of. */
  readonly scope: string
  readonly words: Words
  /** The address of the board one level down; undefined where there is nothing below. */
  readonly below: (org: string) => string | undefined
}

/** Organisation by state: open, and of them late. A number opens exactly those; a name goes one level down. */
export function MatrixTable({ matrix, type, scope, words, below }: MatrixTableProps) {
  const { t } = useTranslation('board')
  const heading = (key: string) => {
    if (type === undefined) return words.type(key)
    const waits = findMatterType(type)?.states[key]?.waitsFor
    return waits === undefined ? words.state(type, key) : t('waitsFor', { what: words.say(waits) })
  }
  const queueOf = (org: string, key: string | undefined, lapsed: boolean) => {
    const filters = {
      type: type ?? key,
      state: type === undefined ? undefined : key,
      scope: org === scope ? undefined : org,
      lapsed: lapsed || undefined,
    }
    return `/queue?${filterSearch(filters)}`
  }
  const cell = (org: string, key: string | undefined, { open, lapsed }: Cell) =>
    open === 0 ? (
      <span className="board-none">·</span>
    ) : (
      <span className="board-cell">
        <Link to={queueOf(org, key, false)}>{open}</Link>
        {lapsed > 0 && (
          <Link className="board-late" to={queueOf(org, key, true)} aria-label={t('lateOf', { count: lapsed })}>
            {t('late', { count: lapsed })}
          </Link>
        )}
      </span>
    )
  return (
    <div className="board-scroll">
      <table className="board-matrix">
        <thead>
          <tr>
            <th scope="col">{t('org')}</th>
            {matrix.columns.map(key => (
              <th scope="col" key={key}>
                {heading(key)}
              </th>
            ))}
            <th scope="col">{t('total')}</th>
            <th scope="col">{t('oldest')}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ org, cells, total }) => {
            const down = below(org)
            return (
              <tr key={org}>
                <th scope="row">{down === undefined ? words.org(org) : <Link to={down}>{words.org(org)}</Link>}</th>
                {matrix.columns.map(key => (
                  <td key={key}>{cell(org, key, cells.get(key) ?? { open: 0, lapsed: 0, oldest: null })}</td>
                ))}
                <td>{cell(org, undefined, total)}</td>
                <td className="fw-quiet">{total.oldest === null ? '' : words.instant(total.oldest)}</td>
              </tr>
            )
          })}
        </tbody>
        {matrix.rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {matrix.columns.map(key => (
                <td key={key}>{cell(scope, key, matrix.totals.get(key) ?? { open: 0, lapsed: 0, oldest: null })}</td>
              ))}
              <td>{cell(scope, undefined, matrix.total)}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
