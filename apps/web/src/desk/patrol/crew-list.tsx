import { Button, classNames, Icon, StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../shared/session/session.ts'
import { type Draft, dropStop, lockStop, moveStop, type PlanBody, stepStop } from './draft.ts'

interface CrewListProps {
  readonly plan: PlanBody
  readonly draft: Draft
  readonly crew: string | undefined
  readonly selected: string | undefined
  /** False for readers, and while something is being saved. */
  readonly editable: boolean
  readonly onCrew: (crew: string) => void
  readonly onSelect: (stop: string) => void
  readonly onChange: (draft: Draft) => void
  readonly onCheckIn: ((stop: string) => void) | undefined
}

/** Each crew's stops in their order. Dragged, or moved with Alt and the arrow keys. */
export function CrewList(props: CrewListProps) {
  const { plan, draft, crew, onCrew } = props
  const { t } = useTranslation('patrol')
  const language = useLanguage()
  const instant = useInstant()
  return (
    <div className="patrol-crews">
      {draft.map(route => {
        const shown = plan.routes.find(r => r.crew === route.crew)
        const isOpen = route.crew === crew
        return (
          <section key={route.crew} className={classNames('patrol-crew', isOpen && 'patrol-crew-open')}>
            <h2>
              <button type="button" aria-expanded={isOpen} onClick={() => onCrew(route.crew)}>
                <span className="fw-ellipsis">{shown?.name[language] ?? route.crew}</span>
                <span className="patrol-crew-line fw-quiet">
                  {[
                    ...(shown === undefined ? [] : [t(`mode.${shown.mode}`)]),
                    t('stops', { count: route.stops.length }),
                    ...(shown === undefined || route.stops.length === 0
                      ? []
                      : [t('back', { at: instant(shown.back, 'time') })]),
                  ].join(' · ')}
                </span>
                {(shown?.backLateBy ?? 0) > 0 && (
                  <StateTag tone="late">{t('lateBy', { minutes: shown?.backLateBy ?? 0 })}</StateTag>
                )}
              </button>
            </h2>
            {isOpen && <Stops {...props} route={route} />}
          </section>
        )
      })}
    </div>
  )
}

function Stops({
  plan,
  draft,
  route,
  selected,
  editable,
  onSelect,
  onChange,
  onCheckIn,
}: CrewListProps & { route: Draft[number] }) {
  const { t } = useTranslation('patrol')
  const language = useLanguage()
  const instant = useInstant()
  const times = new Map(plan.routes.flatMap(r => r.stops.map(s => [s.stop, s])))
  const drop = (place: number) => ({
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      const stop = event.dataTransfer.getData('text/plain')
      if (plan.stops.some(s => s.id === stop)) onChange(moveStop(draft, stop, route.crew, place))
    },
  })
  if (route.stops.length === 0)
    return (
      <p className="patrol-empty fw-quiet" {...(editable && drop(0))}>
        {t('noStops')}
      </p>
    )
  return (
    <ol className="patrol-stops">
      {route.stops.map(({ stop: id, locked }, place) => {
        const stop = plan.stops.find(s => s.id === id)
        const time = times.get(id)
        const name = stop?.name[language] ?? id
        return (
          <li
            key={id}
            className={classNames('patrol-stop', id === selected && 'patrol-stop-selected')}
            data-stop={id}
            draggable={editable}
            onDragStart={event => event.dataTransfer.setData('text/plain', id)}
            {...(editable && drop(place))}
          >
            <button
              type="button"
              className="patrol-stop-name"
              aria-current={id === selected}
              title={editable ? t('moveHint') : undefined}
              onClick={() => onSelect(id)}
              onKeyDown={event => {
                const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
                if (by === 0 || !event.altKey || !editable) return
                event.preventDefault()
                onChange(stepStop(draft, id, by))
              }}
            >
              <b>{place + 1}</b>
              <span className="fw-ellipsis">{name}</span>
              <span className="fw-quiet">
                {t(`reason.${stop?.reason ?? 'visit'}`)}
                {time !== undefined && ` · ${instant(time.at, 'time')}`}
              </span>
              {(time?.lateBy ?? 0) > 0 && (
                <StateTag tone="late">{t('lateBy', { minutes: time?.lateBy ?? 0 })}</StateTag>
              )}
              {id === selected && stop?.because && <span className="patrol-because">{stop.because[language]}</span>}
              {stop?.checkIn && (
                <Icon name="check" size={16} label={t('checkedIn', { at: instant(stop.checkIn.at, 'time') })} />
              )}
            </button>
            <span className="patrol-stop-tools">
              {onCheckIn !== undefined && stop?.checkIn === null && (
                <Button kind="quiet" icon="pin" onClick={() => onCheckIn(id)} aria-label={t('checkInAt', { name })}>
                  {t('checkIn')}
                </Button>
              )}
              {editable && (
                <>
                  <Button
                    kind="quiet"
                    aria-pressed={locked}
                    aria-label={t(locked ? 'unlockStop' : 'lockStop', { name })}
                    onClick={() => onChange(lockStop(draft, id))}
                  >
                    {t(locked ? 'locked' : 'lock')}
                  </Button>
                  <Button
                    kind="quiet"
                    icon="close"
                    aria-label={t('dropStop', { name })}
                    title={t('dropStop', { name })}
                    onClick={() => onChange(dropStop(draft, id))}
                  />
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
