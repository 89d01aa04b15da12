import type { Reply, Route } from '@fangwei/contract/route.ts'
import {
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { isUnauthenticated, isUnreached } from './api-error.ts'
import { callWith, type Given, type GivenArgs, type LooseGiven } from './call.ts'

/** Answers stay fresh until the feed says otherwise; only a missing answer is asked for again. */
export function createQueryClient(onUnauthenticated: (client: QueryClient) => void): QueryClient {
  const onError = (error: Error) => {
    if (isUnauthenticated(error)) onUnauthenticated(client)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.meta?.asksWho !== true) onError(error)
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _given, _context, mutation) => {
        if (mutation.meta?.asksWho !== true) onError(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isUnreached(error),
      },
    },
  })
  return client
}

/** Query options of a route. The key is the route's path and what it was given, so that the feed can find it. */
export function queryFor<R extends Route>(route: R, ...[given]: [...GivenArgs<R>]) {
  return queryOptions<Reply<R>>({
    queryKey: [route.path, given ?? {}],
    queryFn: ({ signal }) => callWith(route, given as LooseGiven | undefined, signal),
  })
}

/** The answer of a route, kept up to date by the feed. */
export function useRoute<R extends Route>(route: R, ...args: [...GivenArgs<R>]): UseQueryResult<Reply<R>> {
  return useQuery(queryFor(route, ...args))
}

interface PageOf<T> {
  readonly items: readonly T[]
  readonly next?: string | null
}

type ItemOf<R> = Reply<R> extends { items: readonly (infer T)[] } ? T : never

/** A list by keyset pages: the rows so far, and how to get more. */
export function usePages<R extends Route>(route: R, given: Given<R>) {
  const query = useInfiniteQuery(pagesFor(route, given))
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.items), [query.data])
  const more = query.hasNextPage
    ? { loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() }
    : undefined
  return { query, rows, more }
}

function pagesFor<R extends Route>(route: R, given: Given<R>) {
  const loose = given as LooseGiven
  return infiniteQueryOptions({
    queryKey: [route.path, given, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...loose.query, cursor: pageParam }
      return (await callWith(route, { ...loose, query }, signal)) as PageOf<ItemOf<R>>
    },
    getNextPageParam: page => page.next ?? undefined,
  })
}
