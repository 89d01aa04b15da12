import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { root as checkout } from './install.mjs'

/**
 * Refuses imports that go against .dependency-cruiser.cjs. A cruiser that saw nothing reports no violation either,
 * so every source file that exists must have been seen, and there must be at least `--minimum` of them.
 */
const { values } = parseArgs({
  options: { root: { type: 'string', default: checkout }, minimum: { type: 'string', default: '20' } },
})
const { root } = values
process.chdir(root)

const sourceFolders = ['packages', 'apps', 'tools', 'bench'].filter(folder =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory(),
)
const isSource = name => /\.(tsx?|mts|mjs|cjs|js)$/.test(name) && !/\.d\.m?ts$/.test(name)
const isIgnoredFolder = name => ['node_modules', 'dist'].includes(name) || name.startsWith('.')

/** Source files below a folder, as relative paths with forward slashes. */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return isIgnoredFolder(entry.name) ? [] : sourceFiles(path)
    return isSource(entry.name) ? [path] : []
  })
}

const { forbidden, options } = createRequire(import.meta.url)(join(checkout, '.dependency-cruiser.cjs'))
const { output } = await cruise(
  sourceFolders,
  { ...options, ruleSet: { forbidden }, validate: true, baseDir: root },
  undefined,
  { tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)) },
)

const seen = new Set(output.modules.map(module => module.source))
const existing = sourceFolders.flatMap(sourceFiles)
const describe = ({ rule, from, to, cycle }) =>
  `${rule.name}: ${[from, ...(cycle?.map(step => step.name) ?? [to])].join(' → ')}`
// A rule cannot see where an import that resolves to nothing leads.
const unresolved = output.modules.flatMap(({ source, dependencies }) =>
  dependencies.filter(to => to.couldNotResolve).map(to => `cannot be resolved: ${source} → ${to.module}`),
)
const problems = [
  ...output.summary.violations.map(describe),
  ...unresolved,
  ...existing.filter(path => !seen.has(path)).map(path => `not seen by the check: ${path}`),
]
if (existing.length < Number(values.minimum)) {
  problems.push(`only ${existing.length} source files found, at least ${values.minimum} expected`)
}
for (const problem of problems) console.error(problem)
console.log(`Import directions: ${existing.length} files, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
