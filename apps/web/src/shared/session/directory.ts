import { sessionRoutes } from '@fangwei/contract/session.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queryFor } from '../api/queries.ts'
import { useSession } from './session.ts'

/** Organisations and posts by their codes; they change rarely. */
export function useDirectory() {
  const { data } = useQuery({ ...queryFor(sessionRoutes.getDirectory), staleTime: 60 * 60_000 })
  const language = useLanguage()
  return useMemo(() => {
    const orgs = new Map(data?.orgs.map(org => [org.code, org]))
    const posts = new Map(data?.posts.map(post => [post.id, post]))
    return {
      ready: data !== undefined,
      orgs: data?.orgs ?? [],
      posts: data?.posts ?? [],
      orgName: (code: string | null) => (code === null ? undefined : orgs.get(code)?.name[language]),
      postName: (id: string | null) => (id === null ? undefined : posts.get(id)?.name[language]),
    }
  }, [data, language])
}

/** Where the person at the desk sits, and the posts held on the present shift. */
export function usePlace(): { org: string | undefined; posts: readonly string[] } {
  const { account, duties } = useSession()
  const { orgName, postName } = useDirectory()
  return {
    org: orgName(account.org),
    posts: duties.map(duty => postName(duty.post)).filter(name => name !== undefined),
  }
}
