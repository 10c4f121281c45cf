import { ErrorEvent, encodeEventMessage } from '@orpc/standard-server'

/** A sign of life this often, for a line on which nothing happens. */
const ALIVE_MS = 5_000
const ALIVE = encodeEventMessage({ comments: [''] })

/**
 * Live events as the bytes of a server-sent stream. The library's own passes each text through two more streams, which
 * takes longer than all the rest when fifty pages are told of one claim. Rule LED-2.
 */
export function eventStreamOf(events: AsyncIterator<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let alive: ReturnType<typeof setInterval>
  return new ReadableStream<Uint8Array>({
    start: (stream) => {
      stream.enqueue(encoder.encode(ALIVE))
      alive = setInterval(() => stream.enqueue(encoder.encode(ALIVE)), ALIVE_MS)
    },
    pull: async (stream) => {
      const say = (event: string, data: unknown) =>
        stream.enqueue(encoder.encode(encodeEventMessage({ event, data: JSON.stringify(data) })))
      const end = () => {
        clearInterval(alive)
        stream.close()
      }
      try {
        const { done, value } = await events.next()
        if (!done) return say('message', value)
        if (value !== undefined) say('done', value)
        end()
      } catch (error) {
        if (!(error instanceof ErrorEvent)) {
          clearInterval(alive)
          throw error
        }
        say('error', error.data)
        end()
      }
    },
    cancel: async () => {
      clearInterval(alive)
      await events.return?.()
    },
  })
}
