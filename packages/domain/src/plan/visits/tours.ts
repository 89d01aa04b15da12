import type { VisitsProblem } from './problem.ts'

/** Times within this of each other are the same: sums of rounded square roots. */
export const TINY = 1e-9

/**
 * The tours of all crews in flat arrays. A tour stands from `crew * stride`: the start (0), its visits, the end (0).
 * For each visit the earliest end and the latest beginning that its tour allows are kept, so that one more visit is
 * judged in constant time.
 */
export class Tours {
  readonly problem: VisitsProblem
  readonly points: number
  readonly crews: number
  readonly stride: number
  /** The ways of each crew; crews that move alike share one array. */
  readonly travelOf: readonly Float64Array[]
  readonly sequence: Int32Array
  /** The way that leads to the point at the same place of `sequence`. */
  readonly leg: Float64Array
  /** Visits of each tour. */
  readonly length: Int32Array
  readonly load: Float64Array
  /** Whose tour a visit is in, -1 when left out. */
  readonly crewOf: Int32Array
  readonly place: Int32Array
  /** Earliest time a visit is over. */
  readonly over: Float64Array
  /** Latest time it may begin. */
  readonly begin: Float64Array
  /** One mark a tour, for whoever goes through them. */
  readonly marks: Uint8Array
  /** Travel of each tour. */
  readonly ways: Float64Array
  /** A removal made a tour late, which only ways that break the triangle can: go back to tours that hold. */
  isLate = false
  /** What the place last found for a visit costs. */
  detour = 0
  /** Travel of all tours together. */
  travel = 0

  constructor(problem: VisitsProblem) {
    const points = problem.visits + 1
    this.problem = problem
    this.points = points
    this.crews = problem.crews.length
    this.stride = problem.visits + 2
    this.travelOf = problem.crews.map((_, crew) => problem.travelOf?.[crew] ?? problem.travel)
    this.sequence = new Int32Array(this.crews * this.stride)
    this.leg = new Float64Array(this.crews * this.stride)
    this.length = new Int32Array(this.crews)
    this.load = new Float64Array(this.crews)
    this.crewOf = new Int32Array(points).fill(-1)
    this.place = new Int32Array(points)
    this.over = new Float64Array(points)
    this.begin = new Float64Array(points)
    this.ways = new Float64Array(this.crews)
    this.marks = new Uint8Array(this.crews)
  }

  insert(crew: number, place: number, visit: number): void {
    const { sequence, leg, over, begin, points, problem } = this
    const { earliest, latest, duration } = problem
    const travel = this.travelOf[crew]!
    const first = crew * this.stride
    const length = this.length[crew]! + 1
    const at = first + place
    const last = first + length + 1
    for (let i = last; i > at; i -= 1) {
      const moved = sequence[i - 1]!
      sequence[i] = moved
      leg[i] = leg[i - 1]!
      this.place[moved] = i - first
    }
    sequence[at] = visit
    this.place[visit] = place
    this.length[crew] = length
    this.load[crew]! += problem.demand[visit]!
    this.crewOf[visit] = crew
    const [before, after] = [sequence[at - 1]!, sequence[at + 1]!]
    const [there, onward] = [travel[before * points + visit]!, travel[visit * points + after]!]
    this.#addTravel(crew, there + onward - (length === 1 ? 0 : leg[at + 1]!))
    leg[at] = there
    leg[at + 1] = onward
    // Times change ahead of the new visit and behind it, until they come out as they were.
    let time = before === 0 ? problem.crews[crew]!.from : over[before]!
    for (let i = at; i < last; i += 1) {
      const v = sequence[i]!
      time = Math.max(earliest[v]!, time + leg[i]!) + duration[v]!
      if (i > at && over[v] === time) break
      over[v] = time
    }
    time = after === 0 ? problem.crews[crew]!.to : begin[after]!
    for (let i = at; i > first; i -= 1) {
      const v = sequence[i]!
      time = Math.min(latest[v]!, time - leg[i + 1]! - duration[v]!)
      if (i < at && begin[v] === time) break
      begin[v] = time
    }
  }

  /** Takes `count` visits out, beginning at `place` (from 1). Call `refresh` when done with the tour. */
  remove(crew: number, place: number, count: number): void {
    const { sequence, problem } = this
    const from = crew * this.stride
    for (let i = place; i < place + count; i += 1) {
      const visit = sequence[from + i]!
      this.crewOf[visit] = -1
      this.load[crew]! -= problem.demand[visit]!
    }
    const length = this.length[crew]! - count
    for (let i = from + place; i <= from + length + 1; i += 1) sequence[i] = sequence[i + count]!
    this.length[crew] = length
  }

  /** Counts the ways and times of a tour anew. */
  refresh(crew: number): void {
    const { sequence, leg, over, begin, place, points, problem } = this
    const { earliest, latest, duration } = problem
    const travel = this.travelOf[crew]!
    const first = crew * this.stride
    const last = first + this.length[crew]! + 1
    let time = problem.crews[crew]!.from
    let [before, sum] = [0, 0]
    for (let i = first + 1; i <= last; i += 1) {
      const visit = sequence[i]!
      const way = travel[before * points + visit]!
      sum += way
      leg[i] = way
      if (i < last) {
        time = Math.max(earliest[visit]!, time + way)
        if (time > latest[visit]! + TINY) this.isLate = true
        time += duration[visit]!
        over[visit] = time
        place[visit] = i - first
      } else if (time + way > problem.crews[crew]!.to + TINY && last > first + 1) this.isLate = true
      before = visit
    }
    this.#addTravel(crew, (last === first + 1 ? 0 : sum) - this.ways[crew]!)
    time = problem.crews[crew]!.to
    for (let i = last - 1; i > first; i -= 1) {
      const visit = sequence[i]!
      time = Math.min(latest[visit]!, time - leg[i + 1]! - duration[visit]!)
      begin[visit] = time
    }
  }

  /** Becomes the same as `other`: only what its tours hold is copied. */
  copyFrom(other: Tours): void {
    const { sequence, leg, stride, length } = this
    for (let crew = 0; crew < this.crews; crew += 1) {
      const count = other.length[crew]!
      if (count === 0 && length[crew] === 0) continue
      const first = crew * stride
      for (let i = first; i <= first + count + 1; i += 1) {
        sequence[i] = other.sequence[i]!
        leg[i] = other.leg[i]!
      }
      length[crew] = count
      this.load[crew] = other.load[crew]!
      this.ways[crew] = other.ways[crew]!
    }
    for (let v = 1; v < this.points; v += 1) {
      this.crewOf[v] = other.crewOf[v]!
      this.place[v] = other.place[v]!
      this.over[v] = other.over[v]!
      this.begin[v] = other.begin[v]!
    }
    this.travel = other.travel
    this.isLate = other.isLate
  }

  #addTravel(crew: number, more: number): void {
    this.ways[crew]! += more
    this.travel += more
  }

  /** Visits of each crew in their order. */
  routes(): number[][] {
    return Array.from({ length: this.crews }, (_, crew) => {
      const from = crew * this.stride + 1
      return [...this.sequence.subarray(from, from + this.length[crew]!)]
    })
  }
}
