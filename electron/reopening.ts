import type { Exchange } from './backup/service'
import type { Office } from './office'

/**
 * An office that can be exchanged behind one address: while a restore puts other data in its place, every request is
 * answered 503, and the page finds the restored office where it was. Rule SEC-4.
 */
export async function openReopening(
  open: (exchange: Exchange) => Promise<Office>,
  onFailure: (error: unknown) => void,
): Promise<Office> {
  let exchanging: Promise<void> | undefined
  let isClosed = false
  const answering = new Set<Promise<unknown>>()

  const exchange: Exchange = (work) => {
    exchanging ??= carryOut(work).finally(() => {
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
  let office = await open(exchange)
  return {
    fetch: async (request, peer) => {
      if (exchanging)
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
      await exchanging?.catch(onFailure)
      await office.close()
    },
  }
}
