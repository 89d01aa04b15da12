/** What to say and do when a port to listen on is somebody else's; undefined for any other error. */
export function portInUse(error: unknown): string | undefined {
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE') return undefined
  return `端口 ${port} 已被其他程序占用。请停掉该程序（可能是另一个防微），或用 PORT、MQTT_PORT、GATEWAY_PORT 另设端口后再启动。
Port ${port} is used by another program. Stop that one (it may be another Fangwei), or set another by PORT, MQTT_PORT or GATEWAY_PORT, and start again.`
}
