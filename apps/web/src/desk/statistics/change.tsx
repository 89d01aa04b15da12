import { useTranslation } from 'react-i18next'

/** More or fewer than before, with the share where there is something to compare with. Neither is good or bad by itself. */
export function Change({ now, before }: { now: number; before: number }) {
  const { t } = useTranslation('statistics')
  const by = now - before
  if (by === 0) return <span className="fw-quiet">{t('same')}</span>
  const sign = by > 0 ? '+' : '−'
  const share = before === 0 ? '' : `  ${sign}${((Math.abs(by) / before) * 100).toFixed(0)}%`
  return (
    <span>
      {sign}
      {Math.abs(by)}
      <span className="fw-quiet">{share}</span>
    </span>
  )
}
