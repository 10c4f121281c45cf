import { describe, expect, it } from 'vitest'
import { mindReach, SAID_WITHIN } from '../../../renderer/api/reach'

/** An office that answers, refuses the connection or leaves it hanging, and a clock that only the test moves. */
function aPage() {
  let now = 0
  let does: 'answers' | 'is closed' | 'hangs' = 'answers'
  let later: { at: number; work: () => void }[] = []
  const heard: boolean[] = []
  const open = new Set<AbortSignal>()
  const stop = mindReach({
    ask: (signal) => {
      open.add(signal)
      signal.addEventListener('abort', () => open.delete(signal))
      if (does === 'answers') return Promise.resolve()
      return does === 'hangs' ? new Promise(() => {}) : Promise.reject(new Error('connection refused'))
    },
    clock: {
      now: () => now,
      after: (ms, work) => {
        const one = { at: now + ms, work }
        later.push(one)
        return () => {
          later = later.filter((other) => other !== one)
        }
      },
    },
    onTry: (isSilent) => heard.push(isSilent),
  })
  const pass = async (ms: number) => {
    const until = now + ms
    for (;;) {
      const [next] = later.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)
      if (!next) break
      later = later.filter((other) => other !== next)
      now = next.at
      next.work()
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    }
    now = until
  }
  return {
    pass,
    stop,
    office: (next: typeof does) => {
      does = next
    },
    isSilent: () => heard.at(-1) ?? false,
    tries: () => heard.length,
    lines: () => open.size,
    waits: () => later.length,
  }
}

describe('SEC-4: an office that does not answer', () => {
  it.each(['is closed', 'hangs'] as const)(
    'is told of within a bounded time when it %s, and no sooner than a restore takes',
    async (how) => {
      const page = aPage()
      await page.pass(60_000)
      expect(page.isSilent()).toBe(false)
      page.office(how)
      await page.pass(10_000)
      expect(page.isSilent()).toBe(false)
      await page.pass(SAID_WITHIN - 10_000)
      expect(page.isSilent()).toBe(true)
      await page.pass(3_600_000)
      expect(page.isSilent()).toBe(true)
    },
  )

  it('is told of too when it never answered since the page was opened', async () => {
    const page = aPage()
    page.office('hangs')
    await page.pass(SAID_WITHIN)
    expect(page.isSilent()).toBe(true)
  })

  it.each(['is closed', 'hangs'] as const)('goes on by itself with the first answer after it %s', async (how) => {
    const page = aPage()
    page.office(how)
    await page.pass(600_000)
    page.office('answers')
    await page.pass(10_000)
    expect(page.isSilent()).toBe(false)
    page.office(how)
    await page.pass(10_000)
    expect(page.isSilent()).toBe(false)
  })

  it('is not told of for one answer that was lost', async () => {
    const page = aPage()
    for (let time = 0; time < 20; time += 1) {
      page.office('is closed')
      await page.pass(6_000)
      page.office('answers')
      await page.pass(30_000)
      expect(page.isSilent()).toBe(false)
    }
  })

  it('keeps one line at a time, and none once nobody asks any more', async () => {
    const page = aPage()
    page.office('hangs')
    for (let time = 0; time < 100; time += 1) {
      await page.pass(1_500)
      expect(page.lines()).toBeLessThanOrEqual(1)
    }
    page.stop()
    const tries = page.tries()
    await page.pass(60_000)
    expect(page.tries()).toBe(tries)
    expect(page.lines()).toBe(0)
    expect(page.waits()).toBe(0)
  })
})
