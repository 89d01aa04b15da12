import { useTranslation } from 'react-i18next'
import type { Statistics } from './statistics.ts'

const [width, height, foot] = [960, 180, 20]

/** Opened and closed on each day: bars for what came, a line for what was closed. Read out as a table. */
export function DayChart({ days }: { days: Statistics['days'] }) {
  const { t } = useTranslation('statistics')
  const most = Math.max(1, ...days.flatMap(({ opened, closed }) => [opened, closed]))
  const step = width / days.length
  const y = (count: number) => (height - foot) * (1 - count / most)
  const line = days.map(({ closed }, at) => `${at === 0 ? 'M' : 'L'}${(at + 0.5) * step},${y(closed)}`).join('')
  const every = Math.ceil(days.length / 10)
  return (
    <figure className="statistics-days">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('byDay')}>
        <line className="statistics-grid" x1={0} x2={width} y1={y(most)} y2={y(most)} />
        <line className="statistics-grid" x1={0} x2={width} y1={y(0)} y2={y(0)} />
        {days.map(({ day, opened, closed }, at) => (
          <g key={day}>
            <title>{t('onDay', { day, opened, closed })}</title>
            <rect className="statistics-hit" x={at * step} width={step} y={0} height={height - foot} />
            <rect
              className="statistics-opened"
              x={at * step + step * 0.15}
              width={step * 0.7}
              y={y(opened)}
              height={height - foot - y(opened)}
            />
            {at % every === 0 && (
              <text x={(at + 0.5) * step} y={height - 5} textAnchor="middle">
                {day.slice(5)}
              </text>
            )}
          </g>
        ))}
        <path className="statistics-closed" d={line} />
        <text x={2} y={12}>
          {most}
        </text>
      </svg>
      <figcaption>
        <span className="statistics-key-opened">{t('short.opened')}</span>
        <span className="statistics-key-closed">{t('short.closed')}</span>
      </figcaption>
    </figure>
  )
}
