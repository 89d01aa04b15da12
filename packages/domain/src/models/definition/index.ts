export { runBatch } from './batch.ts'
export { cardOf, describeDefinition, filterWords } from './card.ts'
export { checkDefinition, type DefinitionFault, isDefinition } from './check.ts'
export {
  compileDefinition,
  type Entry,
  enters,
  entriesOf,
  isOutcome,
  type Runnable,
  subjectKey,
  subjectOf,
} from './compile.ts'
export {
  type Codes,
  dangerSigns,
  type FactInput,
  factInputs,
  findFactInput,
  hourBandOf,
  type InputName,
  type ModelFact,
  type Source,
  type Subjects,
  sources,
  withAncestors,
} from './fact.ts'
export { judgeKept, type ModelWarning, type Run, type RunState, startRun, tellStep } from './run.ts'
export { type DefinitionFilter, type ModelDefinition, ModelDefinitionSchema } from './schema.ts'
