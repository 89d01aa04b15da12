import './alarm-panel.css'
import { talkState } from '@fangwei/domain/dictionaries/alarm-scene.ts'
import { DescriptionGrid, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useInstant } from '../../../shared/session/session.ts'
import type { AtMatter } from '../at.ts'
import { Section } from '../section.tsx'

/** What an alarm needs seen first: how often it rang, whether anybody answers, where to look. */
export function AlarmPanel({ matter: { type, data } }: AtMatter) {
  const { t } = useTranslation('devices')
  const language = useLanguage()
  const instant = useInstant()
  if (type !== 'alarm') return null
  const { device, deviceName, occurrences, lastAt, talk, camera, silent, machineSeen } = data
  const talking = talkState.entries.find(e => e.code === talk)?.label[language] ?? t('panel.noTalk')
  const isRegistered = typeof device === 'string' && !device.startsWith('phone.')
  return (
    <Section title={t('panel.title')}>
      {silent === true && <p className="alarm-silent">{t('panel.silent')}</p>}
      {machineSeen === true && <p className="alarm-machine">{t('panel.machine')}</p>}
      <p className="alarm-count">
        <strong>{t('panel.occurrences', { n: Number(occurrences ?? 1) })}</strong>{' '}
        {typeof lastAt === 'string' && <span className="fw-quiet">{t('panel.last', { at: instant(lastAt) })}</span>}
      </p>
      <DescriptionGrid
        items={[
          { key: 'talk', label: t('panel.talk'), value: talking },
          {
            key: 'picture',
            label: t('panel.picture'),
            value: typeof camera === 'string' ? <Link to={`/devices/${camera}`}>{camera}</Link> : t('panel.noPicture'),
          },
          {
            key: 'device',
            label: t('panel.device'),
            value: isRegistered ? (
              <Link to={`/devices/${device}`}>{String(deviceName ?? device)}</Link>
            ) : (
              String(deviceName ?? '')
            ),
          },
        ]}
      />
    </Section>
  )
}
