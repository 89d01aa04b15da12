import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { callWith } from '../../shared/api/call.ts'
import { newKey } from '../../shared/api/fetch-json.ts'
import { useMay } from '../../shared/session/session.ts'
import { useTerms } from '../../shared/terms/terms.ts'
import { type MatterView, useAct } from '../matter/use-matter.ts'

/** Open incidents that may be the same event, by place and time: named, merged by nobody but a person, and undone by one. */
export function Duplicates({ matter }: { matter: MatterView }) {
  const { t } = useTranslation('dispatching')
  const may = useMay()
  const toast = useToast()
  const terms = useTerms()
  const act = useAct(matter.id)
  const { address, lng, lat } = matter.data
  const at = {
    ...(typeof address === 'string' && { address }),
    ...(typeof lng === 'number' && typeof lat === 'number' && { lng, lat }),
  }
  const { data } = useQuery({
    queryKey: [intakeRoutes.findDuplicates.path, matter.id],
    queryFn: ({ signal }) => callWith(intakeRoutes.findDuplicates, { body: at }, signal),
    enabled: may('intake.take') && Object.keys(at).length > 0,
  })
  const others = (data?.items ?? []).filter(one => one.id !== matter.id).slice(0, 3)
  const mayMerge = matter.allowed.some(action => action.action === 'merge')
  if (others.length === 0) return null
  const merge = (number: string) =>
    act.mutate(
      {
        key: newKey(),
        body: { action: 'merge', version: matter.version, input: { mergedInto: number, duplicateKind: KIND } },
      },
      { onSuccess: () => toast({ message: t('merged', { number }) }) },
    )
  return (
    <div className="duplicates">
      <h4>{t('duplicates')}</h4>
      <ul>
        {others.map(one => (
          <li key={one.id}>
            <span>
              <Link to={`/matters/${one.id}`}>{one.number}</Link>{' '}
              {one.category !== null && terms.codeLabel('incident-category', one.category)}{' '}
              <span className="fw-quiet">
                {one.metres === null
                  ? t('sameAddress')
                  : t('sameEvent', { metres: one.metres, minutes: apart(one.occurredAt, matter.occurredAt) })}
              </span>
            </span>
            {mayMerge && (
              <Button kind="quiet" title={t('mergeMeans')} busy={act.isPending} onClick={() => merge(one.number)}>
                {t('merge', { number: one.number.slice(-6) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** 一事多报: several reports of one event. */
const KIND = 'same-matter'
const apart = (a: string, b: string) => Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / 60_000)
