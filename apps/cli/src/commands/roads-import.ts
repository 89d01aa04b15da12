import { basename, resolve } from 'node:path'
import { readSettings } from '@fangwei/server/platform/config/index.ts'
import { buildRoads, RoadsError } from '@fangwei/server/roads/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes } from '../exit.ts'

export const command = defineCommand({
  path: ['roads', 'import'],
  summary: { zh: '由 OpenStreetMap 数据建立路网（.osm.pbf）', en: 'make the road graph of an OpenStreetMap extract' },
  positionals: ['<file>'],
  options: {},
  help: {
    zh: '在数据目录建立路网并启用；运行中的服务几秒内自动换用。标准输出一行 JSON：source、seconds。文件有误时原路网不变。',
    en: 'Builds the graph in the data folder and puts it in use; a running server takes it up within seconds. Prints one line of JSON: source, seconds. A bad file leaves the graph in use.',
  },
  example: 'roads import city.osm.pbf',
  run: async ({ positionals, terminal }) => {
    const began = performance.now()
    const file = resolve(positionals[0]!)
    try {
      const { source } = await buildRoads(readSettings(process.env).dataDir, file, basename(file), new Date())
      await terminal.json({ source, seconds: Math.round(performance.now() - began) / 1000 })
    } catch (error) {
      if (error instanceof RoadsError) throw new CommandFailed(error.label)
      throw error
    }
    return exitCodes.done
  },
})
