import fc from 'fast-check'
import type { PatrolProblem } from './patrol/problem.ts'
import type { VisitsProblem } from './visits/problem.ts'

/** Random problems of up to twelve stops, three crews with shifts of their own, one-way streets included. */
export const patrolProblems: fc.Arbitrary<PatrolProblem> = fc
  .record({ visits: fc.integer({ min: 0, max: 12 }), crews: fc.integer({ min: 1, max: 3 }) })
  .chain(({ visits, crews }) => {
    const values = (count: number, max: number) =>
      fc
        .array(fc.integer({ min: 0, max }), { minLength: count, maxLength: count })
        .map(numbers => Float64Array.from(numbers))
    const points = visits + 1
    return fc
      .record({
        travel: values(points * points, 40),
        earliest: values(points, 150),
        width: values(points, 120),
        duration: values(points, 15),
        demand: values(points, 5),
        prize: values(points, 20),
        from: values(crews, 60),
        length: values(crews, 200),
        capacity: values(crews, 25),
      })
      .map(({ width, from, length, capacity, ...rest }) => ({
        ...rest,
        visits,
        latest: rest.earliest.map((time, i) => time + width[i]!),
        crews: Array.from({ length: crews }, (_, i) => ({
          from: from[i]!,
          to: from[i]! + length[i]!,
          capacity: capacity[i]!,
        })),
      }))
  })

/** The same with crews that move differently, each with ways of its own. */
export const mixedProblems: fc.Arbitrary<PatrolProblem> = patrolProblems.chain(problem =>
  fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: problem.crews.length, maxLength: problem.crews.length })
    .map(slow => ({ ...problem, travelOf: slow.map(times => problem.travel.map(way => way * times)) })),
)

/** Ways that obey the triangle, as those of a road graph do. */
export function shortestWays(travel: Float64Array, points: number): Float64Array {
  const ways = travel.slice()
  for (let k = 0; k < points; k += 1)
    for (let i = 0; i < points; i += 1)
      for (let j = 0; j < points; j += 1)
        ways[i * points + j] = Math.min(ways[i * points + j]!, ways[i * points + k]! + ways[k * points + j]!)
  return ways
}

/** Whatever is wrong with the routes, found by walking them: shares no code with the planners. */
export function routeFaults(problem: VisitsProblem, routes: readonly (readonly number[])[]): string[] {
  const faults: string[] = []
  const seen = new Set<number>()
  if (routes.length > problem.crews.length) faults.push('more routes than crews')
  for (const [index, route] of routes.entries()) {
    const crew = problem.crews[index]!
    const travel = problem.travelOf?.[index] ?? problem.travel
    let [time, at, load] = [crew.from, 0, 0]
    for (const visit of route) {
      if (!Number.isInteger(visit) || visit < 1 || visit > problem.visits) faults.push(`no visit ${visit}`)
      if (seen.has(visit)) faults.push(`visit ${visit} twice`)
      seen.add(visit)
      const arrival = time + travel[at * (problem.visits + 1) + visit]!
      const start = Math.max(arrival, problem.earliest[visit]!)
      if (start > problem.latest[visit]! + 1e-6) faults.push(`visit ${visit} at ${start}, too late`)
      time = start + problem.duration[visit]!
      load += problem.demand[visit]!
      at = visit
    }
    const back = time + travel[at * (problem.visits + 1)]!
    if (route.length > 0 && back > crew.to + 1e-6) faults.push(`crew ${index} back at ${back}, after ${crew.to}`)
    if (load > crew.capacity) faults.push(`crew ${index} carries ${load}`)
  }
  return faults
}
