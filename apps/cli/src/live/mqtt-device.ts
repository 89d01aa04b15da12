import { connectAsync, type MqttClient } from 'mqtt'
import type { Counts } from './counts.ts'

/** A device as the server lists it. */
export interface ListedDevice {
  readonly id: string
  readonly kind: string
  readonly org: string
  readonly lng: number | null
  readonly lat: number | null
}

/** What each kind of device rings for. */
const SCENES: Readonly<Record<string, readonly string[]>> = {
  ONE_KEY_PILLAR: ['press'],
  ONE_KEY_BTN: ['school-press'],
  NEIGHBOR_KEY: ['neighbour-press'],
  VOICE_ALARM: ['quarrel-sound', 'scream-sound'],
  SMOKE: ['smoke'],
}
export const rings = (kind: string): boolean => Object.hasOwn(SCENES, kind)

/** One device connected as itself. Its counter begins a new epoch each time it is switched on. */
export class MqttDevice {
  private sequence = 0
  private readonly epoch = Math.floor(Date.now() / 1000)

  private constructor(
    private readonly client: MqttClient,
    readonly device: ListedDevice,
    private readonly counts: Counts,
  ) {}

  static async connect(url: string, device: ListedDevice, key: string, counts: Counts): Promise<MqttDevice> {
    const client = await connectAsync(url, {
      username: device.id,
      password: key,
      clientId: device.id,
      clean: false,
      reconnectPeriod: 1000,
    })
    client.on('error', () => undefined)
    return new MqttDevice(client, device, counts)
  }

  ring(chance: number): Promise<void> {
    const scenes = SCENES[this.device.kind] ?? ['press']
    const scene = scenes[Math.floor(chance * scenes.length)]!
    const heard = this.device.kind === 'VOICE_ALARM' ? { level: 3, band: '80-90', confidence: 88 } : {}
    this.counts.alarms += 1
    return this.send('alarm', { scene, ...heard })
  }

  beat(): Promise<void> {
    this.counts.beats += 1
    return this.send('heartbeat', { battery: 60 + (this.sequence % 40) })
  }

  end(): Promise<void> {
    return this.client.endAsync()
  }

  private async send(kind: string, data: object): Promise<void> {
    this.sequence += 1
    const message = {
      device: this.device.id,
      epoch: this.epoch,
      sequence: this.sequence,
      at: new Date().toISOString(),
      kind,
      data,
    }
    const sent = this.client.publishAsync(`up/${this.device.id}`, JSON.stringify(message), { qos: 1 })
    await sent.then(
      () => {
        this.counts.acknowledged += 1
      },
      () => {
        this.counts.failed += 1
      },
    )
  }
}
