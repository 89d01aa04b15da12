import { Clock, GradeMark, List, ListRow, StateTag } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { gradeColour } from '../../shared/terms/grade.ts'
import type { AtMatter } from './at.ts'
import { toneOf } from './matter-header.tsx'
import { Section } from './section.tsx'
import { titleOf } from './words.ts'

const kinds = ['parent', 'child', 'same-subject', 'cited'] as const
type Kind = (typeof kinds)[number]
const isKnown = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind)

/** What it came from, what it led to, and what is about the same. */
export function LinkedSection({ matter, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const navigate = useNavigate()
  if (matter.linked.length === 0) return null
  return (
    <Section title={t('linked.title')}>
      <List label={t('linked.title')}>
        {matter.linked.map(({ kind, matter: other }) => {
          const grade = gradeColour(other.grade)
          const state = words.state(other.type, other.state)
          return (
            <ListRow
              key={other.id}
              leading={grade === undefined ? null : <GradeMark grade={grade} letter={false} />}
              title={titleOf(other, words)}
              trailing={
                other.nextDue !== null && (
                  <Clock startedAt={Date.parse(other.openedAt)} dueAt={Date.parse(other.nextDue)} />
                )
              }
              meta={
                <>
                  <span>{t(`linked.${isKnown(kind) ? kind : 'other'}`)}</span>
                  <span>{words.type(other.type)}</span>
                  <StateTag tone={toneOf(other)}>{state}</StateTag>
                  <span>{words.instant(other.occurredAt)}</span>
                </>
              }
              onSelect={() => void navigate(`/matters/${other.id}`)}
            />
          )
        })}
      </List>
    </Section>
  )
}
