import { serverClock } from '@fangwei/ui/server-clock.ts'
import { ApiError, readProblem } from './api-error.ts'

export interface JsonRequest {
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  /** Milliseconds to wait for an answer. */
  readonly patienceMs?: number
  /** Kept by the caller when the same change may be sent again; otherwise each sending has its own. */
  readonly idempotencyKey?: string | undefined
}

/**
 * One exchange of JSON with our own server. Throws `ApiError` for every refusal and failure; an abort passes through.
 * A change carries an idempotency key, so that asking again after a lost answer does not do it twice.
 */
export async function fetchJson(request: JsonRequest): Promise<unknown> {
  const { method, url, body, signal, patienceMs = 30_000, idempotencyKey } = request
  const patience = AbortSignal.timeout(patienceMs)
  const sentMs = Date.now()
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: headersFor(method, body, idempotencyKey),
    body: encode(body),
    signal: signal === undefined ? patience : anySignal([signal, patience]),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError(0, patience.aborted ? 'timeout' : 'network')
  })
  learnTime(response, sentMs)
  if (!response.ok) throw await readProblem(response)
  return response.status === 204 ? undefined : await readBody(response)
}

function headersFor(method: string, body: unknown, key?: string): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
    // A form of another site cannot set a header of its own, so a stolen click cannot act.
    ...(method !== 'GET' && { 'idempotency-key': key ?? newKey(), 'x-fangwei': '1' }),
  }
}

function encode(body: unknown): FormData | string | null {
  if (body === undefined) return null
  return body instanceof FormData ? body : JSON.stringify(body)
}

/** `crypto.randomUUID` exists only under HTTPS; an intranet may be served without. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  return controller.signal
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(response.status, 'unknown')
  }
}

/** The `Date` header is whole seconds: good enough until an answer says the time itself. */
function learnTime(response: Response, sentMs: number): void {
  const serverMs = Date.parse(response.headers.get('date') ?? '')
  if (Number.isFinite(serverMs)) serverClock.observe({ serverMs, sentMs, receivedMs: Date.now(), resolutionMs: 1000 })
}
