import { randomUUID } from 'node:crypto'
import type { routes } from '@fangwei/contract/index.ts'
import type { Permission } from '@fangwei/domain/access/index.ts'
import { orgs } from '../testing/small-city.ts'
import { marks, type Scene } from './scene.ts'

/**
 * What a request is about, which decides who beside the permission may have it: nothing in particular; the
 * organisation of station A; one thing of station A; the whole city's settings, or one proposal about them;
 * something that belongs to nobody here.
 */
export type About = 'nothing' | 'org' | 'thing' | 'city' | 'city-thing' | 'nobody'

export interface Sample {
  readonly about: About
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** Registers name their own readers and writers besides. */
  readonly register?: { readonly name: string; readonly for: 'readers' | 'writers' }
  /** Made anew for each request, because a request uses it up. */
  readonly prepare?: (scene: Scene) => Promise<Readonly<Record<string, string>>>
  /** A partner agency's lists are what it was asked to join, whatever scope is asked for. */
  readonly partnersOwnList?: true
  /** It answers for each matter by itself; out of sight is said there. */
  readonly each?: true
  /** Needs a session of its own, which it ends. */
  readonly endsSession?: true
}

const place = orgs.stationA
const matter = { id: 'MATTER' }
const reason = '核对当事人身份，警情一号'
const span = { from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z' }
const household = { register: 'household', id: 'HA' }
const reads = { name: 'household', for: 'readers' } as const
const writes = { name: 'household', for: 'writers' } as const
const fences = { name: 'fence', for: 'readers' } as const
const target = { account: 'target' }
const noModel = { model: 'no-such-model', version: '1' }
const device = { id: 'D1' }
const patrol = { id: '00000000-0000-4000-8000-0000000000aa' }
const nobodys = () => ({ id: randomUUID() })

async function breakGlass({ owners, matter: id }: Scene) {
  const grant = randomUUID()
  await owners.query(
    `INSERT INTO break_glass (tenant, id, account, matter, reason, granted_at, expires_at)
     VALUES (1, $1, 'target', $2, $3, '2026-03-01', '2026-03-01 01:00')`,
    [grant, id, reason],
  )
  return { id: grant }
}

async function proposal({ owners }: Scene) {
  const id = randomUUID()
  await owners.query(
    `INSERT INTO policy_proposal (tenant, id, code, amounts, unit, basis, effective_from, proposed_by, proposed_at)
     VALUES (1, $1, 'dispute.mediate', '{20}', 'day', $2, '2027-01-01', 'target', '2026-03-01')`,
    [id, '测试依据'],
  )
  return { id }
}

async function deviceTest({ owners }: Scene) {
  const test = randomUUID()
  await owners.query(
    `INSERT INTO device_test (tenant, device, id, asked_at, asked_by, due_at) VALUES (1, 'D1', $1, '2026-03-02', 'target', '2027-01-01')`,
    [test],
  )
  return { ...device, test }
}

/** One request for every route there is: a route without one does not compile. MATTER stands for the scene's matter. */
export const requests = {
  healthz: { about: 'nothing' },
  readyz: { about: 'nothing' },
  logIn: { about: 'nothing', body: {} },
  getSession: { about: 'nothing' },
  logOut: { about: 'nothing', endsSession: true },
  revokeSessions: { about: 'thing', params: target },
  getDirectory: { about: 'nothing' },
  listMatters: { about: 'org', query: { scope: place }, partnersOwnList: true },
  listQueue: { about: 'org', query: { scope: place }, partnersOwnList: true },
  getMatter: { about: 'thing', params: matter },
  getTimeline: { about: 'thing', params: matter },
  openMatter: { about: 'nothing', body: { type: 'incident', unit: place, fields: {} } },
  actOnMatter: { about: 'thing', params: matter, body: { action: 'note', input: { text: '看看' } } },
  actOnMany: { about: 'thing', body: { action: 'note', input: { text: '看看' }, matters: [matter] }, each: true },
  breakGlass: { about: 'thing', params: matter, body: { reason } },
  listBreakGlass: { about: 'nothing' },
  reviewBreakGlass: { about: 'thing', prepare: breakGlass, body: { verdict: 'justified' } },
  searchPeople: { about: 'nothing', body: { by: 'phone', value: marks.phone, reason } },
  listDevices: { about: 'org', query: { scope: place } },
  getDevice: { about: 'thing', params: device },
  getDeviceCoverage: { about: 'org', query: { scope: place } },
  getDeviceEndpoints: { about: 'nothing' },
  issueDeviceKey: { about: 'thing', params: device },
  revokeDeviceKey: { about: 'thing', params: device },
  askDeviceTest: { about: 'thing', params: device },
  endDeviceTest: { about: 'thing', prepare: deviceTest, body: { result: 'passed' } },
  listFences: { about: 'org', query: { scope: place }, register: fences },
  getFence: { about: 'thing', params: { id: 'FA' }, register: fences },
  takeDeviceMessage: { about: 'nobody', body: { device: 'D1', epoch: 1, sequence: 1 } },
  callForHelp: { about: 'nothing', body: {} },
  getLoneWatch: { about: 'nothing' },
  startLoneWatch: { about: 'nothing', body: { task: '夜间巡线', minutes: 30 } },
  endLoneWatch: { about: 'nothing' },
  getDesk: { about: 'nothing' },
  getBoard: { about: 'org', query: { scope: place } },
  getMapMatters: { about: 'nothing' },
  listNotifications: { about: 'nothing' },
  readNotifications: { about: 'nothing', body: { upTo: 0 } },
  feed: { about: 'nothing' },
  getWall: { about: 'nothing' },
  watchWall: { about: 'nothing' },
  listJobs: { about: 'nothing' },
  getJob: { about: 'nobody', params: nobodys() },
  cancelJob: { about: 'nobody', params: nobodys() },
  getJobFile: { about: 'nobody', params: { ...nobodys(), name: 'rows.csv' } },
  getHotspots: { about: 'nothing' },
  findHotspots: { about: 'nothing', body: { group: 'all', band: 'all', recentDays: 30 } },
  openKeyPlace: { about: 'nobody', params: { run: randomUUID(), cell: '0' }, body: { grade: 3 } },
  listScans: { about: 'nothing' },
  startScan: {
    about: 'org',
    body: {
      ...{ org: place, model: 'permutation', window: 'now', group: 'all', calls: 'citizens' },
      ...{ from: '2026-01-01', to: '2026-02-28', maxRadiusKm: 2, maxDays: 14, replications: 99 },
    },
  },
  getScan: { about: 'nobody', params: nobodys() },
  openScanPlace: { about: 'nobody', params: { ...nobodys(), cluster: '0' }, body: { grade: 3 } },
  getEffect: { about: 'nobody', params: nobodys() },
  feedForms: { about: 'nothing', body: { feed: 'trust', forms: [{ 备注: '不是表单' }] } },
  getTextModel: { about: 'nothing', params: { task: 'dispute-type' } },
  findPlaces: { about: 'nothing', query: { q: marks.address } },
  findDuplicates: { about: 'nothing', body: { address: marks.address } },
  safetyFacts: { about: 'nothing', body: { address: marks.address } },
  suggestRelationships: { about: 'thing', params: matter },
  getDraft: { about: 'nothing', params: { form: 'trust' } },
  putDraft: { about: 'nothing', params: { form: 'trust' }, body: { body: { text: '草稿' } } },
  dropDraft: { about: 'nothing', params: { form: 'trust' } },
  uploadCalls: { about: 'nothing' },
  previewCalls: { about: 'nobody', params: { upload: randomUUID() }, body: { mapping: {} } },
  startImport: { about: 'nobody', params: { upload: randomUUID() }, body: {} },
  listMappings: { about: 'nothing' },
  getReport: { about: 'org', params: { report: 'duty-log' }, query: { org: place } },
  getReportSheet: { about: 'org', params: { report: 'duty-log' }, query: { org: place } },
  putReportTemplate: { about: 'nothing', params: { report: 'duty-log' } },
  dropReportTemplate: { about: 'nothing', params: { report: 'duty-log' } },
  listEntries: { about: 'org', params: household, query: { scope: place }, register: reads },
  getEntry: { about: 'thing', params: household, query: { reason }, register: reads },
  addEntry: { about: 'nothing', params: household, body: { values: {} }, register: writes },
  changeEntry: { about: 'thing', params: household, body: { version: 999, values: {} }, register: writes },
  endEntry: { about: 'thing', params: household, body: { version: 999 }, register: writes },
  previewImport: { about: 'nothing', params: household, register: writes },
  importEntries: { about: 'nothing', params: household, register: writes },
  exportEntries: { about: 'org', params: household, query: { scope: place, format: 'csv', reason }, register: reads },
  listShifts: { about: 'org', query: { org: place } },
  currentShifts: { about: 'org', query: { org: place } },
  listDutyPeople: { about: 'org', query: { org: place } },
  planShifts: { about: 'org', body: { org: place, ...span, shifts: [] } },
  listAccounts: { about: 'org', query: { scope: place } },
  createAccount: { about: 'nothing', body: { staff: 'nobody', login: 'nobody', roles: ['auxiliary'] } },
  changeAccount: { about: 'thing', params: target, body: {} },
  disableAccount: { about: 'thing', params: target },
  enableAccount: { about: 'thing', params: target },
  resetPassword: { about: 'thing', params: target },
  changePassword: { about: 'nothing', body: {} },
  listPolicies: { about: 'nothing' },
  listProposals: { about: 'nothing' },
  proposePolicy: {
    about: 'city',
    body: { code: 'none', grade: null, amounts: [1], unit: 'day', basis: '测试依据', effectiveFrom: '2027-01-01' },
  },
  decideProposal: { about: 'city-thing', prepare: proposal, body: { verdict: 'refused' } },
  getHolidays: { about: 'nothing' },
  putHolidays: { about: 'city', params: { year: '2027' }, body: { version: 999, days: [] } },
  getDictionaries: { about: 'nothing' },
  getAudit: { about: 'nothing' },
  listModels: { about: 'nothing' },
  getModel: { about: 'nothing', params: { model: 'family-dispute' } },
  saveModelDraft: { about: 'city', params: { model: 'trust-model' }, body: { definition: {} } },
  submitModel: { about: 'nobody', params: noModel },
  decideModel: { about: 'nobody', params: noModel, body: { verdict: 'refused', note: '测试依据' } },
  retireModel: { about: 'nobody', params: noModel, body: { reason: '测试依据' } },
  startReplay: { about: 'nobody', params: noModel },
  getReplay: { about: 'nobody', params: nobodys() },
  openModels: { about: 'nothing' },
  openModelsPage: { about: 'nothing' },
  listUnits: { about: 'org', query: { scope: place } },
  orderUnit: { about: 'thing', params: { unit: 'UA' }, body: { order: 'reach-base' } },
  nearestUnits: { about: 'thing', params: matter },
  getStatistics: { about: 'org', query: { scope: place } },
  listPatrolPlans: { about: 'org', query: { org: place } },
  makePatrolPlan: {
    about: 'org',
    body: { org: place, kind: 'patrol', startsAt: span.from, endsAt: '2026-04-01T08:00:00Z' },
  },
  getPatrolPlan: { about: 'thing', params: patrol },
  getPatrolWays: { about: 'thing', params: patrol, query: { version: '1' } },
  editPatrolPlan: { about: 'thing', params: patrol, body: { version: 999, routes: [] } },
  replanPatrol: { about: 'thing', params: patrol, body: { version: 999 } },
  releasePatrol: { about: 'thing', params: patrol, body: { version: 999 } },
  listPatrolTags: { about: 'nothing' },
  issuePatrolTag: { about: 'thing', params: { point: 'PPA' }, body: {} },
  checkInPatrol: { about: 'thing', params: patrol, body: { stop: 'none' } },
  exportAudit: { about: 'nothing', query: { reason } },
  getDispatching: { about: 'thing', params: matter },
  sendUnit: { about: 'thing', params: matter, body: { unit: 'UA', version: 999 } },
  sendPlan: { about: 'thing', params: matter, body: { version: 999 } },
  listTold: { about: 'nothing' },
  getMatterReplay: { about: 'thing', params: matter, query: { purpose: reason } },
  getResponse: { about: 'org', query: { scope: place } },
  getCoverage: { about: 'org', query: { scope: place } },
  planSites: { about: 'org', body: { scope: place, count: 1, aim: 'mean', fromHour: 0, hours: 1 } },
  getRoom: { about: 'org', query: { org: place } },
  writeRoomLog: { about: 'org', body: { org: place, body: '试写一条' } },
  setDutyGrade: { about: 'org', body: { org: place, grade: 'normal', reason } },
  holdBriefing: { about: 'org', body: { org: place, title: '班前会', items: ['试'], people: ['target'] } },
  listDrills: { about: 'nothing' },
  startDrill: { about: 'org', body: { script: 'lost-child', unit: place, lng: 110, lat: 40 } },
  getDrill: { about: 'nobody', params: nobodys() },
  endDrill: { about: 'nobody', params: nobodys() },
  listCameras: { about: 'nothing' },
  openCamera: { about: 'thing', body: { device: 'K1', purpose: 'alarm', reason } },
  closeCamera: { about: 'nobody', params: nobodys() },
  getCameraFile: { about: 'nobody', params: nobodys() },
  listLooks: { about: 'nothing' },
  listRounds: { about: 'nothing' },
  startWalk: { about: 'thing', params: { round: 'RA' } },
  markCamera: { about: 'nobody', params: { walk: randomUUID() }, body: { place: 0, result: 'normal' } },
  endWalk: { about: 'nobody', params: { walk: randomUUID() } },
  takeCap: { about: 'nothing', params: { feed: 'trust' } },
  listCap: { about: 'nothing' },
  getCapFile: { about: 'nobody', params: nobodys() },
  listCapRefusals: { about: 'nothing' },
  openNotices: { about: 'nothing' },
  openNotice: { about: 'nobody', prepare: async ({ notice }) => ({ identifier: notice }) },
  acknowledgeTold: { about: 'nobody', params: nobodys() },
} satisfies Record<keyof typeof routes, Sample>

export type RouteName = keyof typeof routes
export type Granted = Readonly<Record<Permission, readonly string[]>>
