import './fences.css'
import { fenceRoutes } from '@fangwei/contract/fences.ts'
import { Button, EmptyState, SkeletonRows } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import type { GradeMap } from '../../shared/map/create-map.ts'
import type { Corner } from '../drawing/show-areas.ts'
import { areaOf, draftOf, type Fence, type FenceDraft, LOOK_MS, outlineOf, ringOf, withCorner } from './fence.ts'
import { FenceDetail } from './fence-detail.tsx'
import { FenceForm } from './fence-form.tsx'

const DrawMap = lazy(async () => ({ default: (await import('../drawing/draw-map.tsx')).DrawMap }))
/** 电子围栏: drawn areas, who is inside and outside of each, and who crossed. */
export default function FencesPage() {
  const query = useQuery({ ...queryFor(fenceRoutes.listFences), refetchInterval: LOOK_MS })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={10} />}>
      {({ items, mayDraw }) => <Shown fences={items} mayDraw={mayDraw} />}
    </Loaded>
  )
}

function Shown({ fences, mayDraw }: { fences: readonly Fence[]; mayDraw: boolean }) {
  const { t } = useTranslation('fences')
  const [search, setSearch] = useSearchParams()
  const [draft, setDraft] = useState<FenceDraft | undefined>(undefined)
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  const chosen = fences.find(fence => fence.id === search.get('fence')) ?? fences[0]
  const add = useCallback((at: Corner) => setDraft(now => now && withCorner(now, at)), [])
  const areas = useMemo(() => fences.filter(fence => fence.id !== draft?.of?.id).map(areaOf), [fences, draft?.of?.id])
  const corners = useMemo(() => draft && outlineOf(draft), [draft])
  const choose = (fence: Fence) => {
    setSearch({ fence: fence.id }, { replace: true })
    made?.fit(ringOf(fence).map(([lng, lat]) => ({ id: '', lng, lat, grade: undefined, label: '' })))
  }
  return (
    <div className="fences">
      <header className="fences-head">
        <div>
          <p className="fw-quiet">
            <Link to="/devices">{t('back')}</Link>
          </p>
          <h1>{t('title')}</h1>
          <p className="fw-quiet">{t('what')}</p>
        </div>
        {mayDraw && draft === undefined && (
          <Button kind="primary" icon="plus" onClick={() => setDraft(draftOf(undefined))}>
            {t('draw')}
          </Button>
        )}
      </header>
      <div className="fences-body">
        <Suspense fallback={<div />}>
          <DrawMap
            label={t('title')}
            areas={areas}
            corners={corners}
            onCorner={add}
            onUndo={() => setDraft(now => now && { ...now, corners: now.corners.slice(0, -1) })}
            onCancel={() => setDraft(undefined)}
            onMap={setMade}
          />
        </Suspense>
        <aside className="fences-side">
          {draft !== undefined ? (
            <FenceForm
              draft={draft}
              onDraft={setDraft}
              onDone={kept => {
                setDraft(undefined)
                if (kept !== undefined) setSearch({ fence: kept }, { replace: true })
              }}
            />
          ) : (
            <>
              {fences.length === 0 && <EmptyState icon="pin">{t('none')}</EmptyState>}
              <ul className="fences-list" aria-label={t('title')}>
                {fences.map(fence => (
                  <FenceRow key={fence.id} fence={fence} chosen={fence === chosen} onChoose={() => choose(fence)} />
                ))}
              </ul>
              {chosen !== undefined && (
                <FenceDetail key={chosen.id} fence={chosen} onEdit={() => setDraft(draftOf(chosen))} />
              )}
            </>
          )}
        </aside>
      </div>
    </div>
  )
}

function FenceRow({ fence, chosen, onChoose }: { fence: Fence; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('fences')
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <i className={`fence-kind fence-${fence.kind}`} aria-hidden="true" />
        <span className="fence-name">{fence.name}</span>
        <span className="fw-quiet">{t(fence.hears === 'record-only' ? 'recorded' : `kind.${fence.kind}`)}</span>
        {fence.inside + fence.outside > 0 && (
          <span className="fence-counts">{t('counts', { inside: fence.inside, outside: fence.outside })}</span>
        )}
      </button>
    </li>
  )
}
