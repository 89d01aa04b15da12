import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { Label } from '@fangwei/domain/loop/index.ts'
import { valhallaConfig } from './valhalla-config.ts'

/** Which tiles are in use, and what they were made of. */
export interface CurrentRoads {
  readonly folder: string
  readonly source: string
  readonly builtAt: string
}

/** Why a road graph could not be made: what was wrong with the file, and what is kept. */
export class RoadsError extends Error {
  constructor(readonly label: Label) {
    super(label.en)
    this.name = 'RoadsError'
  }
}

export const roadsFolder = (dataDir: string): string => join(dataDir, 'roads')

export async function currentRoads(dataDir: string): Promise<CurrentRoads | undefined> {
  try {
    return JSON.parse(await readFile(join(roadsFolder(dataDir), 'current.json'), 'utf8')) as CurrentRoads
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Makes a road graph of an OpenStreetMap extract (.osm.pbf) and puts it in use; a running server takes it up within
 * seconds. The same file again is not built again. The graph in use stays until the new one is whole.
 */
export async function buildRoads(dataDir: string, file: string, source: string, now: Date): Promise<CurrentRoads> {
  await refuseOthers(file)
  const folder = (await hashOf(file)).slice(0, 16)
  const root = roadsFolder(dataDir)
  const known = await currentRoads(dataDir)
  if (known?.folder === folder) return known
  const work = join(root, `${folder}.part`)
  await rm(work, { recursive: true, force: true })
  await mkdir(join(work, 'tiles'), { recursive: true })
  const config = resolve(work, 'config.json')
  await writeFile(config, JSON.stringify(valhallaConfig(resolve(work, 'tiles'))))
  await runBuilder(config, resolve(file), work)
  if ((await readdir(join(work, 'tiles'))).length === 0) throw new RoadsError(noRoad)
  await rm(join(root, folder), { recursive: true, force: true })
  await rename(work, join(root, folder))
  const current = { folder, source, builtAt: now.toISOString() }
  await writeFile(join(root, 'current.part'), JSON.stringify(current))
  await rename(join(root, 'current.part'), join(root, 'current.json'))
  return current
}

const noRoad: Label = {
  zh: '文件里没有可通行的道路，原路网保持不变',
  en: 'The file holds no road to travel on; the road graph in use is unchanged',
}

async function refuseOthers(file: string): Promise<void> {
  const handle = await open(file).catch(() => {
    throw new RoadsError({ zh: `打不开文件：${file}`, en: `Cannot open the file: ${file}` })
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(24), 0, 24, 0)
    if (!buffer.subarray(0, bytesRead).includes('OSMHeader'))
      throw new RoadsError({
        zh: '不是 OpenStreetMap 的 .osm.pbf 文件，原路网保持不变',
        en: 'This is no OpenStreetMap .osm.pbf file; the road graph in use is unchanged',
      })
  } finally {
    await handle.close()
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** The builder is a program beside the library; its own launcher knows which one fits this machine. */
function runBuilder(config: string, file: string, folder: string): Promise<void> {
  const launcher = join(
    dirname(createRequire(import.meta.url).resolve('@valhallajs/valhallajs')),
    'bin/valhalla-cli.js',
  )
  const builder = spawn(process.execPath, [launcher, 'build_tiles', '-c', config, file], {
    // It leaves notes of its own where it runs.
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  builder.stderr.on('data', (part: Buffer) => {
    said = (said + part.toString('utf8')).slice(-2000)
  })
  return new Promise((done, reject) => {
    builder.on('error', reject)
    builder.on('exit', code => {
      if (code === 0) done()
      else
        reject(
          new RoadsError({
            zh: `路网生成失败（${code ?? '被中止'}），原路网保持不变：${said.trim().split('\n').at(-1) ?? ''}`,
            en: `The road graph could not be built (${code ?? 'killed'}); the one in use is unchanged: ${said.trim().split('\n').at(-1) ?? ''}`,
          }),
        )
    })
  })
}
