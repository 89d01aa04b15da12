import { type Description, DescriptionGrid, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../shared/session/session.ts'
import { definitionOf, type Version } from './version-words.ts'

interface Said {
  readonly zh: string
  readonly en: string
}

/** The card: what it is for, who answers for it, where it fails, what it must not be used for. */
export function CardPart({ version }: { version: Version }) {
  const { t } = useTranslation('workshop')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const instant = useInstant()
  const definition = definitionOf(version)
  const list = (labels: readonly Said[]) => (
    <ul className="workshop-said">
      {labels.map(label => (
        <li key={label.zh}>{label[language]}</li>
      ))}
    </ul>
  )
  const when = (name: string | null, at: string | null, note: string | null) =>
    at === null ? '' : [name, instant(at), note].filter(one => one !== null && one !== '').join(' · ')
  const subjects = definition.subjects.map(kind => t(`subject.${kind as 'block'}`)).join(say('listComma'))
  const items: Description[] = [
    { key: 'purpose', label: t('card.purpose'), value: definition.purpose[language], wide: true },
    {
      key: 'subjects',
      label: t('card.subjects'),
      value: definition.subjects.includes('block')
        ? `${subjects} (${t('card.households', { count: definition.leastHouseholds })})`
        : subjects,
    },
    { key: 'owner', label: t('card.owner'), value: definition.owner[language] },
    { key: 'review', label: t('column.review'), value: version.reviewOn },
    { key: 'proposed', label: t('card.proposed'), value: when(version.proposedByName, version.submittedAt, null) },
    {
      key: 'decided',
      label: t('card.decided'),
      value: when(version.decidedByName, version.decidedAt, version.decisionNote),
    },
    ...(version.retiredAt === null
      ? []
      : [{ key: 'retired', label: t('card.retired'), value: when(null, version.retiredAt, version.retireReason) }]),
    { key: 'limits', label: t('card.limits'), value: list(definition.limits), wide: true },
    { key: 'notFor', label: t('card.notFor'), value: list(definition.notFor), wide: true },
    { key: 'data', label: t('card.data'), value: list(definition.data), wide: true },
    { key: 'safeguards', label: t('card.safeguards'), value: list(definition.safeguards), wide: true },
  ]
  return (
    <section className="workshop-part">
      <h2>{t('card.title')}</h2>
      <DescriptionGrid items={items} />
    </section>
  )
}
