import common from './common.ts'
import map from './map.ts'
import problem from './problem.ts'
import shell from './shell.ts'

/** One namespace per file. */
export default { common, map, problem, shell }
