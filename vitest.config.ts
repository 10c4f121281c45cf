import { defineConfig } from 'vitest/config'

/** What takes a whole machine to itself: one Chromium, one PostgreSQL, real child processes. */
const HEAVY = ['test/e2e/**/*.test.{ts,tsx}', 'test/database/**/*.test.ts', 'test/commands/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'office',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...HEAVY, 'test/fixtures/**', 'test/bench/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'machine',
          include: HEAVY,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
