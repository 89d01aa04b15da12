import { useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

interface HourChartProps {
  readonly today: readonly number[]
  readonly lastWeek: readonly number[]
  /** The present hour of the city's day: later bars are not yet. */
  readonly hour: number
}

const height = 72
const step = 12

/** Calls by the hour: today as bars, the same day last week as a short line across each. */
export function HourChart({ today, lastWeek, hour }: HourChartProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const most = Math.max(1, ...today, ...lastWeek)
  const y = (n: number) => height - (n / most) * (height - 8)
  return (
    <figure className="hour-chart">
      <svg viewBox={`0 0 ${24 * step} ${height + 16}`} role="img" aria-label={t('chart.hours')}>
        <line className="hour-base" x1="0" x2={24 * step} y1={height + 0.5} y2={height + 0.5} />
        {today.map((n, index) => {
          const name = `${index}`
          return (
            <g key={name}>
              <title>{t('chart.hour', { hour: index, today: n, lastWeek: lastWeek[index] ?? 0 })}</title>
              <rect className="hour-hit" x={index * step} y="0" width={step} height={height} />
              {index <= hour && n > 0 && (
                <rect
                  className={index === hour ? 'hour-now' : 'hour-bar'}
                  x={index * step + 2}
                  width={step - 4}
                  y={y(n)}
                  height={height - y(n)}
                />
              )}
              {(lastWeek[index] ?? 0) > 0 && (
                <line
                  className="hour-before"
                  x1={index * step + 1}
                  x2={(index + 1) * step - 1}
                  y1={y(lastWeek[index] ?? 0)}
                  y2={y(lastWeek[index] ?? 0)}
                />
              )}
            </g>
          )
        })}
        {[0, 6, 12, 18].map(at => (
          <text key={at} className="hour-name" x={at * step + 1} y={height + 13}>
            {language === 'zh' ? `${at} 时` : `${String(at).padStart(2, '0')}:00`}
          </text>
        ))}
      </svg>
      <figcaption>{t('chart.legend')}</figcaption>
    </figure>
  )
}
