import { connectAsync, type IPublishPacket, type MqttClient, type Packet } from 'mqtt'
import type { Services } from '../services.ts'
import { ackTopic } from './broker.ts'
import { type Credential, liveCredential } from './credentials.ts'
import type { Intake } from './intake.ts'
import { receive } from './receive.ts'
import type { KnownDevice, Registry } from './registry.ts'

/** Several servers share what comes in; a broker that knows no shared subscription takes the plain one. */
const SHARED = '$share/fangwei/up/+'
const CREDENTIAL_FRESH_MS = 2000

export interface OutsideBroker {
  close(): Promise<void>
}

/**
 * Mosquitto or EMQX in front of the server. Such a broker acknowledges by itself and may lose what it acknowledged, so
 * a device resends until it hears our own `ack/<device>`, sent after the commit; and since the broker's accounts are not
 * ours, every payload carries its signature. The broker gets our PUBACK after the commit as well.
 */
export async function openOutsideBroker(
  services: Services,
  registry: Registry,
  intake: Intake,
  about: { url: string; clientId: string; report: (error: unknown, where: string) => void },
): Promise<OutsideBroker> {
  const { url, clientId, report } = about
  const credentials = openCredentials(services)
  const client = await connectAsync(url, { clientId, clean: false, reconnectPeriod: 500, resubscribe: true }, true)
  let connection = 0
  client.on('connect', () => {
    connection += 1
  })
  client.on('error', error => report(error, 'mqtt'))
  client.handleMessage = (packet: Packet, done: (error?: Error) => void) => {
    const published = packet as IPublishPacket
    const came = connection
    // The next packet need not wait for this one's commit: its own PUBACK does.
    done(new Held())
    void take(published)
      .then(answer => {
        if (came !== connection) return
        if (published.qos > 0) puback(client, published.messageId)
        if (answer !== undefined) client.publish(answer.topic, answer.payload, { qos: 1 })
      })
      .catch(error => report(error, 'mqtt intake'))
  }
  await client.subscribeAsync(SHARED, { qos: 1 })

  /** What to tell the device; undefined for what is nobody's or not signed by its sender. */
  async function take({ topic, payload }: IPublishPacket): Promise<{ topic: string; payload: string } | undefined> {
    const device = await registry.find(topic.slice('up/'.length))
    const credential = device === undefined ? undefined : await credentials.of(device)
    if (device === undefined || credential === undefined) return undefined
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    const now = services.clock.now()
    const received = await receive(intake, now, { device, credential, payload: bytes, signed: true })
    if (!received.ok && received.because === 'signature') return undefined
    const said = received.ok
      ? { epoch: received.envelope.epoch, sequence: received.envelope.sequence, outcome: received.outcome }
      : { refused: received.because, field: received.field }
    return { topic: ackTopic(device.id), payload: JSON.stringify(said) }
  }

  return { close: () => client.endAsync(true) }
}

/** Lets the client go on reading while the message waits for its commit. */
class Held extends Error {}

/** The client acknowledges in order and before a commit; this one message is acknowledged now. */
function puback(client: MqttClient, messageId: number | undefined): void {
  const { _sendPacket: send } = client as unknown as { _sendPacket(packet: object): void }
  send.call(client, { cmd: 'puback', messageId, reasonCode: 0 })
}

/** Keys by device for two seconds; the commit itself looks whether the version still lives. */
function openCredentials({ db, keys }: Services) {
  const known = new Map<string, { at: number; credential: Credential | undefined }>()
  return {
    async of(device: KnownDevice): Promise<Credential | undefined> {
      const key = `${device.tenant}/${device.id}`
      const entry = known.get(key)
      if (entry !== undefined && performance.now() - entry.at < CREDENTIAL_FRESH_MS) return entry.credential
      const credential = await liveCredential(db, keys, device)
      known.set(key, { at: performance.now(), credential })
      return credential
    },
  }
}
