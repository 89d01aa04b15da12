import board from './board.ts'
import common from './common.ts'
import home from './home.ts'
import lists from './lists.ts'
import map from './map.ts'
import matter from './matter.ts'
import problem from './problem.ts'
import queue from './queue.ts'
import shell from './shell.ts'

/** One namespace per file. */
export default { board, common, home, lists, map, matter, problem, queue, shell }
