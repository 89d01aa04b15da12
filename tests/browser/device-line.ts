import { connectAsync, type MqttClient } from 'mqtt'
import type { SmallCity } from '../../apps/server/src/testing/small-city.ts'

/** A device's own line to the embedded broker, with a key that its station's leader issues. */
export async function deviceLine(city: SmallCity, device: string, leads?: { leads: true }): Promise<MqttClient> {
  const headers = await city.headersOf(await city.account('station-leader', 'stationA', leads))
  const url = `/api/v1/devices/${device}/key`
  const reply = await city.server.app.fastify.inject({ method: 'POST', url, headers })
  return connectAsync(`mqtt://127.0.0.1:${city.server.devices.endpoints().mqtt}`, {
    username: device,
    password: reply.json<{ key: string }>().key,
  })
}
