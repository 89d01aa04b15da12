/**
 * Sums a vitest JSON report. A file that fails before its first test counts as one failure; so does a run that ended
 * badly without naming a failure (an unhandled error, no report, no tests at all).
 *
 * @param {boolean} clean whether vitest ended with code 0
 * @param {() => { testResults: { status: string, assertionResults: { status: string }[] }[] }} readReport
 */
export function countTests(clean, readReport) {
  const files = readOrNothing(readReport)
  const statuses = files.flatMap(file => file.assertionResults.map(test => test.status))
  const of = wanted => statuses.filter(status => wanted.includes(status)).length
  const silent = files.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  const failed = of(['failed']) + silent
  return {
    passed: of(['passed']),
    failed: failed > 0 || (clean && statuses.length > 0) ? failed : 1,
    skipped: of(['pending', 'skipped', 'todo', 'disabled']),
  }
}

function readOrNothing(readReport) {
  try {
    return readReport().testResults
  } catch {
    return []
  }
}
