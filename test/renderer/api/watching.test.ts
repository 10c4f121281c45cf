import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Ending, hearOnce, watchOn } from '../../../renderer/api/watching'
import { HEARTBEAT_MS } from '../../../shared/ledger/board'

/** A page that watches: the test ends its connections, its pauses and its being out of sight. */
function aPage() {
  const stopped = new AbortController()
  const open: { end: (ending: Ending) => void; hear: () => void }[] = []
  const pauses: { ms: number; end: () => void }[] = []
  const unseen: (() => void)[] = []
  const ended: Ending[] = []
  let again = 0
  const over = watchOn(
    {
      once: (hear) => new Promise((end) => open.push({ end, hear })),
      onEnd: (ending) => ended.push(ending),
      onAgain: () => {
        again += 1
      },
      pause: (ms) => new Promise((end) => pauses.push({ ms, end })),
      attention: () => new Promise((come) => unseen.push(come)),
    },
    stopped.signal,
  )
  return { open, pauses, unseen, ended, over, again: () => again, stop: () => stopped.abort() }
}

async function settled() {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

describe('a page’s live line', () => {
  it('LED-2: begins anew by itself after a break, waiting longer each time until something is heard', async () => {
    const page = aPage()
    for (let time = 0; time < 6; time += 1) {
      page.open.at(-1)?.end('broken')
      await settled()
      page.pauses.at(-1)?.end()
      await settled()
    }
    expect(page.pauses.map(({ ms }) => ms)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000])
    page.open.at(-1)?.hear()
    page.open.at(-1)?.end('broken')
    await settled()
    expect(page.pauses.at(-1)?.ms).toBe(500)
    expect(page.again()).toBe(6)
    expect(page.unseen).toEqual([])
  })

  it('SEC-5: set aside for a newer window, opens no other until somebody looks at the page', async () => {
    const page = aPage()
    page.open[0]?.end('setAside')
    await settled()
    expect(page.ended).toEqual(['setAside'])
    expect(page.open).toHaveLength(1)
    expect(page.pauses).toEqual([])
    page.unseen[0]?.()
    await settled()
    expect(page.open).toHaveLength(2)
    expect(page.again()).toBe(1)
  })

  it('says and begins nothing once it was left', async () => {
    const page = aPage()
    page.open[0]?.end('setAside')
    await settled()
    page.stop()
    page.unseen[0]?.()
    await page.over
    expect(page.open).toHaveLength(1)
    expect(page.again()).toBe(0)
  })
})

describe('a line on which nothing comes any more', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A page that hears an office; the office speaks when the test says so, and hangs up for nobody. */
  function aLine() {
    vi.useFakeTimers()
    const heard: string[] = []
    let say = (_: string) => {}
    let ending: Ending | null = null
    const open = async (signal: AbortSignal) =>
      (async function* () {
        const gone = new Promise<never>((_, broken) => {
          signal.addEventListener('abort', () => broken(signal.reason))
        })
        while (true) {
          const word = new Promise<string>((spoken) => {
            say = spoken
          })
          yield await Promise.race([word, gone])
        }
      })()
    void hearOnce(open, new AbortController().signal, (one) => heard.push(one)).then((how) => {
      ending = how
    })
    return { heard, say: (word: string) => say(word), ending: () => ending }
  }

  it('LED-2: is broken once two heartbeats have not come, twelve seconds after the last', async () => {
    const line = aLine()
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS)
    line.say('there')
    await vi.advanceTimersByTimeAsync(11_999)
    expect(line.ending()).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(line.ending()).toBe('broken')
  })

  it('LED-2: stays while every other heartbeat is lost on the way', async () => {
    const line = aLine()
    for (let time = 0; time < 10; time += 1) {
      await vi.advanceTimersByTimeAsync(2 * HEARTBEAT_MS)
      line.say('there')
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(line.heard).toHaveLength(10)
    expect(line.ending()).toBeNull()
  })
})
