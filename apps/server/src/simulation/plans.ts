import type { City } from '@fangwei/city'
import type { NewEntry } from '../registers/index.ts'

/** Response plans to begin with, made by the city bureau of the simulated city; its people change them. */
export function planEntries(city: City): NewEntry[] {
  const bureau = city.organisations.find(o => o.kind === 'city-bureau')!.code
  const made = (id: string, values: NewEntry['values']): NewEntry => ({ id, values: { org: bureau, ...values } })
  return [
    made('P-armed', {
      name: '持械伤害类警情预案',
      nameEn: 'Armed violence',
      forGrade: 1,
      categories: ['010100', '010200', '010300'],
      firstUnits: 3,
      firstKinds: ['car', 'ptu'],
      secondUnits: 2,
      secondKinds: ['ptu', 'car'],
      secondAfter: 4,
      tell: [bureau],
      instruction: '先控制现场、疏散群众，穿戴防护，等候处突力量后再接触',
    }),
    made('P-water', {
      name: '溺水坠楼轻生预案',
      nameEn: 'Drowning, fall and suicide',
      forGrade: 2,
      categories: ['050100'],
      firstUnits: 2,
      firstKinds: ['car'],
      secondUnits: 1,
      secondKinds: ['ptu'],
      secondAfter: 5,
      tell: [bureau],
      instruction: '同时联动 120、119；专人与报警人保持通话',
    }),
    made('P-missing', {
      name: '走失人员查找预案',
      nameEn: 'Missing person',
      forGrade: 2,
      categories: ['050200'],
      firstUnits: 2,
      firstKinds: ['car', 'foot'],
      secondUnits: 3,
      secondKinds: ['foot', 'volunteers'],
      secondAfter: 20,
      instruction: '先查走失地点周边水域、车站和旧居',
    }),
  ]
}
