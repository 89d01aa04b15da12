import { GradeMark, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { type CapMessage, gradeOf, headlineOf } from '../shared/cap/active-cap.ts'
import { useInstant } from '../shared/session/session.ts'

/** Warnings of other systems in the last line of the wall: the gravest in words, the rest as a count. */
export function Outside({ active }: { active: readonly CapMessage[] }) {
  const { t } = useTranslation('cap')
  const language = useLanguage()
  const instant = useInstant()
  const [first, ...rest] = active
  if (first === undefined) return null
  return (
    <span className="wall-outside" role="status" aria-label={t('wall')}>
      <GradeMark grade={gradeOf(first)} label={t(`severity.${first.severity ?? 'Unknown'}`)} />
      <span>{headlineOf(first, language)}</span>
      <small>
        {t('until', { at: instant(first.expiresAt, 'time') })}
        {rest.length > 0 && ` +${rest.length}`}
      </small>
    </span>
  )
}
