import { ErrorState, SkeletonRows } from '@fangwei/ui/index.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  /** What stands there while loading, as tall as what will come. */
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Shows an answer, its absence while it is on its way, or why it did not come. Old data outlives a failed refresh. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return skeleton ?? <SkeletonRows />
}

interface FailureProps {
  readonly error: unknown
  readonly kept?: ReactNode
  readonly onRetry?: () => void
}

/** Any error as what happened, what is kept and what to do. */
export function Failure({ error, kept, onRetry }: FailureProps) {
  const sentences = useSentences(error)
  const requestId = error instanceof ApiError ? error.requestId : undefined
  return <ErrorState {...sentences} kept={kept} requestId={requestId} onRetry={onRetry} />
}

/** What happened and what to do, in the reader's language. */
export function useSentences(error: unknown): { what: string; next: string } {
  const { t, i18n } = useTranslation('problem')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const told = error instanceof ApiError ? error : undefined
  if (told?.code === 'network') return { what: t('network'), next: t('networkNext') }
  if (told?.code === 'timeout') return { what: t('timeout'), next: t('timeoutNext') }
  return { what: told?.what?.[language] ?? t('unknown'), next: told?.next?.[language] ?? t('unknownNext') }
}
