import { loadDefaultModel } from '@fangwei/domain/text/default-models.ts'
import { createClassifier, decodeModel, type LinearModel } from '@fangwei/domain/text/linear/index.ts'
import { scoreLabels } from '@fangwei/domain/text/score-labels.ts'
import { sureFrom } from '@fangwei/domain/text/sure.ts'
import { findTask, textTasks } from '@fangwei/domain/text/tasks.ts'
import { startByteLines } from '../byte-lines.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { eachLine } from '../text/each-line.ts'
import { readModel } from '../text/model-store.ts'
import { scoreWords } from '../text/score-words.ts'
import { readTextLine } from '../text/text-line.ts'

export const command = defineCommand({
  path: ['text', 'classify'],
  summary: { zh: '给文本分类，并给出依据的词', en: 'classify texts, with the words that speak for it' },
  options: {
    task: {
      type: 'string',
      value: 'T',
      help: {
        zh: `任务：${textTasks.map(t => t.code).join('、')}`,
        en: `task: ${textTasks.map(t => t.code).join(', ')}`,
      },
    },
    model: {
      type: 'string',
      value: 'M',
      help: { zh: '自己训练的模型；不给则用随附模型', en: 'a model of your own; without it the shipped one' },
    },
    in: { type: 'string', value: 'F.jsonl', help: { zh: '文本文件；不给则读标准输入', en: 'texts; without it stdin' } },
    strict: { type: 'boolean', help: { zh: '拿不准时 label 为 null', en: 'label is null when not sure' } },
  },
  help: {
    zh: `输入：每行 {"id":"…","text":"…"}。输出：每行 {id,label,score,sure,evidence[]}。
score 是答案正确的把握（0 到 1，由训练时未见过的文本校准），sure 为 false 即“拿不准”；evidence 是原文中的词。
输入带 label 时，最后在标准错误输出准确率和主要错误。这是给人的建议，不是结论，不得用于评价个人。`,
    en: `In: {"id":"…","text":"…"} a line. Out: {id,label,score,sure,evidence[]} a line.
score is the chance that the answer is right (calibrated on texts left out of training), sure is false for "not sure";
evidence are words of the text. Texts with a label are scored on stderr. A proposal to a person, never about a person.`,
  },
  example: 'text classify --task dispute --in texts.jsonl',
  run: async ({ values, terminal }) => {
    const model = await modelOf(values.task, values.model)
    const classify = createClassifier(model)
    const lines = startByteLines()
    const answers: { label: string; answered: string | null }[] = []
    const { read, broken } = await eachLine(
      values.in ?? '-',
      terminal,
      { zh: '分类', en: 'classifying' },
      (line, number) => {
        const given = readTextLine(line, number)
        if (given.kind === 'broken') return given.reason
        const { label: best, score, evidence } = classify(given.text)
        const sure = score >= sureFrom
        const label = values.strict === true && !sure ? null : best
        lines.add(`${JSON.stringify({ id: given.id, label, score, sure, evidence: evidence.map(e => e.word) })}\n`)
        if (given.label !== undefined) answers.push({ label: given.label, answered: label })
        return undefined
      },
      async () => {
        for (const bytes of lines.take()) await terminal.lines(bytes)
      },
    )
    if (answers.length > 0) for (const words of scoreWords(scoreLabels(answers))) terminal.say(words)
    return read > 0 && broken === read ? exitCodes.failed : exitCodes.done
  },
})

async function modelOf(task: string | undefined, path: string | undefined): Promise<LinearModel> {
  if (path !== undefined) return readModel(path, decodeModel)
  const known = task === undefined ? undefined : findTask(task)
  const names = textTasks.map(t => t.code).join(', ')
  if (known === undefined)
    throw new WrongUse(
      task === undefined
        ? { zh: `需要 --task（${names}）或 --model`, en: `--task (${names}) or --model is needed` }
        : {
            zh: `没有任务“${task}”的随附模型。可用：${names}`,
            en: `There is no shipped model for "${task}". Available: ${names}`,
          },
    )
  return loadDefaultModel(known.code)
}
