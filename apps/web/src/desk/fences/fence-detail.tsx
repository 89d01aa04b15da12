import { fenceRoutes } from '@fangwei/contract/fences.ts'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import { Button, DescriptionGrid, Dialog, SkeletonRows, StateTag, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useMatterWords } from '../matter/words.ts'
import { type Fence, type FenceInFull, LOOK_MS } from './fence.ts'

/** One fence: what it is for, how each device stands to it, and the newest crossings. */
export function FenceDetail({ fence, onEdit }: { fence: Fence; onEdit: () => void }) {
  const { t } = useTranslation('fences')
  const words = useMatterWords()
  const query = useQuery({
    ...queryFor(fenceRoutes.getFence, { params: { id: fence.id } }),
    refetchInterval: LOOK_MS,
  })
  const hours = fence.from === null ? t('always') : `${fence.from}–${fence.to}`
  const about = [
    ['kind', words.code('fence-kind', fence.kind)],
    ['hears', words.code('fence-hears', fence.hears)],
    ['org', words.org(fence.org)],
    ['dwell', t('seconds', { n: fence.dwellSeconds })],
    ['accuracy', t('metres', { n: fence.accuracyMaxM })],
    ['hours', hours],
    ['devices', words.join([...fence.deviceKinds.map(kind => words.code('device-kind', kind)), ...fence.devices])],
  ] as const
  return (
    <section className="fence-detail">
      <h2>{fence.name}</h2>
      <DescriptionGrid items={about.map(([key, value]) => ({ key, label: t(`about.${key}`), value }))} />
      {fence.mayWrite && (
        <p className="fw-commands">
          <Button onClick={onEdit}>{t('edit')}</Button>
          <Remove fence={fence} />
        </p>
      )}
      <Loaded query={query} skeleton={<SkeletonRows count={4} />}>
        {full => (
          <>
            <Standing standing={full.standing} />
            <Crossings recent={full.recent} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Standing({ standing }: Pick<FenceInFull, 'standing'>) {
  const { t } = useTranslation('fences')
  return (
    <>
      <h3>{t('standing')}</h3>
      {standing.length === 0 && <p className="fw-quiet">{t('noStanding')}</p>}
      <ul>
        {standing.map(({ device, name, inside }) => (
          <li key={device}>
            <Link to={`/devices/${device}`}>{name}</Link>
            {inside === null ? (
              <span className="fw-quiet">{t('unknown')}</span>
            ) : (
              <StateTag tone={inside ? 'done' : 'waiting'}>{t(inside ? 'inside' : 'outside')}</StateTag>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Crossings({ recent }: Pick<FenceInFull, 'recent'>) {
  const { t } = useTranslation('fences')
  const words = useMatterWords()
  return (
    <>
      <h3>{t('recent')}</h3>
      {recent.length === 0 && <p className="fw-quiet">{t('noRecent')}</p>}
      <ol aria-label={t('recent')}>
        {recent.map(({ device, name, kind, at, rang }) => (
          <li key={`${device} ${at}`}>
            <span>
              <time>{words.instant(at)}</time> {name} {t(`crossed.${kind}`)}
            </span>
            <span className={rang ? 'fence-rang' : 'fw-quiet'}>{t(rang ? 'rang' : 'recorded')}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Remove({ fence }: { fence: Fence }) {
  const { t } = useTranslation('fences')
  const [asked, setAsked] = useState(false)
  const toast = useToast()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      call(registerRoutes.endEntry, { params: { register: 'fence', id: fence.id }, body: { version: fence.version } }),
    onSuccess: () => {
      toast({ message: t('removed', { name: fence.name }) })
      void client.invalidateQueries({ queryKey: [fenceRoutes.listFences.path] })
    },
  })
  return (
    <>
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {t('remove')}
      </Button>
      <Dialog
        open={asked}
        title={t('removeTitle', { name: fence.name })}
        onClose={() => setAsked(false)}
        footer={
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('remove')}
          </Button>
        }
      >
        <p>{t('removeWarns')}</p>
      </Dialog>
    </>
  )
}
