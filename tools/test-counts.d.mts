interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

export function countTests(
  clean: boolean,
  readReport: () => Report,
): { passed: number; failed: number; skipped: number }
