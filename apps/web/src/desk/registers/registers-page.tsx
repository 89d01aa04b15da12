import './registers.css'
import '../list/list.css'
import { findRegister, type Register } from '@fangwei/domain/registers/index.ts'
import { Button, Choice, useToast } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useNavigate, useParams, useSearchParams } from 'react-router'
import { useMay, useSession } from '../../shared/session/session.ts'
import { useMatterWords, type Words } from '../matter/words.ts'
import NotFoundPage from '../not-found-page.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryPane } from './entry-pane.tsx'
import { EntryTable } from './entry-table.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { FilterBar } from './filter-bar.tsx'
import { OrganisationTree } from './organisation-tree.tsx'
import { PeopleSearch } from './people-search.tsx'
import {
  askable,
  mayWriteTo,
  queryOf,
  type RegisterFilters,
  readable,
  readRegisterFilters,
} from './register-filters.ts'

/** 基础信息: one page for every register, made from its declaration. */
export default function RegistersPage() {
  const { account } = useSession()
  const words = useMatterWords()
  const { register: name } = useParams()
  const own = useMemo(() => readable(account.roles), [account.roles])
  const register = name === undefined ? own[0] : own.find(one => one.register === name)
  if (register === undefined) return <NotFoundPage />
  return (
    <div className="list-page">
      <nav className="list-tabs fw-no-print">
        {own.map(one => (
          <NavLink key={one.register} to={`/registers/${one.register}`} className={one === register ? 'active' : ''}>
            {one.label[words.language]}
          </NavLink>
        ))}
      </nav>
      <OneRegister key={register.register} register={register} words={words} />
    </div>
  )
}

type Doing = 'new' | 'export' | undefined

function OneRegister({ register, words }: { register: Register; words: Words }) {
  const { t } = useTranslation('registers')
  const toast = useToast()
  const [search, setSearch] = useSearchParams()
  const filters = useMemo(() => readRegisterFilters(register, search), [register, search])
  const [doing, setDoing] = useState<Doing>(undefined)
  const entry = search.get('entry') ?? undefined
  const tree = register.register === 'org' && search.get('view') !== 'list' && filters.q === undefined
  const go = (next: RegisterFilters, more: Readonly<Record<string, string | undefined>> = {}) => {
    const pairs = Object.entries({ ...next, view: search.get('view') ?? undefined, ...more }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value === true ? '1' : String(value)]],
    )
    setSearch(new URLSearchParams(pairs), { replace: true })
  }
  const open = (id: string) => go(filters, { entry: id })
  const saved = (id: string) => {
    setDoing(undefined)
    open(id)
    toast({ message: t('saved') })
  }
  return (
    <>
      <FilterBar
        register={register}
        filters={filters}
        onChange={next => go(next)}
        aside={
          <Aside
            register={register}
            tree={tree}
            onTree={shown => go({ ...filters, q: undefined }, { view: shown ? undefined : 'list' })}
            exportable={askable(register, filters)}
            onNew={() => setDoing('new')}
            onExport={() => setDoing('export')}
          />
        }
      />
      <About register={register} filters={filters} onClear={() => go({})} />
      <div className={`register-body${entry !== undefined || doing === 'new' ? ' register-body-open' : ''}`}>
        <div className="register-list">
          <Listed register={register} filters={filters} tree={tree} words={words} selected={entry} onSelect={open} />
        </div>
        {doing === 'new' ? (
          <section className="register-pane">
            <EntryForm register={register} onDone={made => saved(made.id)} onCancel={() => setDoing(undefined)} />
          </section>
        ) : (
          entry !== undefined && (
            <EntryPane key={entry} register={register} id={entry} words={words} onClose={() => go(filters)} />
          )
        )}
      </div>
      {doing === 'export' && <ExportDialog register={register} filters={filters} onClose={() => setDoing(undefined)} />}
    </>
  )
}

interface ListedProps {
  readonly register: Register
  readonly filters: RegisterFilters
  readonly tree: boolean
  readonly words: Words
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

function Listed({ register, filters, tree, words, selected, onSelect }: ListedProps) {
  const { t } = useTranslation('registers')
  const shared = { words, selected, onSelect }
  if (tree) return <OrganisationTree {...shared} scope={filters.scope} asOf={filters.asOf} />
  if (!askable(register, filters)) return <PeopleSearch {...shared} register={register} />
  const name = register.label[words.language]
  const filtered = Object.values(filters).some(value => value !== undefined)
  return (
    <EntryTable
      {...shared}
      register={register}
      query={queryOf(filters)}
      empty={t(filtered ? 'emptyFiltered' : 'empty', { register: name })}
    />
  )
}

interface AsideProps {
  readonly register: Register
  readonly tree: boolean
  readonly onTree: (tree: boolean) => void
  readonly exportable: boolean
  readonly onNew: () => void
  readonly onExport: () => void
}

function Aside({ register, tree, onTree, exportable, onNew, onExport }: AsideProps) {
  const { t } = useTranslation('registers')
  const { t: say } = useTranslation('common')
  const { account } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const writes = may('register.write') && mayWriteTo(register, account.roles)
  return (
    <>
      {register.register === 'org' && (
        <Choice
          label={t('tree.view')}
          value={tree ? 'tree' : 'list'}
          onChange={view => onTree(view === 'tree')}
          options={[
            { value: 'tree', label: t('tree.tree') },
            { value: 'list', label: t('tree.list') },
          ]}
        />
      )}
      {!tree && exportable && (
        <Button icon="print" aria-label={say('print')} title={say('print')} onClick={() => window.print()} />
      )}
      {may('register.export') && exportable && (
        <Button icon="download" onClick={onExport}>
          {t('export.open')}
        </Button>
      )}
      {writes && (
        <>
          <Button icon="upload" onClick={() => void navigate(`/registers/${register.register}/import`)}>
            {t('import.open')}
          </Button>
          <Button kind="primary" icon="plus" onClick={onNew}>
            {t('new')}
          </Button>
        </>
      )}
    </>
  )
}

/** Why it is kept; and of which household or person this is the part. */
function About({ register, filters, onClear }: { register: Register; filters: RegisterFilters; onClear: () => void }) {
  const { t, i18n } = useTranslation('registers')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [target, id] =
    filters.household !== undefined
      ? ['household', filters.household]
      : filters.resident !== undefined
        ? ['resident', filters.resident]
        : []
  const of = target === undefined ? undefined : findRegister(target)
  return (
    <p className="register-about fw-quiet fw-small fw-no-print">
      {t('purpose', { purpose: register.purpose[language] })}
      {of !== undefined && id !== undefined && (
        <>
          {' · '}
          <Link to={`/registers/${target}?entry=${encodeURIComponent(id)}`}>
            {t('of', { register: of.label[language], id })}
          </Link>{' '}
          <Button kind="quiet" icon="close" aria-label={t('filter.clear')} onClick={onClear} />
        </>
      )}
    </p>
  )
}
