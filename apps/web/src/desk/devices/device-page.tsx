import './devices.css'
import { deviceRoutes } from '@fangwei/contract/devices.ts'
import { alarmScene } from '@fangwei/domain/dictionaries/alarm-scene.ts'
import { deviceFaultKind, deviceKind, devicePlace, testPlan } from '@fangwei/domain/dictionaries/device-kind.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Description, DescriptionGrid, SkeletonRows, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant } from '../../shared/session/session.ts'
import NotFoundPage from '../not-found-page.tsx'
import type { Device } from './device.ts'
import { DeviceKey } from './device-key.tsx'
import { DeviceTests } from './device-tests.tsx'
import { HealthTag } from './health-tag.tsx'

/** One device: how it is, what it rang for, how it was tried out, which key it has. */
export default function DevicePage() {
  const { id } = useParams()
  if (id === undefined || !/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/.test(id)) return <NotFoundPage />
  return <DeviceById key={id} id={id} />
}

function DeviceById({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const query = useRoute(deviceRoutes.getDevice, { params: { id } })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={12} />}>
      {device => (
        <article className="device">
          <header className="device-head">
            <div>
              <p className="fw-quiet">
                <Link to="/devices">{t('back')}</Link>
              </p>
              <h1>{device.name}</h1>
            </div>
            <HealthTag health={device.health} />
          </header>
          <div className="device-columns">
            <div>
              <About device={device} />
              <DeviceKey device={device} />
              <Refusals device={device} />
            </div>
            <div>
              <Alarms device={device} />
              <DeviceTests device={device} />
              <Matters device={device} />
              <Fences device={device} />
            </div>
          </div>
        </article>
      )}
    </Loaded>
  )
}

function About({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const language = useLanguage()
  const instant = useInstant()
  const { orgs } = useDirectory()
  const word = (
    list: { entries: readonly { code: string; label: { zh: string; en: string } }[] },
    code: string | null,
  ) => list.entries.find(e => e.code === code)?.label[language]
  const items: (Description | undefined)[] = [
    told(t('number'), device.id),
    told(t('columns.kind'), word(deviceKind, device.kind)),
    told(t('org'), orgs.find(o => o.code === device.org)?.name[language] ?? device.org),
    told(t('address'), [device.address, device.spot].filter(Boolean).join(' ')),
    told(t('place'), word(devicePlace, device.place)),
    told(t('owner'), device.owner),
    told(t('unit'), device.unit),
    told(t('camera'), device.camera),
    told(t('testPlan'), word(testPlan, device.testPlan)),
    told(t('columns.seen'), device.lastSeenAt === null ? t('never') : instant(device.lastSeenAt)),
    told(t('columns.battery'), device.battery === null ? undefined : `${device.battery} %`),
    told(t('signal'), device.signal === null ? undefined : `${device.signal} %`),
    told(t('fix'), device.fix === null ? undefined : instant(device.fix.fixAt)),
    told(t('flooding'), device.floodingAt === null ? undefined : instant(device.floodingAt)),
  ]
  return (
    <section>
      <h2>{t('facts')}</h2>
      <DescriptionGrid items={items.filter(i => i !== undefined)} />
      {device.tamper && <p className="alarm-warns">{t('tamper')}</p>}
    </section>
  )
}

const told = (label: string, value: string | null | undefined): Description | undefined =>
  value === null || value === undefined || value === '' ? undefined : { key: label, label, value }

function Alarms({ device: { alarms } }: { device: Device }) {
  const { t } = useTranslation('devices')
  const rate = alarms.falseRate === null ? t('noRate') : `${(alarms.falseRate * 100).toFixed(0)} %`
  return (
    <section>
      <h2>{t('alarms')}</h2>
      <DescriptionGrid
        items={[
          { key: 'total', label: t('total'), value: String(alarms.total) },
          { key: 'presses', label: t('presses'), value: String(alarms.presses) },
          { key: 'real', label: t('real'), value: String(alarms.real) },
          { key: 'false', label: t('false'), value: String(alarms.false) },
          { key: 'rate', label: t('rate'), value: rate },
        ]}
      />
    </section>
  )
}

function Refusals({ device: { refusals, conflicts } }: { device: Device }) {
  const { t } = useTranslation('devices')
  const instant = useInstant()
  if (refusals.length === 0 && conflicts === 0) return null
  return (
    <section>
      <h2>{t('refusals')}</h2>
      <ul>
        {refusals.map(({ because, times, lastAt }) => (
          <li key={because}>
            <span>{t(`refused.${because}` as 'refused.content')}</span>
            <span className="fw-quiet">{t('times', { n: times, at: instant(lastAt) })}</span>
          </li>
        ))}
      </ul>
      {conflicts > 0 && <p>{t('conflicts', { n: conflicts })}</p>}
    </section>
  )
}

function Fences({ device: { fences } }: { device: Device }) {
  const { t } = useTranslation('devices')
  if (fences.length === 0) return null
  return (
    <section>
      <h2>{t('fences')}</h2>
      <ul>
        {fences.map(({ id, name, inside }) => (
          <li key={id}>
            <Link to={`/fences?fence=${encodeURIComponent(id)}`}>{name}</Link>
            <span className="fw-quiet">{inside === null ? '—' : t(inside ? 'inside' : 'outside')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Matters({ device: { matters } }: { device: Device }) {
  const { t } = useTranslation('devices')
  const language = useLanguage()
  const instant = useInstant()
  const words = (type: string, code: string) =>
    (type === 'alarm' ? alarmScene.entries : deviceFaultKind.entries).find(e => e.code === code)?.label[language] ??
    code
  return (
    <section>
      <h2>{t('matters')}</h2>
      {matters.length === 0 && <p className="fw-quiet">{t('noMatters')}</p>}
      <ul>
        {matters.map(({ id, type, state, title, occurredAt }) => (
          <li key={id}>
            <Link to={`/matters/${id}`}>{words(type, title)}</Link>
            <span className="fw-quiet">
              {findMatterType(type)?.states[state]?.label[language]} {instant(occurredAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
