import common from './common.ts'
import map from './map.ts'
import matter from './matter.ts'
import problem from './problem.ts'
import queue from './queue.ts'
import shell from './shell.ts'

/** One namespace per file. */
export default { common, map, matter, problem, queue, shell }
