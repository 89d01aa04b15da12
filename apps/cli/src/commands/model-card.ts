import { describeModel } from '@fangwei/domain/models/describe.ts'
import { familyDisputeCard, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'

export const command = defineCommand({
  path: ['model', 'card'],
  summary: {
    zh: '输出模型卡：目的、数据、局限、全部分值与规则',
    en: 'print a model card: purpose, data, limits, every point and rule',
  },
  positionals: ['<model>'],
  options: {
    json: { type: 'boolean', help: { zh: '输出 JSON（卡片与策略数据）', en: 'as JSON: the card and the policy data' } },
  },
  example: 'model card family-dispute',
  run: async ({ values, positionals, terminal }) => {
    if (positionals[0] !== familyDisputeCard.code)
      throw new WrongUse({
        zh: `没有模型“${positionals[0]}”。可用：${familyDisputeCard.code}`,
        en: `There is no model "${positionals[0]}". Available: ${familyDisputeCard.code}`,
      })
    if (values.json === true) await terminal.json({ card: familyDisputeCard, policy: familyDisputePolicy })
    else await terminal.lines(describeModel(familyDisputeCard, familyDisputePolicy))
    return exitCodes.done
  },
})
