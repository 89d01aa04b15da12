import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Words } from '../matter/words.ts'
import { Change } from './change.tsx'
import { shareText } from './measure-table.tsx'
import type { Statistics } from './statistics.ts'

/** A line for each type: how many, against before, closed, come back, late. A type's name narrows the page to it. */
export function TypeTable({ types, words }: { types: Statistics['types']; words: Words }) {
  const { t } = useTranslation('statistics')
  const share = (numerator: number, denominator: number) =>
    denominator === 0 ? <span className="fw-quiet">–</span> : shareText({ numerator, denominator })
  return (
    <div className="statistics-scroll">
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('short.opened')}</th>
            <th scope="col">{t('change')}</th>
            <th scope="col">{t('short.closed')}</th>
            <th scope="col">{t('short.recurrence-30')}</th>
            <th scope="col">{t('short.recurrence-90')}</th>
            <th scope="col">{t('short.lapsed')}</th>
          </tr>
        </thead>
        <tbody>
          {types.map(one => (
            <tr key={one.type}>
              <th scope="row">
                <Link to={`?type=${one.type}`}>{words.type(one.type)}</Link>
              </th>
              <td>{one.opened}</td>
              <td>
                <Change now={one.opened} before={one.previousOpened} />
              </td>
              <td>{one.closed}</td>
              <td>{share(one.recurred30, one.ripe30)}</td>
              <td>{share(one.recurred90, one.ripe90)}</td>
              <td>{one.lapsed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
