import { capRoutes } from '@fangwei/contract/cap.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import type { Language } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { queryFor } from '../api/queries.ts'
import { useMay } from '../session/session.ts'

export type CapMessage = Reply<typeof capRoutes.listCap>['items'][number]

const LOOK_MS = 60_000
const none: readonly CapMessage[] = []
const order = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']
const rankOf = ({ severity }: CapMessage) => order.indexOf(severity ?? 'Unknown')

/** Warnings of other systems in force, the gravest first. They come from outside: looked at again every minute. */
export function useActiveCap(): readonly CapMessage[] {
  const may = useMay()
  const { data } = useQuery({
    ...queryFor(capRoutes.listCap, { query: { active: true, limit: 50 } }),
    enabled: may('cap.read'),
    refetchInterval: LOOK_MS,
    select: ({ items }) => items.toSorted((a, b) => rankOf(a) - rankOf(b)),
  })
  return data ?? none
}

/** The part in the reader's language, or the first. */
export const partOf = ({ infos }: CapMessage, language: Language): CapMessage['infos'][number] | undefined =>
  infos.find(info => info.language.toLowerCase().startsWith(language)) ?? infos[0]

export const headlineOf = (message: CapMessage, language: Language): string => {
  const part = partOf(message, language)
  return part?.headline ?? part?.event ?? message.identifier
}

/** Its colour: what a person reads as grave. */
export const gradeOf = ({ severity }: CapMessage): 'red' | 'orange' | 'yellow' | 'blue' =>
  severity === 'Extreme' ? 'red' : severity === 'Severe' ? 'orange' : severity === 'Moderate' ? 'yellow' : 'blue'
