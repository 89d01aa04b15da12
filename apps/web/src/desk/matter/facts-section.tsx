import { type Description, DescriptionGrid } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { AtMatter } from './at.ts'
import { factGroups } from './fact-groups.ts'
import { Section } from './section.tsx'

/** What is known, by kind, empty fields left out. Masked values stand as masks. */
export function FactsSection({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const masked = new Set(matter.masked)
  const items = (names: readonly string[]): Description[] =>
    names.flatMap(name => {
      const field = type.fields[name]
      const value = field === undefined ? undefined : words.value(field, matter.data[name])
      if (field === undefined || value === undefined) return []
      const shown = (
        <span key={name} className={masked.has(name) ? 'fw-masked-value' : undefined}>
          {value}
        </span>
      )
      return [
        {
          key: name,
          label: words.say(field.label),
          value: shown,
          wide: field.widget === 'long-text' || field.widget === 'answers',
        },
      ]
    })
  return factGroups(type, matter.data).map(({ group, names }) => {
    const shown = items(names)
    if (shown.length === 0) return null
    return (
      <Section key={group} title={t(`groups.${group}`)}>
        <DescriptionGrid items={[...shown.filter(item => !item.wide), ...shown.filter(item => item.wide)]} />
      </Section>
    )
  })
}
