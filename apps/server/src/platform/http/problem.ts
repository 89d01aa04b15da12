import type { Label } from '@fangwei/domain/loop/index.ts'

/** An error a person can act on. Mapped once, at the edge, to RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly label: Label,
    readonly next: Label,
    readonly fields?: readonly string[],
  ) {
    super(`${code}: ${label.en}`)
    this.name = 'Problem'
  }
}

export const problems = {
  notFound: () =>
    new Problem(
      404,
      'not-found',
      { zh: '没有找到，或不在您的权限内', en: 'Not found, or not yours to see' },
      { zh: '请核对编号，或向持有单位了解', en: 'Check the number, or ask the unit that holds it' },
    ),
  movedAway: () =>
    new Problem(
      404,
      'moved-away',
      { zh: '已办理；该事项已由其他单位接办', en: 'Done; another unit has this matter now' },
      { zh: '不用再次提交', en: 'There is no need to send it again' },
    ),
  noSession: () =>
    new Problem(
      401,
      'no-session',
      { zh: '尚未登录或登录已失效', en: 'Not logged in, or the session has ended' },
      { zh: '请重新登录；已填写的内容会保留', en: 'Log in again; what you typed is kept' },
    ),
  invalid: (zh: string, en: string, fields?: readonly string[]) =>
    new Problem(
      400,
      'invalid-input',
      { zh, en },
      { zh: '请更正后重新提交，其他内容未改动', en: 'Correct it and send again; nothing was changed' },
      fields,
    ),
  badCursor: () => problems.invalid('翻页标记无效', 'The page cursor is not valid', ['cursor']),
  tooLarge: () =>
    new Problem(
      413,
      'too-large',
      { zh: '提交的内容过大', en: 'That is too large' },
      { zh: '请分批提交', en: 'Send it in parts' },
    ),
  tooMany: (seconds: number) =>
    new Problem(
      429,
      'too-many',
      { zh: `尝试过多，请 ${seconds} 秒后再试`, en: `Too many attempts; try again in ${seconds} s` },
      { zh: '如忘记密码，请联系系统管理员', en: 'Ask the administrator if you forgot the password' },
    ),
  conflict: (zh: string, en: string, code = 'conflict') =>
    new Problem(409, code, { zh, en }, { zh: '请刷新后再办', en: 'Reload and try again' }),
  internal: () =>
    new Problem(
      500,
      'internal',
      { zh: '系统出错，本次操作未生效', en: 'Something failed here; nothing was changed' },
      {
        zh: '请稍后重试；若仍出错，请把编号告诉管理员',
        en: 'Try again; if it fails again, give the administrator the id',
      },
    ),
  unavailable: () =>
    new Problem(
      503,
      'unavailable',
      { zh: '数据库暂时不可用，本次操作未生效', en: 'The database is not available; nothing was changed' },
      { zh: '系统正在恢复，请几秒后重试', en: 'It is being restarted; try again in a few seconds' },
    ),
} as const

export const toBody = (problem: Problem, instance: string) => ({
  type: `urn:fangwei:problem:${problem.code}`,
  status: problem.status,
  code: problem.code,
  title: problem.label.en,
  zh: problem.label.zh,
  en: problem.label.en,
  next: problem.next,
  ...(problem.fields === undefined ? {} : { fields: problem.fields }),
  instance,
})
