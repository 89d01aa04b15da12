import { planVisits, readSolomon, visitsSteps } from '@fangwei/domain/plan/visits/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { madeWords, readProblem, searchHelp, searchOf, searchOptions } from '../plan/plan-search.ts'

export const command = defineCommand({
  path: ['plan', 'visits'],
  summary: {
    zh: '走访路线：带时间窗的多组走访，总路程最短（Solomon VRPTW）',
    en: 'visits with time windows for several crews, shortest ways (Solomon VRPTW)',
  },
  positionals: ['<file>'],
  options: searchOptions,
  help: {
    zh: `输入：Solomon 格式（VEHICLE 的数量与载量，CUSTOMER 各行：编号 x y 需求 最早 最晚 服务时间，0 号为出发点）；
  距离为双精度欧氏距离，不取整，时间等于距离。
输出：{"cost":总路程,"routes":[[编号,…],…],"leftOut":[…],"seed":…,"steps":…,"complete":…}，每条路线不写出发点，
  leftOut 为确实排不进的点（通常为空）。目标是总路程，不是车辆数；不会超过给定车辆数。
${searchHelp.zh}`,
    en: `In: Solomon's form (VEHICLE with number and capacity, CUSTOMER with a row each: number x y demand ready due service;
  0 is the depot). Ways are Euclidean in double precision, not rounded, and take as long as they are.
Out: {"cost":total way,"routes":[[number,…],…],"leftOut":[…],"seed":…,"steps":…,"complete":…}; routes do not name the depot,
  leftOut holds what fits nowhere (nearly always nothing). What is made small is the way, not the number of vehicles,
  which is never exceeded.
${searchHelp.en}`,
  },
  example: 'plan visits R101.txt --seconds 0.4',
  run: async ({ values, positionals, terminal }) => {
    const problem = await readProblem(positionals[0]!, readSolomon)
    const plan = planVisits(
      problem,
      searchOf(values, terminal, seconds => visitsSteps(problem, seconds)),
    )
    terminal.progress(null)
    if (plan.leftOut.length > 0)
      terminal.say({
        zh: `注意：有 ${plan.leftOut.length} 处排不进任何一组`,
        en: `Note: ${plan.leftOut.length} visits fit into no tour`,
      })
    const routes = plan.routes.filter(route => route.length > 0)
    await terminal.json({ cost: plan.cost, routes, leftOut: plan.leftOut, ...madeWords(plan.made) })
    return exitCodes.done
  },
})
