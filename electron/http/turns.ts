/** So many are begun in one round of the event loop: between two rounds everybody else's work goes on. */
const BEGUN_A_ROUND = 2

type Waiting = { signal: AbortSignal; begin(): void; leave(): void }

export type Turns = {
  /** Waits until it is this place's turn; rejects once whoever waits has gone. */
  wait(place: string, signal: AbortSignal): Promise<void>
}

/**
 * 轮流: the requests of those who are not signed in begin a few at a time, and places take turns at it, so that a flood
 * from one of them holds up neither another place nor those who work. Nobody keeps a turn: it is over once begun.
 */
export function openTurns(): Turns {
  // The place that has waited longest stands first.
  const lines = new Map<string, Waiting[]>()
  const begin = () => {
    let begun = 0
    for (const [place, line] of lines) {
      if (begun === BEGUN_A_ROUND) break
      lines.delete(place)
      nextOf(line)?.begin()
      if (line.length > 0) lines.set(place, line)
      begun += 1
    }
    if (lines.size > 0) setImmediate(begin)
  }
  return {
    wait: (place, signal) =>
      new Promise((resolve, reject) => {
        if (lines.size === 0) setImmediate(begin)
        const waiting = { signal, begin: resolve, leave: () => reject(signal.reason) }
        const line = lines.get(place)
        if (line) line.push(waiting)
        else lines.set(place, [waiting])
      }),
  }
}

/** The first that is still there; those who have gone cost nobody a turn. */
function nextOf(line: Waiting[]): Waiting | undefined {
  for (let next = line.shift(); next; next = line.shift()) {
    if (!next.signal.aborted) return next
    next.leave()
  }
  return undefined
}
