import type { Suggester } from '@fangwei/domain/text/suggest.ts'
import { findTask, type TaskCode } from '@fangwei/domain/text/tasks.ts'
import { useQuery } from '@tanstack/react-query'

/** Reads texts in the browser, so that what is typed goes nowhere to be judged. Undefined until its model has come. */
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
  const [{ createSuggester }, { loadDefaultModel }] = await Promise.all([
    import('@fangwei/domain/text/suggest.ts'),
    import('@fangwei/domain/text/default-models.ts'),
  ])
  return createSuggester(findTask(code)!, await loadDefaultModel(code))
}
