import type { StoreEvent } from './types.ts'

/** One line in each language for the operator's terminal; undefined for what needs no notice. */
export function describeEvent(event: StoreEvent): { zh: string; en: string } | undefined {
  switch (event.kind) {
    case 'elsewhere':
      return {
        zh: `账户 ${event.account} 无法进入 ${event.wanted}(以 root 运行时由它运行 PostgreSQL),数据库改放在 ${event.folder}。`,
        en: `The account ${event.account}, which runs PostgreSQL when started as root, cannot enter ${event.wanted}: the database lies in ${event.folder}.`,
      }
    case 'initialised':
      return { zh: `已建立数据库:${event.folder}`, en: `Database created: ${event.folder}` }
    case 'recovering':
      return {
        zh: '数据库正在恢复上次未正常结束时的数据……',
        en: 'The database is recovering from an unclean end…',
      }
    case 'lost':
      return {
        zh: `数据库连接中断(${event.reason}),正在重新启动。`,
        en: `The database went away (${event.reason}); restarting it.`,
      }
    case 'restarted':
      return {
        zh: `数据库已恢复,用时 ${event.tookMs} 毫秒。`,
        en: `The database is back after ${event.tookMs} ms.`,
      }
    case 'restart-failed':
      return {
        zh: `数据库重启失败,${event.retryInMs} 毫秒后重试:${event.reason}`,
        en: `The database did not restart, trying again in ${event.retryInMs} ms: ${event.reason}`,
      }
    case 'left-running':
      return {
        zh: '另有进程在使用数据库,数据库保持运行。',
        en: 'Another process uses the database, so it stays running.',
      }
    case 'started':
    case 'adopted':
    case 'stopped':
      return undefined
  }
}
