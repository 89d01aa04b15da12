import { type Example, encodeModel, mostLabels, trainLinear } from '@fangwei/domain/text/linear/index.ts'
import { findTask } from '@fangwei/domain/text/tasks.ts'
import { defineCommand } from '../command.ts'
import { CommandFailed, exitCodes, WrongUse } from '../exit.ts'
import { bar } from '../terminal.ts'
import { eachLine } from '../text/each-line.ts'
import { writeModel } from '../text/model-store.ts'
import { readTextLine } from '../text/text-line.ts'

/** A task of the user's own may have any plain name. */
const plainName = /^[a-z][a-z0-9-]{0,59}$/

export const command = defineCommand({
  path: ['text', 'train'],
  summary: { zh: '用自己的标注训练文本分类器', en: 'train a text classifier on labels of your own' },
  options: {
    task: {
      type: 'string',
      value: 'T',
      help: { zh: '任务名称（写入模型）', en: 'name of the task, kept in the model' },
    },
    in: { type: 'string', value: 'F.jsonl', help: { zh: '标注文件，- 为标准输入', en: 'labelled texts, - for stdin' } },
    out: { type: 'string', value: 'M', help: { zh: '写入的模型文件', en: 'model file to write' } },
  },
  help: {
    zh: `输入：每行 {"text":"…","label":"…"}，id 可有可无。输出：模型文件；标准输出一行 {task,texts,labels,grams,seconds}。
相同的输入得到逐字节相同的模型。训练文本若含个人信息，请自行保管输入文件；模型里只有词片的散列值和权重。`,
    en: `In: {"text":"…","label":"…"} a line, an id if you like. Out: the model file; one line {task,texts,labels,grams,seconds}.
The same input gives the same bytes. The model holds hashes of parts of the texts and weights, not the texts.`,
  },
  example: 'text train --task dispute --in labelled.jsonl --out dispute.model.json',
  run: async ({ values, terminal }) => {
    const { task, in: file, out } = values
    if (task === undefined || file === undefined || out === undefined)
      throw new WrongUse({ zh: '需要 --task、--in 和 --out', en: '--task, --in and --out are needed' })
    if (!plainName.test(task))
      throw new WrongUse({
        zh: `任务名“${task}”应为小写字母、数字和连字符`,
        en: `The task "${task}" should be small letters, digits and hyphens`,
      })
    const began = performance.now()
    const examples: Example[] = []
    const { broken } = await eachLine(file, terminal, { zh: '读取', en: 'reading' }, (line, number) => {
      const read = readTextLine(line, number)
      if (read.kind === 'broken') return read.reason
      if (read.label === undefined) return { zh: '缺少 label', en: 'label is missing' }
      examples.push({ text: read.text, label: read.label })
      return undefined
    })
    const labels = new Set(examples.map(e => e.label)).size
    checkLabels(labels, examples.length)
    const model = trainLinear(
      findTask(task)?.code ?? task,
      examples,
      { leastTexts: examples.length < 500 ? 1 : 2 },
      share => terminal.progress({ zh: `训练 ${bar(share)}`, en: `training ${bar(share)}` }),
    )
    terminal.progress(null)
    await writeModel(out, encodeModel(model))
    const seconds = Math.round(performance.now() - began) / 1000
    await terminal.json({
      task: model.task,
      texts: examples.length,
      labels,
      grams: model.hashes.length,
      seconds,
      broken,
    })
    return exitCodes.done
  },
})

function checkLabels(labels: number, texts: number): void {
  if (texts === 0) throw new CommandFailed({ zh: '没有可用的标注', en: 'There is no labelled text to train on' })
  if (labels < 2)
    throw new CommandFailed({ zh: '至少需要两个不同的标签', en: 'At least two different labels are needed' })
  if (labels > mostLabels)
    throw new CommandFailed({ zh: `标签多于 ${mostLabels} 个`, en: `There are more than ${mostLabels} labels` })
}
