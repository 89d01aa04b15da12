import { deviceRoutes } from '@fangwei/contract/devices.ts'
import { Button } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryFor } from '../../shared/api/queries.ts'
import { useSettled } from '../call/use-settled.ts'

interface DevicePickerProps {
  readonly chosen: readonly string[]
  readonly onChange: (devices: readonly string[]) => void
}

/** Devices found by name or number, one after the other. */
export function DevicePicker({ chosen, onChange }: DevicePickerProps) {
  const { t } = useTranslation('fences')
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 300)
  const { data } = useQuery({
    ...queryFor(deviceRoutes.listDevices, { query: { q, limit: 6 } }),
    enabled: q !== '',
  })
  const found = (q === '' ? [] : (data?.items ?? [])).filter(device => !chosen.includes(device.id))
  return (
    <div className="fence-devices">
      <label htmlFor={id}>{t('devices')}</label>
      <input
        id={id}
        type="search"
        placeholder={t('devicesHint')}
        maxLength={80}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {found.map(device => (
        <Button
          key={device.id}
          kind="quiet"
          icon="plus"
          onClick={() => {
            onChange([...chosen, device.id])
            setTyped('')
          }}
        >
          {`${device.name} ${device.id}`}
        </Button>
      ))}
      <p className="fence-chosen">
        {chosen.map(device => (
          <Button
            key={device}
            icon="close"
            aria-label={t('takeOut', { device })}
            onClick={() => onChange(chosen.filter(one => one !== device))}
          >
            {device}
          </Button>
        ))}
      </p>
    </div>
  )
}
