import { patrolSteps, planPatrol, readChao } from '@fangwei/domain/plan/patrol/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { madeWords, readProblem, searchHelp, searchOf, searchOptions } from '../plan/plan-search.ts'

export const command = defineCommand({
  path: ['plan', 'patrol'],
  summary: {
    zh: '巡逻路线：限时内走到最有价值的点（Chao 团队定向问题）',
    en: 'patrols: the most worth reached within the time (Chao team orienteering)',
  },
  positionals: ['<file>'],
  options: searchOptions,
  help: {
    zh: `输入：Chao 格式（n;点数、m;车组数、tmax;限时，其后每点“x;y;分值”，首点为起点，末点为终点）；距离为双精度欧氏距离。
输出：{"score":总分,"routes":[[编号,…],…],"seed":…,"steps":…,"complete":…}；点按文件顺序从 0 编号，路线不写起点与终点；
  任何一条路线都不超过 tmax。
${searchHelp.zh}`,
    en: `In: Chao's form (n;points, m;crews, tmax;limit, then "x;y;prize" a point, the first the start, the last the end). Ways are
  Euclidean in double precision.
Out: {"score":total,"routes":[[number,…],…],"seed":…,"steps":…,"complete":…}; points are numbered from 0 as in the file,
  routes name neither start nor end, and none is longer than tmax.
${searchHelp.en}`,
  },
  example: 'plan patrol p4.2.k.txt --seconds 2',
  run: async ({ values, positionals, terminal }) => {
    const problem = await readProblem(positionals[0]!, readChao)
    const plan = planPatrol(
      problem,
      searchOf(values, terminal, seconds => patrolSteps(problem, seconds)),
    )
    terminal.progress(null)
    const routes = plan.routes.filter(route => route.length > 0)
    await terminal.json({ score: plan.score, routes, ...madeWords(plan.made) })
    return exitCodes.done
  },
})
