import { useTranslation } from 'react-i18next'

const [step, height] = [12, 48]

/** Calls of a year by hour of the day; every bar says its count. */
export function HourBars({ byHour }: { byHour: readonly number[] }) {
  const { t } = useTranslation('hotspots')
  const most = Math.max(1, ...byHour)
  return (
    <figure className="hotspots-hours">
      <svg viewBox={`0 0 ${24 * step} ${height + 14}`} role="img" aria-label={t('hours')}>
        {byHour.map((count, hour) => {
          const name = `${hour}`
          return (
            <rect
              key={name}
              className="hotspots-hour"
              x={hour * step + 2}
              width={step - 4}
              y={height - (count / most) * height}
              height={Math.max(1, (count / most) * height)}
            >
              <title>{t('hour', { hour, count })}</title>
            </rect>
          )
        })}
        {[0, 6, 12, 18].map(at => (
          <text key={at} className="hotspots-hour-name" x={at * step + 1} y={height + 12}>
            {String(at).padStart(2, '0')}
          </text>
        ))}
      </svg>
      <figcaption className="fw-quiet">{t('hours')}</figcaption>
    </figure>
  )
}
