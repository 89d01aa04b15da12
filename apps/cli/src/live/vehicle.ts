import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { toHex } from '@fangwei/domain/protocols/index.ts'
import { splitFrames } from '@fangwei/domain/protocols/jt808/frame.ts'
import { jt808Frame } from '@fangwei/domain/protocols/made-frames.ts'
import type { Counts } from './counts.ts'

const REGISTRATION = `002c012c${'00'.repeat(5)}${'00'.repeat(20)}${'00'.repeat(7)}00`
/** Half a kilometre a minute. */
const STEP_DEGREES = 0.0004

/** A patrol car with a JT/T 808-2013 terminal: registers, shows its code, and drives about its station. */
export class Vehicle {
  private sequence = 0
  private course = Math.random() * 360
  private heard = Buffer.alloc(0)

  private constructor(
    private readonly socket: Socket,
    private readonly phone: string,
    private place: { lng: number; lat: number },
    private readonly counts: Counts,
  ) {
    socket.on('data', data => {
      this.heard = Buffer.concat([this.heard, data as Buffer])
    })
    socket.on('error', () => socket.destroy())
  }

  static async connect(
    port: number,
    host: string,
    about: { phone: string; lng: number; lat: number },
    counts: Counts,
  ): Promise<Vehicle> {
    const socket = connect({ port, host, noDelay: true })
    await once(socket, 'connect')
    const vehicle = new Vehicle(socket, about.phone, { lng: about.lng, lat: about.lat }, counts)
    const reply = await vehicle.ask(0x0100, REGISTRATION)
    const body = reply.slice(26, -4)
    if (body.slice(4, 6) !== '00') throw new Error(`Terminal ${about.phone} was refused`)
    await vehicle.ask(0x0102, body.slice(6))
    return vehicle
  }

  /** Drives on and reports where it is. */
  async report(): Promise<void> {
    if (this.socket.destroyed) return
    this.course = (this.course + (Math.random() - 0.5) * 60 + 360) % 360
    const turn = (this.course * Math.PI) / 180
    this.place = {
      lng: this.place.lng + Math.sin(turn) * STEP_DEGREES,
      lat: this.place.lat + Math.cos(turn) * STEP_DEGREES,
    }
    this.counts.positions += 1
    const reply = await this.ask(0x0200, locationBody(this.place, this.course, new Date()))
    if (reply === '') this.counts.failed += 1
    else this.counts.acknowledged += 1
  }

  end(): void {
    this.socket.destroy()
  }

  /** Sends a message and returns the answer to it in hex; empty when the line is gone. */
  private async ask(type: number, body: string): Promise<string> {
    this.sequence = (this.sequence + 1) & 0xffff
    this.socket.write(jt808Frame({ type, body, phone: this.phone, sequence: this.sequence }))
    for (;;) {
      const { frames, rest } = splitFrames(this.heard)
      if (frames[0] !== undefined) {
        this.heard = Buffer.concat([...frames.slice(1), rest])
        return toHex(frames[0])
      }
      if (this.socket.destroyed) return ''
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]).catch(() => undefined)
    }
  }
}

/** Body of 0200: no alarm, ignition on and fixed, then place, height, speed, course and the time in Beijing. */
function locationBody(place: { lng: number; lat: number }, course: number, at: Date): string {
  const hex = (value: number, digits: number) => Math.round(value).toString(16).padStart(digits, '0')
  const clock = new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return `0000000000000003${hex(place.lat * 1e6, 8)}${hex(place.lng * 1e6, 8)}0442${hex(300, 4)}${hex(course, 4)}${clock}`
}
