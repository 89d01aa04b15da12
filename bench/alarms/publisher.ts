import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const text = (value: string) => {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
}

function packet(type: number, body: Buffer): Buffer {
  const length: number[] = []
  let left = body.length
  do {
    length.push((left & 127) | (left > 127 ? 128 : 0))
    left >>= 7
  } while (left > 0)
  return Buffer.concat([Buffer.from([type, ...length]), body])
}

/** A device of MQTT 3.1.1 on a socket of its own, as light as a load generator must be: QoS 1 and its acknowledgement. */
export class Publisher {
  private nextId = 0
  private readonly waiting = new Map<number, () => void>()
  private rest = Buffer.alloc(0)

  private constructor(
    private readonly socket: Socket,
    private readonly topic: Buffer,
  ) {
    socket.on('data', data => this.read(data as Buffer))
    socket.on('error', () => socket.destroy())
  }

  static async connect(port: number, device: string, key: string): Promise<Publisher> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    // Clean session, user name and password, no keep-alive.
    const head = Buffer.concat([text('MQTT'), Buffer.from([4, 0xc2, 0, 0])])
    socket.write(packet(0x10, Buffer.concat([head, text(device), text(device), text(key)])))
    const [reply] = (await once(socket, 'data')) as [Buffer]
    if (reply[0] !== 0x20 || reply[3] !== 0) throw new Error(`${device} was refused: ${reply[3]}`)
    return new Publisher(socket, text(`up/${device}`))
  }

  /** Settles with the acknowledgement. */
  publish(payload: string): Promise<void> {
    this.nextId = (this.nextId % 65_535) + 1
    const id = this.nextId
    this.socket.write(
      packet(0x32, Buffer.concat([this.topic, Buffer.from([id >> 8, id & 255]), Buffer.from(payload, 'utf8')])),
    )
    return new Promise(resolve => this.waiting.set(id, resolve))
  }

  end(): void {
    this.socket.destroy()
  }

  private read(data: Buffer): void {
    const bytes = this.rest.length === 0 ? data : Buffer.concat([this.rest, data])
    let at = 0
    for (; at + 4 <= bytes.length; at += 4) {
      const id = bytes.readUInt16BE(at + 2)
      this.waiting.get(id)?.()
      this.waiting.delete(id)
    }
    this.rest = Buffer.from(bytes.subarray(at))
  }
}
