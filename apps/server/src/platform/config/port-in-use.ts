/**
 * What to say and do when the port of the pages is somebody else's; undefined for any other error. A taken port of the
 * devices never ends the start (devices/port-taken.ts).
 */
export function portInUse(error: unknown): string | undefined {
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE') return undefined
  return `端口 ${port} 已被其他程序占用。请停掉该程序（可能是另一个防微），或用 PORT 另设端口后再启动。
Port ${port} is used by another program. Stop that one (it may be another Fangwei), or set another with PORT, and start again.`
}
