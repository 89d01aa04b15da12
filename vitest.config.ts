import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { chromiumPath, postgres15Folder } from './tools/available.mjs'

/** Files at a time: vitest leaves one core free, which is half of a small machine. */
const maxWorkers = availableParallelism()

/** They kill whole servers of their own, so they run once, one at a time, and beside no clone of a template. */
const killing = ['kills', 'device-kills', 'job-kills'].map(name => `apps/server/src/trust/${name}.test.ts`)

const server = (major: 15 | 18) => ({
  extends: true as const,
  test: {
    name: `store-${major}`,
    include: ['apps/server/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...killing],
    globalSetup: 'apps/server/src/platform/store/test-server.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers,
  },
})

const browser = {
  extends: true as const,
  test: {
    name: 'browser',
    include: ['apps/web/**/*.browser.test.ts', 'tests/browser/**/*.test.ts'],
    globalSetup: 'apps/server/src/platform/store/test-server.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
}

/** What this machine cannot run is left out here and named by `npm test`. */
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          maxWorkers,
          include: ['packages/**/*.test.{ts,tsx}', 'apps/{cli,web}/**/*.test.{ts,tsx}', '{tools,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
        },
      },
      server(18),
      ...(postgres15Folder() ? [server(15)] : []),
      { extends: true, test: { name: 'kills', include: killing, fileParallelism: false } },
      ...(chromiumPath() ? [browser] : []),
    ],
  },
})
