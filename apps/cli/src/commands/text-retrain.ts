import { findTask, textTasks } from '@fangwei/domain/text/tasks.ts'
import { leastLabels, retrain } from '@fangwei/server/labels/index.ts'
import { withServices } from '@fangwei/server/offline.ts'
import { ensureTenant } from '@fangwei/server/simulation/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { scoreWords } from '../text/score-words.ts'

export const command = defineCommand({
  path: ['text', 'retrain'],
  summary: {
    zh: '用民警的选择重新训练，输出前后对比',
    en: 'train again on what officers chose, with figures before and after',
  },
  options: {
    task: {
      type: 'string',
      value: 'T',
      help: {
        zh: `任务：${textTasks.map(t => t.code).join('、')}`,
        en: `task: ${textTasks.map(t => t.code).join(', ')}`,
      },
    },
    force: { type: 'boolean', help: { zh: '结果变差也启用', en: 'put it to use even when it does worse' } },
  },
  help: {
    zh: `读取库中民警为警情、纠纷选定的类别，与随附语料一起训练。四分之一的标注留出不训练，用来比较前后。
不比现在差才启用；标准输出一行 {task,labels,corrected,before,after,kept}。标注少于 ${leastLabels} 条时不训练。`,
    en: `Reads what officers chose for incidents and disputes in the store and trains on it with the shipped corpus. A quarter of
the labels is left out to compare before and after. Put to use only when it does no worse; one line
{task,labels,corrected,before,after,kept}. With fewer than ${leastLabels} labels nothing is trained.`,
  },
  example: 'text retrain --task dispute',
  run: async ({ values, terminal }) => {
    const task = values.task === undefined ? undefined : findTask(values.task)
    if (task === undefined) {
      const names = textTasks.map(t => t.code).join(', ')
      throw new WrongUse({ zh: `需要 --task（${names}）`, en: `--task is needed (${names})` })
    }
    const result = await withServices(async services =>
      retrain(services, await ensureTenant(services), task.code, values.force === true),
    )
    const { before, after, ...counts } = result
    if (before === undefined || after === undefined) {
      terminal.say({
        zh: `只有 ${result.labels} 条标注，至少需要 ${leastLabels} 条，未训练`,
        en: `There are ${result.labels} labels and at least ${leastLabels} are needed: nothing was trained`,
      })
      await terminal.json(counts)
      return exitCodes.failed
    }
    terminal.say({ zh: '之前', en: 'before' })
    for (const words of scoreWords(before)) terminal.say(words)
    terminal.say({ zh: '之后', en: 'after' })
    for (const words of scoreWords(after)) terminal.say(words)
    const means = ({ accuracy, macroF1 }: typeof before) => ({ accuracy, macroF1 })
    await terminal.json({ ...counts, before: means(before), after: means(after) })
    return exitCodes.done
  },
})
