import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Label, Nullable, Text, Uuid } from './schemas.ts'

export const JobProgress = Type.Object({
  done: Type.Integer({ minimum: 0 }),
  total: Nullable(Type.Integer({ minimum: 0 })),
  /** Named counts of what came of it, such as `added`, `changed`, `unchanged`, `rejected`. */
  counts: Type.Record(Type.String(), Type.Integer()),
})

export const JobView = Type.Object({
  id: Uuid,
  kind: Code,
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ]),
  cancelling: Type.Boolean(),
  attempts: Type.Integer(),
  progress: Nullable(JobProgress),
  failure: Nullable(Label),
  /** Names of files to download from it. */
  files: Type.Array(Type.String()),
  createdAt: Instant,
  endedAt: Nullable(Instant),
})

const ById = Type.Object({ id: Uuid })

export const jobRoutes = {
  listJobs: route({
    method: 'GET',
    path: '/api/v1/jobs',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '我的后台任务', en: 'My background jobs' },
    query: Type.Object({ kind: Type.Optional(Code) }),
    response: Type.Object({ items: Type.Array(JobView) }),
  }),
  getJob: route({
    method: 'GET',
    path: '/api/v1/jobs/:id',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '后台任务进度', en: 'Progress of a background job' },
    params: ById,
    response: JobView,
  }),
  cancelJob: route({
    method: 'POST',
    path: '/api/v1/jobs/:id/cancel',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '取消后台任务（已完成的部分保留）', en: 'Cancel a background job; what it has done stays' },
    params: ById,
    response: JobView,
  }),
  getJobFile: route({
    method: 'GET',
    path: '/api/v1/jobs/:id/files/:name',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '下载任务文件', en: 'Download a file of a job' },
    params: Type.Object({ id: Uuid, name: Text }),
    raw: 'file',
  }),
}
