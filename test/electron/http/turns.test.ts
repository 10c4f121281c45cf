import { setImmediate as nextRound } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openTurns } from '../../../electron/http/turns'

/** Lets so many of a place wait, and tells in which order everybody is let in. */
function aQueue() {
  const turns = openTurns()
  const begun: string[] = []
  const wait = (place: string, times: number) =>
    Array.from({ length: times }, () =>
      turns.wait(place, new AbortController().signal).then(() => void begun.push(place)),
    )
  return { turns, begun, wait }
}

describe('turns', () => {
  it('SEC-1: a place with one request is let in next, however many wait at another', async () => {
    const { begun, wait } = aQueue()
    const all = [...wait('flood', 50), ...wait('colleague', 1), ...wait('other', 1)]
    await Promise.all(all)
    expect(begun.slice(0, 3)).toEqual(['flood', 'colleague', 'other'])
    expect(begun).toHaveLength(52)
  })

  it('SEC-1: whoever has gone takes nobody’s turn, and is told', async () => {
    const { turns, begun, wait } = aQueue()
    const gone = new AbortController()
    const left = Array.from({ length: 1_000 }, () => turns.wait('flood', gone.signal))
    const own = wait('flood', 1)
    const settled = Promise.allSettled([...left, ...own])
    gone.abort(new Error('gone'))
    await nextRound()
    await nextRound()
    expect(begun).toEqual(['flood'])
    const outcomes = await settled
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1_000)
  })

  it('SEC-1: two begin in one round of the event loop, so that other work goes on between them', async () => {
    const { begun, wait } = aQueue()
    const all = wait('flood', 5)
    const seen: number[] = []
    while (begun.length < 5) {
      await nextRound()
      seen.push(begun.length)
    }
    await Promise.all(all)
    expect(seen.every((now, round) => now - (seen[round - 1] ?? 0) <= 2)).toBe(true)
  })
})
