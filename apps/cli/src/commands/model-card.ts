import { describeDefinition } from '@fangwei/domain/models/definition/index.ts'
import { describeModel } from '@fangwei/domain/models/describe.ts'
import { familyDisputeCard, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'
import { findShippedModel, shippedModels } from '@fangwei/domain/models/shipped.ts'
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
    json: {
      type: 'boolean',
      help: { zh: '输出 JSON（定义，可改后用于回放）', en: 'as JSON: the definition, to change and replay' },
    },
  },
  example: 'model card family-dispute',
  run: async ({ values, positionals, terminal }) => {
    const model = positionals[0]
    if (model === familyDisputeCard.code) {
      if (values.json === true) await terminal.json({ card: familyDisputeCard, policy: familyDisputePolicy })
      else await terminal.lines(describeModel(familyDisputeCard, familyDisputePolicy))
      return exitCodes.done
    }
    const shipped = findShippedModel(model ?? '')
    if (shipped === undefined) throw noModel(model)
    const { definition, nextReviewOn } = shipped
    if (values.json === true) await terminal.json(definition)
    else await terminal.lines(describeDefinition(definition, '1', nextReviewOn))
    return exitCodes.done
  },
})

const noModel = (model: string | undefined) => {
  const names = shippedModels.map(({ definition }) => definition.model).join(', ')
  return new WrongUse({
    zh: `没有模型“${model}”。可用：${names}`,
    en: `There is no model "${model}". Available: ${names}`,
  })
}
