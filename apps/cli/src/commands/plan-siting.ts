import { planSiting, readPmed, shortestPaths, sitingSteps } from '@fangwei/domain/plan/siting/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { madeWords, readProblem, searchHelp, searchOf, searchOptions } from '../plan/plan-search.ts'

export const command = defineCommand({
  path: ['plan', 'siting'],
  summary: {
    zh: '选址：p 个工作站放在哪里总距离最短（OR-Library p-median）',
    en: 'where to put p stations so that the ways to them are shortest (OR-Library p-median)',
  },
  positionals: ['<file>'],
  options: searchOptions,
  help: {
    zh: `输入：首行“顶点数 边数 p”，其后每行一条边“起点 终点 长度”，顶点从 1 编号；同一条边写两次以后者为准。
输出：{"cost":…,"sites":[…],"seed":…,"steps":…,"complete":…}，sites 为顶点编号。
${searchHelp.zh}`,
    en: `In: "vertices edges p", then an edge a line, "from to length", vertices numbered from 1; of an edge named twice the
  later length holds.
Out: {"cost":…,"sites":[…],"seed":…,"steps":…,"complete":…}, sites being vertex numbers.
${searchHelp.en}`,
  },
  example: 'plan siting pmed1.txt --seconds 5',
  run: async ({ values, positionals, terminal }) => {
    const { vertices, count, graph } = await readProblem(positionals[0]!, readPmed)
    const size = { sites: vertices, demands: vertices, count, cost: new Float64Array(0) }
    const search = searchOf(values, terminal, seconds => sitingSteps(size, seconds))
    const plan = planSiting({ ...size, cost: shortestPaths(graph) }, search)
    terminal.progress(null)
    if (plan.unreached > 0)
      terminal.say({
        zh: `注意：有 ${plan.unreached} 个顶点到不了任何一处`,
        en: `Note: ${plan.unreached} vertices cannot reach any site`,
      })
    const sites = plan.sites.map(s => s + 1).toSorted((a, b) => a - b)
    await terminal.json({ cost: plan.cost, sites, ...madeWords(plan.made) })
    return exitCodes.done
  },
})
