import { StateTag, type Tone } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

export type Health = 'working' | 'silent' | 'never' | 'faulty'
const tones: Record<Health, Tone> = { working: 'done', silent: 'late', never: 'late', faulty: 'waiting' }

/** How a device is, as a word and a mark: colour alone says nothing. */
export function HealthTag({ health }: { health: Health }) {
  const { t } = useTranslation('devices')
  return <StateTag tone={tones[health]}>{t(`health.${health}`)}</StateTag>
}
