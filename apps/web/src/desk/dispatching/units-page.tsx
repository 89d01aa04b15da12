import './dispatching.css'
import './units.css'
import { unitRoutes } from '@fangwei/contract/units.ts'
import { mayBeSent, onDuty, type UnitState, unitStates } from '@fangwei/domain/units/index.ts'
import {
  Choice,
  type Column,
  DataTable,
  EmptyState,
  formatDuration,
  SkeletonRows,
  StateTag,
  type Tone,
  useLanguage,
} from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useTerms } from '../../shared/terms/terms.ts'
import { useMatterWords } from '../matter/words.ts'
import { UnitCard } from './unit-card.tsx'
import type { UnitShown } from './use-dispatching.ts'

const kinds = ['all', 'car', 'bike', 'foot', 'ptu', 'drone', 'workstation', 'volunteers'] as const

export const unitTones: Readonly<Record<UnitState, Tone>> = {
  off: 'paused',
  available: 'waiting',
  assigned: 'active',
  'en-route': 'active',
  'on-scene': 'active',
  returning: 'done',
  unavailable: 'refused',
}

/** 勤务: every unit in sight, what it does, and what it can be told. */
export default function UnitsPage() {
  const query = useQuery({ ...queryFor(unitRoutes.listUnits), refetchInterval: 5000 })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={12} />}>
      {({ items, now }) => <Units units={items} now={Date.parse(now)} />}
    </Loaded>
  )
}

function Units({ units, now }: { units: readonly UnitShown[]; now: number }) {
  const { t } = useTranslation('dispatching')
  const terms = useTerms()
  const navigate = useNavigate()
  const [kind, setKind] = useState<(typeof kinds)[number]>('all')
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const columns = useColumns(now)
  const shown = useMemo(() => units.filter(unit => kind === 'all' || unit.kind === kind), [units, kind])
  const chosen = units.find(unit => unit.id === selected)
  const duty = units.filter(unit => onDuty(unit.state)).length
  const open = (id: string) => {
    const matter = units.find(unit => unit.id === id)?.matter
    if (matter !== null && matter !== undefined) void navigate(`/matters/${matter}`)
  }
  return (
    <div className="units-page">
      <header className="units-head">
        <h1>{t('units.title')}</h1>
        <p className="fw-quiet">
          {t('units.lead', { duty, free: units.filter(unit => mayBeSent(unit.state)).length })}
        </p>
        <Choice
          label={t('units.kind')}
          value={kind}
          options={kinds.map(one => ({
            value: one,
            label: one === 'all' ? t('units.all') : terms.codeLabel('unit-kind', one),
          }))}
          onChange={setKind}
        />
      </header>
      <div className="units-body">
        <DataTable
          label={t('units.title')}
          columns={columns}
          rows={shown}
          rowId={unit => unit.id}
          selected={selected}
          onSelect={setSelected}
          onOpen={open}
          keyLabels={{ next: t('units.next'), previous: t('units.previous'), open: t('units.open') }}
          empty={<EmptyState icon="shield">{t('units.none')}</EmptyState>}
        />
        <aside className="units-side">
          {chosen === undefined ? (
            <p className="fw-quiet">{t('units.choose')}</p>
          ) : (
            <UnitCard unit={chosen} now={now} />
          )}
        </aside>
      </div>
    </div>
  )
}

function useColumns(now: number): readonly Column<UnitShown>[] {
  const { t } = useTranslation('dispatching')
  const language = useLanguage()
  const terms = useTerms()
  const words = useMatterWords()
  return useMemo(
    () => [
      { key: 'name', title: t('units.name'), narrow: 'title', render: unit => words.say(unit.name) },
      { key: 'kind', title: t('units.kind'), width: 120, render: unit => terms.codeLabel('unit-kind', unit.kind) },
      {
        key: 'state',
        title: t('units.state'),
        width: 130,
        narrow: 'trailing',
        render: unit => <StateTag tone={unitTones[unit.state]}>{words.say(unitStates[unit.state])}</StateTag>,
      },
      { key: 'org', title: t('units.place'), width: 200, render: unit => unit.station ?? words.org(unit.org) },
      {
        key: 'fix',
        title: t('units.fix'),
        width: 120,
        align: 'end',
        render: unit =>
          unit.position === null ? (
            <span className="fw-quiet">{t('units.noFix')}</span>
          ) : (
            t('units.ago', { length: formatDuration(Math.max(0, now - Date.parse(unit.position.at)), language) })
          ),
      },
    ],
    [t, language, terms, words, now],
  )
}
