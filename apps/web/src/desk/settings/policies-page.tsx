import { settingsRoutes } from '@fangwei/contract/settings.ts'
import { Button, StateTag } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import { inLanguage } from '../../shared/terms/in-language.ts'
import { useMatterWords, type Words } from '../matter/words.ts'
import { groupPolicies, type PolicyGroup } from './policy-groups.ts'
import type { PolicyRow } from './policy-row.ts'
import { policyName, usePolicyAmounts } from './policy-words.ts'
import { Proposals } from './proposals.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** 政策参数: every duration, point and limit, with its basis and date; changed by two people. */
export default function PoliciesPage() {
  const { t } = useTranslation('settings')
  const policies = useRoute(settingsRoutes.listPolicies)
  const words = useMatterWords()
  const [all, setAll] = useState(false)
  return (
    <SettingsFrame>
      <div className="settings-page settings-wide">
        <header className="settings-head">
          <div>
            <h1>{t('policies.title')}</h1>
            <p className="fw-quiet">{t('policies.what')}</p>
          </div>
          <Button kind="quiet" aria-pressed={all} className="fw-no-print" onClick={() => setAll(!all)}>
            {t('policies.all')}
          </Button>
        </header>
        <Loaded query={policies}>
          {({ items }) => (
            <>
              <Proposals policies={items} words={words} />
              <Groups items={items} all={all} words={words} />
            </>
          )}
        </Loaded>
      </div>
    </SettingsFrame>
  )
}

function Groups({ items, all, words }: { items: readonly PolicyRow[]; all: boolean; words: Words }) {
  const groups = useMemo(() => groupPolicies(items, all), [items, all])
  const [proposed, setProposed] = useState<PolicyRow | undefined>(undefined)
  return (
    <>
      {groups.map(group => (
        <Group key={group.key} group={group} words={words} onPropose={setProposed} />
      ))}
      {proposed !== undefined && (
        <ProposeDialog policy={proposed} words={words} onClose={() => setProposed(undefined)} />
      )}
    </>
  )
}

interface GroupProps {
  readonly group: PolicyGroup
  readonly words: Words
  readonly onPropose: (row: PolicyRow) => void
}

function Group({ group, words, onPropose }: GroupProps) {
  const { t } = useTranslation('settings')
  const may = useMay()
  const amounts = usePolicyAmounts()
  return (
    <section>
      <h2>{group.type === null ? t('policies.general') : words.type(group.type)}</h2>
      <div className="settings-scroll">
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{t('policies.name')}</th>
              <th scope="col">{t('policies.grade')}</th>
              <th scope="col">{t('policies.amount')}</th>
              <th scope="col">{t('policies.basis')}</th>
              <th scope="col">{t('policies.from')}</th>
              <th scope="col">{t('policies.state')}</th>
              {may('settings.write') && <th scope="col" className="fw-no-print" />}
            </tr>
          </thead>
          <tbody>
            {group.rows.map(row => (
              <tr key={`${row.code} ${row.grade} ${row.effectiveFrom} ${row.shipped}`}>
                <th scope="row">{policyName(row, words)}</th>
                <td>{row.grade === null ? t('policies.everyGrade') : words.code('grade', String(row.grade))}</td>
                <td className="fw-nowrap">{amounts(row)}</td>
                <td className="settings-basis">{inLanguage(row.basis, words.language)}</td>
                <td className="fw-nowrap">{row.effectiveFrom}</td>
                <td className="fw-nowrap">
                  {row.inForce ? (
                    <StateTag tone="done">{t(row.shipped ? 'policies.shipped' : 'policies.approved')}</StateTag>
                  ) : (
                    <StateTag tone="paused">{t('policies.notInForce')}</StateTag>
                  )}
                </td>
                {may('settings.write') && (
                  <td className="fw-no-print settings-do">
                    <Button kind="quiet" onClick={() => onPropose(row)}>
                      {t('policies.propose')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
