import { settingsRoutes } from '@fangwei/contract/settings.ts'
import { Button, Dialog, serverClock, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSession } from '../../shared/session/session.ts'
import type { Words } from '../matter/words.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import { addDays, dayOf } from '../roster/week.ts'
import type { PolicyRow } from './policy-row.ts'
import { policyName, type Unit, units, usePolicyAmounts } from './policy-words.ts'

const leastBasis = 4

/** A change of one policy, with what it rests on and from which day; somebody else approves it. */
export function ProposeDialog({ policy, words, onClose }: { policy: PolicyRow; words: Words; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  const { tenant } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const amountsText = usePolicyAmounts()
  const tomorrow = addDays(dayOf(serverClock.now(), tenant.utcOffsetMinutes), 1)
  const [amounts, setAmounts] = useState(policy.amounts.join(' '))
  const [unit, setUnit] = useState(policy.unit)
  const [basis, setBasis] = useState('')
  const [from, setFrom] = useState(tomorrow)
  const [amountId, unitId, basisId, fromId] = [useId(), useId(), useId(), useId()]
  const numbers = amounts
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .map(Number)
  const fine =
    numbers.length > 0 && numbers.every(n => Number.isInteger(n) && n >= 0) && [...basis.trim()].length >= leastBasis
  const propose = useMutation({
    mutationFn: () =>
      call(settingsRoutes.proposePolicy, {
        body: {
          code: policy.code,
          grade: policy.grade,
          amounts: numbers,
          unit: unit as Unit,
          basis: basis.trim(),
          effectiveFrom: from,
        },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [settingsRoutes.listProposals.path] })
      toast({ message: t('policies.proposed') })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t('policies.proposeTitle', { name: policyName(policy, words) })}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" disabled={!fine} busy={propose.isPending} onClick={() => propose.mutate()}>
            {t('policies.propose')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="settings-dialog">
        <p>{t('policies.consequence', { now: amountsText(policy) })}</p>
        <label htmlFor={amountId}>{t('policies.amount')}</label>
        <input id={amountId} inputMode="numeric" value={amounts} onChange={event => setAmounts(event.target.value)} />
        {policy.amounts.length > 1 && <p className="act-hint">{t('policies.several')}</p>}
        {policy.unit !== 'count' && (
          <>
            <label htmlFor={unitId}>{t('policies.unit')}</label>
            <select id={unitId} value={unit} onChange={event => setUnit(event.target.value)}>
              {units.map(
                one =>
                  one !== 'count' && (
                    <option key={one} value={one}>
                      {t(`unit.${one}`, { count: 2 })}
                    </option>
                  ),
              )}
            </select>
          </>
        )}
        <label htmlFor={fromId}>{t('policies.from')}</label>
        <input id={fromId} type="date" value={from} onChange={event => setFrom(event.target.value)} />
        <label htmlFor={basisId}>{t('policies.basis')}</label>
        <textarea
          id={basisId}
          rows={3}
          maxLength={400}
          placeholder={t('policies.basisHint')}
          value={basis}
          onChange={event => setBasis(event.target.value)}
        />
        {propose.error !== null && <Refusal error={propose.error} />}
      </div>
    </Dialog>
  )
}
