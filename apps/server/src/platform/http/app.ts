import { randomUUID } from 'node:crypto'
import type { Body, Params, Query, Reply, Route } from '@fangwei/contract/index.ts'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import Value from 'typebox/value'
import { cleanInput } from './clean-input.ts'
import { Problem, problems, toBody } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

/** What a handler is given: checked input, who asks, and when. */
export interface Asked<R, Who> {
  readonly params: Params<R>
  readonly query: Query<R>
  readonly body: Body<R>
  readonly account: Who
  readonly now: Date
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Handler<R, Who> = (asked: Asked<R, Who>) => Promise<Reply<R>>

/** Decides who asks, from the cookie, before anything of the request is looked at. Throws a Problem when refused. */
export type Gate<Who> = (request: FastifyRequest, route: Route) => Promise<Who | undefined>

export interface AppOptions<Who> {
  readonly gate: Gate<Who>
  readonly now: () => Date
  readonly onError: (error: unknown, id: string) => void
  /** Translates errors of inner layers into problems. */
  readonly translate: (error: unknown) => Problem | undefined
  readonly bodyLimit?: number
}

export interface App<Who> {
  readonly fastify: FastifyInstance
  /** Serves a declared route. */
  serve<R extends Route>(route: R, handler: Handler<R, Who>): void
  /** The routes served so far, as `METHOD path`. */
  readonly served: ReadonlySet<string>
}

export async function createApp<Who>(options: AppOptions<Who>): Promise<App<Who>> {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const problem = problemOf(error, options)
    if (problem.status >= 500) options.onError(error, request.id)
    void reply
      .code(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(toBody(problem, request.id)))
  }
  const fastify = Fastify({
    logger: false,
    // An address that the router cannot read never reaches the error handler below.
    frameworkErrors: answer,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    genReqId: () => randomUUID(),
    trustProxy: false,
    routerOptions: { maxParamLength: 200 },
  })
  await fastify.register(cookie)
  // Taken as bytes by the few routes that read XML themselves; every other refuses it below.
  fastify.addContentTypeParser(
    ['application/cap+xml', 'application/xml', 'text/xml'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )
  await fastify.register(multipart, { limits: { fileSize: 256 * 1024 * 1024, files: 1, fields: 20 } })
  fastify.addHook('onRequest', (_request, { raw }, done) => {
    for (const [name, value] of securityHeaders) raw.setHeader(name, value)
    // Pages take the time from here, so it has to be the time that deadlines run on.
    raw.setHeader('date', options.now().toUTCString())
    done()
  })
  const served = new Set<string>()

  fastify.setErrorHandler(answer)
  fastify.setNotFoundHandler((request, reply) => {
    void reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify(toBody(problems.notFound(), request.id)))
  })

  return {
    fastify,
    served,
    serve: (route, handler) => {
      served.add(`${route.method} ${route.path}`)
      const check = {
        params: checker(route.params, true),
        query: checker(route.query, true),
        body: checker(route.body, false),
      }
      fastify.route({
        method: route.method,
        url: route.path,
        // The gate runs before the body is read: a stranger's megabyte is never parsed.
        onRequest: async request => {
          ;(request as FastifyRequest & { who?: Who | undefined }).who = await options.gate(request, route)
        },
        handler: async (request, reply) => {
          const asked = {
            params: check.params(request.params),
            query: check.query(request.query),
            body: route.raw === 'upload' ? undefined : check.body(jsonOf(request)),
            account: (request as FastifyRequest & { who?: Who }).who,
            now: options.now(),
            request,
            reply,
          } as Asked<typeof route, Who>
          const answer = await handler(asked)
          return route.raw === undefined ? reply.send(answer) : reply
        },
      })
    },
  }
}

function jsonOf({ body }: FastifyRequest): unknown {
  if (Buffer.isBuffer(body)) throw problems.invalid('请以 JSON 提交', 'Send it as JSON')
  return body ?? {}
}

/** Parameters and queries arrive as text and are converted; bodies are taken exactly as sent. */
function checker(schema: Route['params'], convert: boolean): (value: unknown) => unknown {
  const compiled = Compile(schema)
  return value => {
    cleanInput(value)
    const given = convert ? converted(schema, value) : value
    if (compiled.Check(given)) return given
    const [first] = compiled.Errors(given)
    const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') ?? ''
    const reason = first?.message ?? 'is not valid'
    throw problems.invalid(
      `字段“${field || '请求'}”不符合要求：${reason}`,
      `Field “${field || 'request'}” is not valid: ${reason}`,
      field === '' ? undefined : [field],
    )
  }
}

/** Text as the type it stands for. A number that would have to be cut to fit stays text, and is then refused. */
function converted(schema: Route['params'], value: unknown): unknown {
  const sent = { ...(value as Record<string, unknown>) }
  const given = Value.Convert(schema, { ...sent }) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [
      name,
      typeof one === 'number' && Number(sent[name]) !== one ? sent[name] : one,
    ]),
  )
}

/** SQLSTATEs by which PostgreSQL says that a value cannot be kept, rather than that something broke. */
const REFUSED_VALUE = new Set(['22P05', '22021', '22001', '22003', '22007', '22008', '22P02', '23514', '54000'])
const GONE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
])

function problemOf<Who>(error: unknown, options: AppOptions<Who>): Problem {
  if (error instanceof Problem) return error
  const translated = options.translate(error)
  if (translated !== undefined) return translated
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string }
  if (code !== undefined && REFUSED_VALUE.has(code))
    return problems.invalid('有的值无法保存', 'One of the values cannot be kept')
  if ((code !== undefined && GONE.has(code)) || /Connection terminated|connection timeout/i.test(message ?? ''))
    return problems.unavailable()
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return problems.tooLarge()
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problems.invalid('请求格式不正确', `The request is malformed: ${message ?? ''}`)
  return problems.internal()
}
