import './board.css'
import { deskRoutes } from '@fangwei/contract/desk.ts'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { EmptyState, Figure, FigureRow, SkeletonRows } from '@fangwei/ui/index.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { orgPath } from '../matter/form/org-tree.ts'
import { useMatterWords, type Words } from '../matter/words.ts'
import { LateTable } from './late-table.tsx'
import { type Board, matrixOf } from './matrix.ts'
import { MatrixTable } from './matrix-table.tsx'

/** 督办看板: what is late, where it is stuck, who holds it now. */
export default function BoardPage() {
  const { account } = useSession()
  const words = useMatterWords()
  const [search] = useSearchParams()
  const given = search.get('scope')
  const scope = given !== null && /^[0-9A-Z]{12}$/.test(given) ? given : account.org
  const type = matterTypes.find(one => one.type === search.get('type'))?.type
  const query = useRoute(deskRoutes.getBoard, {
    query: { ...(scope !== account.org && { scope }), ...(type !== undefined && { type }) },
  })
  return (
    <div className="board">
      <BoardHead scope={scope} type={type} words={words} />
      <Loaded query={query} skeleton={<SkeletonRows count={12} />}>
        {board => <Shown board={board} scope={scope} type={type} words={words} />}
      </Loaded>
    </div>
  )
}

const address = (scope: string, type: string | undefined) =>
  `/board?${new URLSearchParams({ scope, ...(type !== undefined && { type }) })}`

interface HeadProps {
  readonly scope: string
  readonly type: string | undefined
  readonly words: Words
}

/** From the reader's own organisation down to the one shown, and the types. */
function BoardHead({ scope, type, words }: HeadProps) {
  const { t } = useTranslation('board')
  const { account } = useSession()
  const { orgs } = useDirectory()
  const path = useMemo(() => {
    const whole = orgPath(orgs, scope)
    return whole.slice(Math.max(whole.indexOf(account.org), 0))
  }, [orgs, scope, account.org])
  return (
    <header className="board-head">
      <nav className="board-path" aria-label={t('path')}>
        {path.map((org, index) => (
          <span key={org}>
            {index > 0 && <span aria-hidden="true"> › </span>}
            {org === scope ? <strong>{words.org(org)}</strong> : <Link to={address(org, type)}>{words.org(org)}</Link>}
          </span>
        ))}
      </nav>
      <nav className="board-types" aria-label={t('types')}>
        <Link className={type === undefined ? 'active' : ''} to={address(scope, undefined)}>
          {t('allTypes')}
        </Link>
        {matterTypes.map(one => (
          <Link key={one.type} className={one.type === type ? 'active' : ''} to={address(scope, one.type)}>
            {words.say(one.label)}
          </Link>
        ))}
        <Link to="/orders">{t('orders')} →</Link>
      </nav>
    </header>
  )
}

function Shown({ board, scope, type, words }: HeadProps & { board: Board }) {
  const { t } = useTranslation('board')
  const { orgs } = useDirectory()
  const matrix = useMemo(() => matrixOf(board.rows, type), [board.rows, type])
  const parents = useMemo(() => new Set(orgs.map(org => org.parent)), [orgs])
  const { closed, withFollowUp, recurred } = board.closed30d
  return (
    <>
      <FigureRow>
        <Figure label={t('figure.lapsed')} value={matrix.total.lapsed} of={matrix.total.open} alert />
        <Figure label={t('figure.returned')} value={board.returned} />
        <Figure label={t('figure.followed')} value={withFollowUp} of={closed} />
        <Figure label={t('figure.recurred')} value={recurred} />
      </FigureRow>
      <p className="board-note">{t('closedIsNotResolved')}</p>
      <section className="board-part">
        <h2>{t('stuckTitle')}</h2>
        {matrix.rows.length === 0 ? (
          <EmptyState icon="check">{t('noneOpen')}</EmptyState>
        ) : (
          <MatrixTable
            matrix={matrix}
            type={type}
            scope={scope}
            words={words}
            below={org => (org !== scope && parents.has(org) ? address(org, type) : undefined)}
          />
        )}
      </section>
      <section className="board-part">
        <h2>{t('lateTitle')}</h2>
        <LateTable late={board.late} words={words} />
      </section>
    </>
  )
}
