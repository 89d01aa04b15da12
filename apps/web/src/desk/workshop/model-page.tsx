import './workshop.css'
import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import { StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import { CardPart } from './card-part.tsx'
import { LiveRow } from './live-row.tsx'
import { ModelActions } from './model-actions.tsx'
import { ReplayPart } from './replay-part.tsx'
import type { Replay } from './result.ts'
import { RulesPart } from './rules-part.tsx'
import { definitionOf, tones, type Version } from './version-words.ts'

/** One model: what a version is, how it did, what may be done with it; `?version=` and `?replay=` say what is shown. */
export default function ModelPage() {
  const { model = '' } = useParams()
  const query = useRoute(workshopRoutes.getModel, { params: { model } })
  const [search, setSearch] = useSearchParams()
  return (
    <div className="workshop workshop-model">
      <Loaded query={query}>
        {({ versions, replays }) => {
          const asked = Number(search.get('version'))
          const shown =
            versions.find(one => one.version === asked) ??
            versions.find(one => one.state === 'in-review' || one.state === 'published') ??
            versions[0]!
          const replay = search.get('replay')
          return (
            <>
              <Head version={shown} onReplay={id => setSearch({ version: String(shown.version), replay: id })} />
              {shown.live.warnings > 0 && <LiveRow version={shown} />}
              {replay !== null && <ReplayPart id={replay} />}
              <CardPart version={shown} />
              <RulesPart definition={definitionOf(shown)} />
              <Versions model={model} versions={versions} shown={shown.version} />
              <Replays model={model} replays={replays} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Head({ version, onReplay }: { version: Version; onReplay: (id: string) => void }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  return (
    <header className="workshop-head">
      <div>
        <p className="fw-small">
          <Link to="/workshop">{t('title')}</Link>
        </p>
        <h1>{definitionOf(version).label[language]}</h1>
        <p className="workshop-state">
          <StateTag tone={tones[version.state]}>{t(`state.${version.state}`)}</StateTag>
          <span>{t('versionOf', { version: version.version })}</span>
          {version.shipped && <span className="fw-quiet">{t('shipped')}</span>}
          {version.behind && <span className="fw-quiet">{t('behind')}</span>}
        </p>
      </div>
      <ModelActions version={version} onReplay={onReplay} />
    </header>
  )
}

function Versions({ model, versions, shown }: { model: string; versions: readonly Version[]; shown: number }) {
  const { t } = useTranslation('workshop')
  const instant = useInstant()
  return (
    <section className="workshop-part">
      <h2>{t('versions.title')}</h2>
      <ul className="workshop-list">
        {versions.map(one => (
          <li key={one.version} aria-current={one.version === shown || undefined}>
            <Link to={`/workshop/${model}?version=${one.version}`}>{t('versionOf', { version: one.version })}</Link>
            <StateTag tone={tones[one.state]}>{t(`state.${one.state}`)}</StateTag>
            <span className="fw-quiet">
              {one.shipped
                ? t('shipped')
                : `${one.proposedByName ?? ''} ${one.changedAt === null ? '' : instant(one.changedAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Replays({ model, replays }: { model: string; replays: readonly Replay[] }) {
  const { t } = useTranslation('workshop')
  const instant = useInstant()
  return (
    <section className="workshop-part">
      <h2>{t('replays.title')}</h2>
      {replays.length === 0 ? (
        <p className="fw-quiet">{t('replays.none')}</p>
      ) : (
        <ul className="workshop-list">
          {replays.map(one => (
            <li key={one.id}>
              <Link to={`/workshop/${model}?version=${one.version}&replay=${one.id}`}>
                {t('versionOf', { version: one.version })}
              </Link>
              <span>{t(`replay.state.${one.state}` as 'replay.state.done')}</span>
              <span className="fw-quiet">
                {t('replays.by', { name: one.askedByName ?? '', at: instant(one.askedAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
