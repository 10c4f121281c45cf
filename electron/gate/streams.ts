/**
 * The live streams of each session. A browser has one or two; whoever opens them without end would have the office write
 * every change as often, and so the oldest gives way to the newest. It is told why, so that it does not begin anew by
 * itself and end another one. A session that is locked or ended hears nothing more. Rules SEC-1, SEC-5.
 */
export type Streams = {
  /** Yields what the stream gives, until it is ended for being the session's oldest; that end is `setAside`'s. */
  bounded<Event>(
    sessionId: string,
    signal: AbortSignal | undefined,
    open: (signal: AbortSignal) => AsyncIterable<Event>,
    setAside: () => Promise<never>,
  ): AsyncGenerator<Event, void>
  /** Ends all of a session's streams at once, what they have not told yet with them. */
  end(sessionId: string): void
}

/** Why a stream was ended. */
const [OLDEST, ENDED] = [new Error('the session has too many streams'), new Error('the session was locked or ended')]

/** So many windows nobody has open on one PC. */
export const MOST_STREAMS = 20

export function openStreams(): Streams {
  const open = new Map<string, Set<AbortController>>()
  const begin = (sessionId: string) => {
    const line = new AbortController()
    const own = (open.get(sessionId) ?? new Set()).add(line)
    open.set(sessionId, own)
    for (const oldest of own) {
      if (own.size <= MOST_STREAMS) break
      own.delete(oldest)
      oldest.abort(OLDEST)
    }
    return line
  }
  const forget = (sessionId: string, line: AbortController) => {
    const own = open.get(sessionId)
    own?.delete(line)
    if (own?.size === 0) open.delete(sessionId)
  }
  return {
    bounded: async function* (sessionId, signal, stream, setAside) {
      const line = begin(sessionId)
      try {
        for await (const event of stream(signal ? AbortSignal.any([signal, line.signal]) : line.signal)) {
          if (line.signal.reason === ENDED) return
          yield event
        }
      } catch (error) {
        // Being ended here is no failure of the stream; anything else is, even then.
        if (error !== line.signal.reason) throw error
      } finally {
        forget(sessionId, line)
      }
      if (line.signal.reason === OLDEST) await setAside()
    },
    end: (sessionId) => {
      for (const line of open.get(sessionId) ?? []) line.abort(ENDED)
    },
  }
}
