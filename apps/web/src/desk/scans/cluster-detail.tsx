import { scanRoutes } from '@fangwei/contract/scan.ts'
import { Button, type Description, DescriptionGrid } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import type { Words } from '../matter/words.ts'
import { type ScanCluster, type ScanRun, sureness } from './scan-draft.ts'
import { useDayText } from './use-day-text.ts'

type Say = (key: 'around' | 'blockOf', given: { name: string }) => string

/** By the public place nearest to its middle, else by the unit that looks after the homes in it. */
export const nameOfCluster = ({ places, block }: ScanCluster, words: Pick<Words, 'org'>, say: Say): string =>
  places[0] === undefined ? say('blockOf', { name: words.org(block) }) : say('around', { name: places[0] })

const gradeNumber = { sure: 2, likely: 3, chance: 4 } as const

interface DetailProps {
  readonly run: ScanRun
  readonly cluster: ScanCluster
  readonly words: Words
  readonly onChanged: () => void
}

/** What one circle holds, how sure that is, and what may be done about it. */
export function ClusterDetail({ run, cluster, words, onChanged }: DetailProps) {
  const { t } = useTranslation('scans')
  const may = useMay()
  const navigate = useNavigate()
  const name = nameOfCluster(cluster, words, t)
  const sure = sureness(cluster.p)
  const open = useMutation({
    mutationFn: () =>
      call(scanRoutes.openScanPlace, {
        params: { id: run.id, cluster: String(cluster.index) },
        body: { grade: gradeNumber[sure] },
      }),
    onSuccess: ({ id }) => {
      onChanged()
      navigate(`/matters/${id}`)
    },
  })
  const { observed, expected, relativeRisk, radiusMetres, p, beaten } = cluster
  const day = useDayText()
  const rows: Description[] = [
    {
      key: 'when',
      wide: true,
      label: t('when'),
      value: t('whenLine', { from: day(cluster.from), to: day(cluster.to) }),
    },
    {
      key: 'count',
      wide: true,
      label: t('count'),
      value: t(`countLine.${run.settings.model}`, { observed, expected, risk: relativeRisk }),
    },
    {
      key: 'p',
      wide: true,
      label: t('chance'),
      value: t('pLine', { p, beaten, replications: run.settings.replications }),
    },
    { key: 'where', wide: true, label: t('where'), value: whereOf(cluster, t) },
    {
      key: 'what',
      label: t('mostly'),
      value: cluster.category === null ? '' : words.code('incident-category', cluster.category),
    },
    { key: 'unit', label: t('unit'), value: cluster.unit === null ? '' : words.org(cluster.unit) },
  ]
  return (
    <section className="scans-detail" aria-label={name}>
      <h2>
        {cluster.index + 1}. {name}
      </h2>
      <p className={`scans-${sure}`}>
        {t(`sureness.${sure}`)} · {t('reach', { metres: radiusMetres })}
      </p>
      <DescriptionGrid items={rows} />
      {cluster.matter !== null ? (
        <p>
          {t('opened')} · <Link to={`/matters/${cluster.matter}`}>{t('see')}</Link>
        </p>
      ) : (
        may('matter.open') && (
          <Button kind={sure === 'chance' ? 'plain' : 'primary'} busy={open.isPending} onClick={() => open.mutate()}>
            {t('open')}
          </Button>
        )
      )}
      {open.error !== null && <Failure error={open.error} />}
    </section>
  )
}

function whereOf({ places, households }: ScanCluster, say: (key: 'homes', given: { count: number }) => string): string {
  return [...places, ...(households > 0 ? [say('homes', { count: households })] : [])].join(' · ')
}
