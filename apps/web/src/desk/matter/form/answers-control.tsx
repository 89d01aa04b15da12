import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import { classNames, useLanguage } from '@fangwei/ui/index.ts'
import { type KeyboardEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'

const answers = ['yes', 'no', 'not-asked'] as const
type Answer = (typeof answers)[number]

interface AnswersProps {
  readonly dictionary: string
  readonly value: unknown
  readonly onChange: (value: Readonly<Record<string, Answer>>) => void
}

/** 有 / 无 / 未问 for every entry: up and down walk the rows, 1 2 3 answer and go on. What is not touched was not asked. */
export function AnswersControl({ dictionary, value, onChange }: AnswersProps) {
  const { t } = useTranslation('matter')
  const language = useLanguage()
  const name = useId()
  const body = useRef<HTMLTableSectionElement>(null)
  const entries = findDictionary(dictionary)?.entries ?? []
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, Answer>>
  const set = (code: string, answer: Answer) => onChange({ ...given, [code]: answer })
  const focusRow = (row: number) =>
    body.current?.querySelectorAll('tr')[row]?.querySelector<HTMLInputElement>('input:checked')?.focus()
  const press = (event: KeyboardEvent, row: number, code: string) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const answer = answers[Number(event.key) - 1]
    if (step === undefined && answer === undefined) return
    event.preventDefault()
    if (answer !== undefined) set(code, answer)
    focusRow(Math.min(Math.max(row + (step ?? 1), 0), entries.length - 1))
  }
  return (
    <div className="answers">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('answers.entry')}</th>
            {answers.map((answer, index) => (
              <th scope="col" key={answer}>
                {t(`answers.${answer}`)} <span className="fw-key">{index + 1}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {entries.map(({ code, label }, row) => {
            const answer = given[code] ?? 'not-asked'
            return (
              <tr key={code} className={classNames(`answers-${answer}`)} onKeyDown={event => press(event, row, code)}>
                <th scope="row">{label[language]}</th>
                {answers.map(option => (
                  <td key={option}>
                    <label>
                      <input
                        type="radio"
                        name={`${name}-${code}`}
                        checked={answer === option}
                        onChange={() => set(code, option)}
                      />
                      <span className="fw-unseen">{t(`answers.${option}`)}</span>
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
