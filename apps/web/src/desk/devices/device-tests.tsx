import { deviceRoutes } from '@fangwei/contract/devices.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useInstant } from '../../shared/session/session.ts'
import type { Device } from './device.ts'

/** 测试: a press in time passes it; what cannot be pressed is recorded by hand. */
export function DeviceTests({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const instant = useInstant()
  const client = useQueryClient()
  const toast = useToast()
  const again = () => void client.invalidateQueries({ queryKey: [deviceRoutes.getDevice.path] })
  const start = useMutation({
    mutationFn: () => call(deviceRoutes.askDeviceTest, { params: { id: device.id } }),
    onSuccess: ({ dueAt }) => {
      toast({ message: t('testStarted', { at: instant(dueAt) }) })
      again()
    },
  })
  const end = useMutation({
    mutationFn: ({ test, result }: { test: string; result: 'passed' | 'failed' }) =>
      call(deviceRoutes.endDeviceTest, { params: { id: device.id, test }, body: { result } }),
    onSuccess: again,
  })
  const open = device.tests.some(test => test.result === null)
  return (
    <section>
      <h2>{t('tests')}</h2>
      {device.mayTest && !open && (
        <Button busy={start.isPending} onClick={() => start.mutate()}>
          {t('startTest')}
        </Button>
      )}
      {device.tests.length === 0 && <p className="fw-quiet">{t('noTests')}</p>}
      <ul>
        {device.tests.map(test => (
          <li key={test.id}>
            <span>
              {test.result === null
                ? t('waiting', { at: instant(test.dueAt) })
                : `${t(test.result === 'passed' ? 'passed' : 'failed')} ${test.note ?? ''}`}
            </span>
            {test.result === null && device.mayTest ? (
              <span className="fw-commands">
                <Button kind="quiet" onClick={() => end.mutate({ test: test.id, result: 'passed' })}>
                  {t('markPassed')}
                </Button>
                <Button kind="quiet" onClick={() => end.mutate({ test: test.id, result: 'failed' })}>
                  {t('markFailed')}
                </Button>
              </span>
            ) : (
              <span className="fw-quiet">{instant(test.endedAt ?? test.askedAt)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
