import { unitRoutes } from '@fangwei/contract/units.ts'
import { type UnitOrder, unitOrders, unitStates } from '@fangwei/domain/units/index.ts'
import { Button, DescriptionGrid, formatDuration, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useTerms } from '../../shared/terms/terms.ts'
import { useMatterWords } from '../matter/words.ts'
import type { UnitShown } from './use-dispatching.ts'

/** One unit: who and what is in it, where it is, and what it can be told now. */
export function UnitCard({ unit, now }: { unit: UnitShown; now: number }) {
  const { t } = useTranslation('dispatching')
  const language = useLanguage()
  const terms = useTerms()
  const words = useMatterWords()
  const toast = useToast()
  const client = useQueryClient()
  const comma = language === 'zh' ? '、' : ', '
  const order = useMutation({
    mutationFn: (one: UnitOrder) => call(unitRoutes.orderUnit, { params: { unit: unit.id }, body: { order: one } }),
    onSuccess: (_, one) => {
      toast({ message: t('units.done', { name: words.say(unit.name), order: words.say(unitOrders[one]) }) })
      void client.invalidateQueries({ queryKey: [unitRoutes.listUnits.path] })
    },
  })
  const ago = (at: string) => t('units.ago', { length: formatDuration(Math.max(0, now - Date.parse(at)), language) })
  const has = [
    ...unit.skills.map(code => terms.codeLabel('unit-skill', code)),
    ...unit.equipment.map(code => terms.codeLabel('unit-equipment', code)),
  ]
  return (
    <>
      <h2>{words.say(unit.name)}</h2>
      {unit.callSign !== null && <p className="fw-quiet">{t('units.callSign', { sign: unit.callSign })}</p>}
      <DescriptionGrid
        items={[
          { key: 'state', label: t('units.state'), value: `${words.say(unitStates[unit.state])} · ${ago(unit.since)}` },
          { key: 'members', label: t('units.members'), value: unit.members.map(one => one.name).join(comma) || '—' },
          { key: 'has', label: t('units.skills'), value: has.join(comma) || '—' },
          { key: 'place', label: t('units.place'), value: unit.station ?? words.org(unit.org) },
          {
            key: 'fix',
            label: t('units.fix'),
            value:
              unit.state === 'off'
                ? t('units.offDuty')
                : unit.position === null
                  ? t('units.noFix')
                  : ago(unit.position.at),
          },
        ]}
      />
      {unit.matter !== null && (
        <p>
          {t('units.onMatter')} <Link to={`/matters/${unit.matter}`}>{t('units.open')}</Link>
        </p>
      )}
      <div className="fw-commands">
        {unit.orders.map(one => (
          <Button key={one} busy={order.isPending} onClick={() => order.mutate(one as UnitOrder)}>
            {words.say(unitOrders[one as UnitOrder])}
          </Button>
        ))}
      </div>
      {order.error !== null && <Refused error={order.error} />}
    </>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="dispatch-refused" role="alert">
      {what} {next}
    </p>
  )
}
