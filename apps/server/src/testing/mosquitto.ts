import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export interface Mosquitto {
  readonly port: number
  /** Starts it again after a kill, on the same port. */
  start(): Promise<void>
  /** Without a word, as a power cut does. */
  kill(): Promise<void>
}

/** Mosquitto on a free port, without accounts: every payload carries its signature. `folder` holds its configuration. */
export async function startMosquitto(program: string, folder: string): Promise<Mosquitto> {
  const port = await freePort()
  const file = join(folder, 'mosquitto.conf')
  const settings = ['allow_anonymous true', 'persistence false', 'max_queued_messages 100000', 'set_tcp_nodelay true']
  writeFileSync(file, [`listener ${port} 127.0.0.1`, ...settings, ''].join('\n'))
  let child: ReturnType<typeof spawn> | undefined
  const broker: Mosquitto = {
    port,
    start: async () => {
      child = spawn(program, ['-c', file], { stdio: 'ignore' })
      for (let tries = 0; !(await answers(port)); tries += 1) {
        if (tries === 100) throw new Error('Mosquitto did not start')
        await pause(50)
      }
    },
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
  await broker.start()
  return broker
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const open = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return open
}
