import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importFile } from '@fangwei/server/intake/index.ts'
import { MappingError, TableError } from '@fangwei/server/intake/tables/index.ts'
import { withServices } from '@fangwei/server/offline.ts'
import { ensureTenant } from '@fangwei/server/simulation/index.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes, WrongUse } from '../exit.ts'

export const command = defineCommand({
  path: ['import', 'calls'],
  summary: {
    zh: '导入任一城市的警情表（csv、xlsx）；重复运行不会重复导入',
    en: "import any city's calls (csv, xlsx); run again, nothing changes",
  },
  positionals: ['<file>'],
  options: {
    map: {
      type: 'string',
      value: 'M.json',
      help: {
        zh: '映射文件；接警单、派警单、反馈单可不给',
        en: 'mapping; not needed for the three forms 接警单, 派警单, 反馈单',
      },
    },
    'dry-run': { type: 'boolean', help: { zh: '只检查，不写入', en: 'check only, write nothing' } },
    feed: {
      type: 'string',
      value: 'NAME',
      help: { zh: '来源系统名称（三单导入）', en: 'name of the source system (three forms)' },
    },
    unit: {
      type: 'string',
      value: 'CODE',
      help: { zh: '未写明管辖单位的警情归入该机构', en: 'unit of calls that name none' },
    },
  },
  help: {
    zh: '标准输出一行 JSON：read、accepted、duplicates、rejected、seconds；被拒的行连同理由写入“文件名.rejected.csv”。',
    en: 'Prints one line of JSON: read, accepted, duplicates, rejected, seconds. Rejected rows and why: FILE.rejected.csv.',
  },
  example: 'import calls calls.csv --map examples/calls/portland-2016.map.json --dry-run',
  run: async ({ values, positionals, terminal }) => {
    const path = positionals[0]!
    const mapping = values.map === undefined ? undefined : await readMap(values.map)
    const rejectedPath = `${path.replace(/\.(csv|xlsx|tsv|txt)$/i, '')}.rejected.csv`
    try {
      const result = await withServices(async services => {
        const tenant = await ensureTenant(services)
        return importFile(
          services,
          { path, name: basename(path) },
          {
            tenant,
            rejectedPath,
            dryRun: values['dry-run'] === true,
            onProgress: sum => terminal.progress({ zh: `已读 ${sum.read} 行`, en: `${sum.read} rows read` }),
            ...(mapping === undefined ? {} : { mapping }),
            ...(values.feed === undefined ? {} : { form: { feed: values.feed } }),
            ...(values.unit === undefined ? {} : { unit: values.unit }),
          },
        )
      })
      terminal.progress(null)
      await terminal.json(result)
      if (result.rejected > 0)
        terminal.say({
          zh: `${result.rejected} 行未导入，理由见 ${rejectedPath}`,
          en: `${result.rejected} rows rejected, see ${rejectedPath}`,
        })
      return exitCodes.done
    } catch (fault) {
      terminal.progress(null)
      throw worded(fault)
    }
  },
})

async function readMap(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse({ zh: `读不到映射文件 ${path}`, en: `Cannot read the mapping ${path}` })
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailed({ zh: `${path} 不是有效的 JSON`, en: `${path} is not valid JSON` })
  }
}

function worded(fault: unknown): unknown {
  if (fault instanceof MappingError)
    return new CommandFailed({
      zh: fault.problems.map(p => `${p.path} ${p.zh}`).join('\n'),
      en: fault.problems.map(p => `${p.path} ${p.en}`).join('\n'),
    })
  if (fault instanceof TableError) return new CommandFailed({ zh: fault.zh, en: fault.en })
  if ((fault as NodeJS.ErrnoException).code === 'ENOENT')
    return new CommandFailed({ zh: '没有这个文件', en: 'There is no such file' })
  return fault
}
