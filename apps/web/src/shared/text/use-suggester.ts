import { textRoutes } from '@fangwei/contract/text.ts'
import type { Suggester } from '@fangwei/domain/text/suggest.ts'
import { findTask, type TaskCode } from '@fangwei/domain/text/tasks.ts'
import { useQuery } from '@tanstack/react-query'
import { callWith } from '../api/call.ts'

/**
 * Reads texts in the browser, so that what is typed goes nowhere to be judged. Undefined until its model has come:
 * the one the city trained, or the shipped one.
 */
export function useSuggester(code: TaskCode | undefined): Suggester | undefined {
  const { data } = useQuery({
    queryKey: ['suggester', code],
    queryFn: () => loadSuggester(code!),
    enabled: code !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data
}

async function loadSuggester(code: TaskCode): Promise<Suggester> {
  const [{ createSuggester }, { decodeModel }, own] = await Promise.all([
    import('@fangwei/domain/text/suggest.ts'),
    import('@fangwei/domain/text/linear/index.ts'),
    callWith(textRoutes.getTextModel, { params: { task: code } }),
  ])
  const model = own.model === null ? await shipped(code) : decodeModel(own.model)
  return createSuggester(findTask(code)!, model)
}

const shipped = async (code: TaskCode) =>
  (await import('@fangwei/domain/text/default-models.ts')).loadDefaultModel(code)
