import { describe, expect, it } from 'vitest'
import { type Ending, watchOn } from '../../../renderer/api/watching'

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
