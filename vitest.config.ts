import { defineConfig } from 'vitest/config'

/** What takes a whole machine to itself: one Chromium, one PostgreSQL, real child processes. */
const HEAVY = [
  'test/e2e/**/*.test.{ts,tsx}',
  'test/database/**/*.test.ts',
  'test/commands/**/*.test.ts',
  'test/faults/**/*.test.ts',
]

/** What goes through an office, and so runs on both databases. */
const THROUGH_AN_OFFICE = [
  'test/electron/{attachments,customers,find,gate,http,ledger,opening,pricing,project,receipts,reports,staff,subscription,today}/**/*.test.ts',
  'test/security/**/*.test.ts',
  'test/property/{claims,deals}.property.test.ts',
]

/** What starts the PostgreSQL of project `postgres`. */
const POSTGRES_RUN = 'test/office/postgres-run.ts'

/**
 * Test files whose tool this machine lacks, named by `npm test`; a project's list leaves no room for `--exclude`. With
 * the file that starts PostgreSQL among them its whole project is left out.
 */
const LEFT_OUT = process.env.FANGHAO_TEST_LEFT_OUT?.split(',') ?? []

/** The same tests once more, each office with a database of its own on one PostgreSQL. */
const ON_POSTGRES = {
  extends: true as const,
  test: {
    name: 'postgres',
    include: THROUGH_AN_OFFICE,
    exclude: LEFT_OUT,
    globalSetup: POSTGRES_RUN,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}

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
      ...(LEFT_OUT.includes(POSTGRES_RUN) ? [] : [ON_POSTGRES]),
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
