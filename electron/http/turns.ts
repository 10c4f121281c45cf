/** So many are begun in one round of the event loop: between two rounds everybody else's work goes on. */
const BEGUN_A_ROUND = 2

export type Turns = {
  /** Waits until it is this place's turn. */
  wait(place: string): Promise<void>
}

/**
 * 轮流: the requests of those who are not signed in begin a few at a time, and places take turns at it, so that a flood
 * from one of them holds up neither another place nor those who work. Nobody keeps a turn: it is over once begun.
 */
export function openTurns(): Turns {
  // The place that has waited longest stands first.
  const lines = new Map<string, (() => void)[]>()
  const begin = () => {
    let begun = 0
    for (const [place, line] of lines) {
      if (begun === BEGUN_A_ROUND) break
      lines.delete(place)
      line.shift()?.()
      if (line.length > 0) lines.set(place, line)
      begun += 1
    }
    if (lines.size > 0) setImmediate(begin)
  }
  return {
    wait: (place) =>
      new Promise((resolve) => {
        if (lines.size === 0) setImmediate(begin)
        const line = lines.get(place)
        if (line) line.push(resolve)
        else lines.set(place, [resolve])
      }),
  }
}
