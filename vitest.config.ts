import { defineConfig } from 'vitest/config'

/** What takes a whole machine to itself: one Chromium, one PostgreSQL, real child processes. */
const HEAVY = ['test/e2e/**/*.test.{ts,tsx}', 'test/database/**/*.test.ts', 'test/commands/**/*.test.ts']

/** What goes through an office, and so runs on both databases. */
const THROUGH_AN_OFFICE = [
  'test/electron/{customers,gate,http,ledger,pricing,project,staff}/**/*.test.ts',
  'test/security/**/*.test.ts',
  'test/property/claims*.test.ts',
]

/** Test files whose tool this machine lacks, named by `npm test`; a project's list leaves no room for `--exclude`. */
const LEFT_OUT = process.env.FANGHAO_TEST_LEFT_OUT?.split(',') ?? []

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'office',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...HEAVY, ...LEFT_OUT, 'test/fixtures/**', 'test/bench/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: THROUGH_AN_OFFICE,
          exclude: LEFT_OUT,
          globalSetup: 'test/office/postgres-run.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'machine',
          include: HEAVY,
          exclude: LEFT_OUT,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
