import type { Static, schemas } from '@fangwei/contract/index.ts'

export type Problem = Static<typeof schemas.Problem>

interface Sentences {
  readonly zh: string
  readonly en: string
}

/** A refusal or failure as the server tells it, or as we must when it cannot be reached. */
export class ApiError extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly code: string
  readonly what: Sentences | undefined
  readonly next: Sentences | undefined
  readonly fields: readonly string[]
  readonly requestId: string | undefined

  constructor(status: number, code: string, problem?: Partial<Problem>) {
    super(`${status} ${code}`)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.what = problem?.zh && problem.en ? { zh: problem.zh, en: problem.en } : undefined
    this.next = problem?.next
    this.fields = problem?.fields ?? []
    this.requestId = problem?.instance
  }
}

/** No answer came: nothing is known of whether the request arrived. */
export function isUnreached(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0
}

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401
}

/** Reads an error answer (RFC 9457). Anything else than a problem document becomes one of code `unknown`. */
export async function readProblem(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isProblem ? await response.json().catch(() => undefined) : undefined
  if (!looksLikeProblem(body)) return new ApiError(response.status, 'unknown')
  return new ApiError(response.status, body.code, body)
}

function looksLikeProblem(body: unknown): body is Partial<Problem> & { code: string } {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}
