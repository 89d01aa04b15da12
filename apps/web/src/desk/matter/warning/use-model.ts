import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import type { Label } from '@fangwei/domain/loop/index.ts'
import { compileDefinition } from '@fangwei/domain/models/definition/compile.ts'
import type { ModelDefinition } from '@fangwei/domain/models/definition/schema.ts'
import { familyDisputeCard, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'
import type { PointsPolicy } from '@fangwei/domain/models/points/policy.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queryFor } from '../../../shared/api/queries.ts'
import { useMay } from '../../../shared/session/session.ts'

/** The rules a warning was judged by, as far as the reader may know them, and what its card says of their limits. */
export interface Judged {
  readonly policy: PointsPolicy | undefined
  readonly limits: readonly Label[]
  readonly isFamily: boolean
}

const family: Judged = {
  policy: familyDisputePolicy,
  limits: [...familyDisputeCard.limits, ...familyDisputeCard.notFor],
  isFamily: true,
}

/** The family model is at hand; a version of any other is asked for. */
export function useModel(data: Readonly<Record<string, unknown>>): Judged {
  const model = String(data.model ?? familyDisputeCard.code)
  const isShipped = model === familyDisputeCard.code && String(data.modelVersion ?? '1') === '1'
  const may = useMay()
  const { data: found } = useQuery({
    ...queryFor(workshopRoutes.getModel, { params: { model } }),
    enabled: !isShipped && may('model.read'),
    staleTime: 5 * 60_000,
  })
  return useMemo(() => {
    if (isShipped) return family
    const version = found?.versions.find(one => String(one.version) === String(data.modelVersion))
    if (version === undefined) return { policy: undefined, limits: [], isFamily: false }
    const definition = version.definition as ModelDefinition
    return {
      policy: compileDefinition(definition).policy,
      limits: [...definition.limits, ...definition.notFor],
      isFamily: definition.subjects.includes('relationship'),
    }
  }, [isShipped, found, data.modelVersion])
}
