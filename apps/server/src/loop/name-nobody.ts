import type { Matter, MatterType } from '@fangwei/domain/loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { isSealed, unseal } from '../platform/secrets/index.ts'
import { Refused, typeOf } from './deciding.ts'
import { unsealFields, type Values } from './personal.ts'
import { familyOf } from './stand-aside.ts'
import type { Surroundings } from './surroundings.ts'

/** An ID number, or a mobile number: nobody's belongs among words for everybody. */
const NUMBER = /\d{17}[\dXx]|1[3-9]\d{9}/

/**
 * What is meant for everybody names nobody: no number of a person, and no name or number of anybody in the matters it
 * comes from. Throws Refused; which word it was is not told.
 */
export async function nameNobody(tx: Tx, around: Surroundings, type: MatterType, next: Matter): Promise<void> {
  const { publishes } = type
  if (publishes === undefined) return
  const said = publishes.fields.flatMap(name => (typeof next.data[name] === 'string' ? [String(next.data[name])] : []))
  const text = plain(said.join('\n'))
  if (!NUMBER.test(text) && !(await peopleOf(tx, around, next.id)).some(name => text.includes(name))) return
  throw new Refused({
    ok: false,
    code: 'names-somebody',
    label: {
      zh: '文字里有当事人的姓名或个人号码，不能对外公布，请改写',
      en: 'The words hold a name or number of a person and cannot be public; word it otherwise',
    },
  })
}

/** Without what people put between the parts of a name or number. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\-·•.]/g, '')
    .toLowerCase()

interface Row {
  type: string
  data: Values
  subject: string | null
}

/** Names and numbers of everybody in the tree a matter stands in, as they are compared. */
async function peopleOf(tx: Tx, { tenant, keys }: Surroundings, id: string): Promise<string[]> {
  const family = await familyOf(tx, tenant, id)
  const rows = await tx.rows<Row>(
    sql`SELECT type, data, subject FROM matter WHERE tenant = ${tenant} AND id = ANY (${family}::uuid[])`,
  )
  const found = rows.flatMap(({ type, data }) => {
    const { fields } = typeOf(type)
    const sealed = Object.fromEntries(Object.entries(data).filter(([, value]) => isSealed(value)))
    return Object.entries(unsealFields(keys, sealed)).flatMap(([name, value]) =>
      fields[name]?.widget === 'long-text' ? [] : wordsIn(value),
    )
  })
  const relationships = rows.flatMap(({ data, subject }) =>
    [data.relationship, subject].filter(one => typeof one === 'string'),
  )
  const residents = await tx.rows<{ sealed: unknown }>(sql`
    SELECT p.data -> 'sealed' AS sealed FROM register_entry r JOIN register_entry p
      ON p.tenant = r.tenant AND p.register = 'resident' AND p.id IN (r.link, r.other_link)
    WHERE r.tenant = ${tenant} AND r.register = 'relationship' AND r.id = ANY (${relationships}::text[])`)
  const registered = residents.flatMap(({ sealed }) =>
    isSealed(sealed) ? wordsIn(JSON.parse(unseal(keys, sealed))) : [],
  )
  return [...found, ...registered].map(plain).filter(word => word.length >= 2)
}

/** The short texts in a value, however deep: a name, a phone, an ID number. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= 60 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
