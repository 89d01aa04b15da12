import { PrintPage, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant } from '../../shared/session/session.ts'
import type { Plan, PlanBody } from './draft.ts'

/** One sheet for each crew, with room to sign for each stop. */
export function PrintPlan({ of, plan }: { of: Plan; plan: PlanBody }) {
  const { t } = useTranslation('patrol')
  const language = useLanguage()
  const instant = useInstant()
  const { orgs } = useDirectory()
  const org = orgs.find(o => o.code === of.org)?.name[language] ?? of.org
  const stops = new Map(plan.stops.map(s => [s.id, s]))
  return (
    <div className="patrol-print">
      {plan.routes
        .filter(route => route.stops.length > 0)
        .map(route => (
          <PrintPage
            key={route.crew}
            kind="ledger"
            title={t('printTitle', { org, kind: t(`kind.${of.kind}`), crew: route.name[language] })}
            subtitle={t('printSpan', {
              from: instant(of.startsAt, 'full'),
              to: instant(of.endsAt, 'full'),
              version: of.version,
            })}
            signature={[t('printSign')]}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('column.order')}</th>
                  <th scope="col">{t('column.time')}</th>
                  <th scope="col">{t('column.place')}</th>
                  <th scope="col">{t('column.why')}</th>
                  <th scope="col">{t('column.stay')}</th>
                  <th scope="col">{t('column.done')}</th>
                </tr>
              </thead>
              <tbody>
                {route.stops.map((planned, place) => {
                  const stop = stops.get(planned.stop)
                  return (
                    <tr key={planned.stop}>
                      <td>{place + 1}</td>
                      <td>{instant(planned.at, 'time')}</td>
                      <th scope="row">{stop?.name[language] ?? planned.stop}</th>
                      <td>{t(`reason.${stop?.reason ?? 'visit'}`)}</td>
                      <td>{t('minutes', { count: stop?.stay ?? 0 })}</td>
                      <td>{stop?.checkIn ? instant(stop.checkIn.at, 'time') : ''}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </PrintPage>
        ))}
    </div>
  )
}
