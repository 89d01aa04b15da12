import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, ffmpegPath, mosquittoPath, postgres15Folder } from './available.mjs'
import { checkNode, ensureInstalled, ensureWebBuilt, root } from './install.mjs'
import { countTests } from './test-counts.mjs'

/**
 * `npm test`: every check, then every test; the last line is the sum, each check counting as one.
 * `npm test -- <words>` hands the words to vitest and leaves the checks out.
 * FANGWEI_NO_SKIP=1: what this machine lacks counts as a failure instead of being skipped.
 */
checkNode()
ensureInstalled()

const words = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const failedChecks = []

/** @param {'passed' | 'failed' | 'skipped'} outcome */
function count(outcome, name, why = '') {
  total[outcome] += 1
  if (outcome === 'failed') failedChecks.push(name)
  console.log(`${{ passed: '✓', failed: '✗', skipped: '–' }[outcome]} ${name}${why && `: ${why}`}`)
}

/** Runs a program of the checkout with this Node. */
function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0
}

const checks = {
  'type check': () => node('node_modules/typescript/bin/tsc', '--noEmit'),
  'style check': () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.'),
  'import directions': () => node('tools/check-bounds.mjs'),
  'nothing unused': () => node('node_modules/knip/bin/knip.js', '--no-progress'),
  'schema.sql is what the migrations make': () => node('--import', 'tsx', 'tools/write-schema.ts', '--check'),
  'docs/matters is what the declarations say': () => node('--import', 'tsx', 'tools/write-docs.ts', '--check'),
  'web build': ensureWebBuilt,
}

const wanted = {
  'tests on PostgreSQL 15': postgres15Folder() ? '' : 'no /usr/lib/postgresql/15/bin (apt-get install postgresql)',
  'tests behind Mosquitto': mosquittoPath() ? '' : 'no /usr/sbin/mosquitto (apt-get install mosquitto)',
  'tests of live pictures': ffmpegPath() ? '' : 'no /usr/bin/ffmpeg (apt-get install ffmpeg)',
  'tests in a browser': chromiumPath() ? '' : 'no Chromium (apt-get install chromium, or set CHROMIUM_PATH)',
}

if (words.length === 0) {
  for (const [name, run] of Object.entries(checks)) count(run() ? 'passed' : 'failed', name)
}

const folder = mkdtempSync(join(tmpdir(), 'fangwei-test-report-'))
const report = join(folder, 'report.json')
const clean = node(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...words,
)
const counted = countTests(clean, () => JSON.parse(readFileSync(report, 'utf8')))
rmSync(folder, { recursive: true })
for (const outcome of ['passed', 'failed', 'skipped']) total[outcome] += counted[outcome]

for (const [name, why] of Object.entries(wanted)) {
  if (why) count(process.env.FANGWEI_NO_SKIP === '1' ? 'failed' : 'skipped', name, why)
}

// A check's own words are far above by now.
if (failedChecks.length > 0) console.log(`✗ ${failedChecks.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
