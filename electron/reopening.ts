import type { Exchange } from './backup/service'
import type { Office } from './office'

/** After an exchange no office could be opened any more, neither the new one nor the old. */
export class ReopeningError extends Error {
  override readonly name = 'ReopeningError'

  constructor(cause: unknown) {
    super('the office could not be opened again after it was exchanged', { cause })
  }
}

type Watchers = {
  /** The office could not be exchanged, and goes on as it was. */
  onFailure(error: unknown): void
  /** Nothing answers any more: the host says why and ends. */
  onLost(error: ReopeningError): void
}

/**
 * An office that can be exchanged behind one address: while a restore puts other data in its place, every request is
 * answered 503, and the page finds the restored office where it was. Rule SEC-4.
 */
export async function openReopening(
  open: (exchange: Exchange) => Promise<Office>,
  { onFailure, onLost }: Watchers,
): Promise<Office> {
  let exchanging: Promise<void> | undefined
  let isClosed = false
  let isLost = false
  const answering = new Set<Promise<unknown>>()

  const exchange: Exchange = (work) => {
    exchanging ??= carryOut(work)
      .catch(lose)
      .finally(() => {
        exchanging = undefined
      })
  }
  const carryOut = async (work: () => Promise<void>) => {
    // What was asked before gets its answer, the one who ordered this too.
    await new Promise(setImmediate)
    await Promise.allSettled([...answering])
    await office.close()
    await work().catch(onFailure)
    if (isClosed) return
    office = await open(exchange)
  }
  const lose = (error: unknown) => {
    isLost = true
    onLost(new ReopeningError(error))
  }
  let office = await open(exchange)
  return {
    fetch: async (request, peer) => {
      if (exchanging || isLost)
        return Response.json({ error: 'OFFICE_REOPENING' }, { status: 503, headers: { 'Retry-After': '1' } })
      const answer = office.fetch(request, peer)
      answering.add(answer)
      try {
        return await answer
      } finally {
        answering.delete(answer)
      }
    },
    close: async () => {
      isClosed = true
      await exchanging
      await office.close()
    },
  }
}
