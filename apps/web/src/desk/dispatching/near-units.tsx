import { Button, KeyHint } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../../shared/terms/terms.ts'
import { useMatterWords } from '../matter/words.ts'
import type { Near } from './use-dispatching.ts'

interface NearUnitsProps {
  readonly units: readonly Near[]
  readonly keys: readonly string[]
  readonly busy: boolean
  readonly onSend?: ((near: Near) => void) | undefined
}

/** Who can be there, in minutes, and why in this order: each line of the sum can be checked. */
export function NearUnits({ units, keys, busy, onSend }: NearUnitsProps) {
  const { t } = useTranslation('dispatching')
  const words = useMatterWords()
  const terms = useTerms()
  return (
    <ol className="near-units">
      {units.map((near, at) => (
        <li key={near.unit.id} className="near-unit">
          <div className="near-way">
            <strong className="near-minutes">
              {near.minutes < 1 ? t('under') : t('minutes', { minutes: Math.round(near.minutes) })}
            </strong>
            {near.estimate && (
              <span className="near-estimate" title={t('estimateWhy')}>
                {t('estimate')}
              </span>
            )}
          </div>
          <div className="near-who">
            <p className="near-name">
              {words.say(near.unit.name)}
              <span className="fw-quiet"> {terms.codeLabel('unit-kind', near.unit.kind)}</span>
            </p>
            <details>
              <summary>{t('why')}</summary>
              <ul className="near-reasons">
                {near.reasons.map(reason => (
                  <li key={`${reason.code} ${reason.label.zh}`}>
                    <span>{words.say(reason.label)}</span>
                    {reason.minutes > 0 && (
                      <span className="near-weight">{t('weighs', { minutes: reason.minutes.toFixed(1) })}</span>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </div>
          {onSend !== undefined && (
            <Button disabled={busy} onClick={() => onSend(near)}>
              {t('send')} {keys[at] !== undefined && <KeyHint keyName={keys[at]} />}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
