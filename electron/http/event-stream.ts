import { ErrorEvent, encodeEventMessage } from '@orpc/standard-server'

/** A sign of life this often, for a line on which nothing happens. */
const ALIVE_MS = 5_000
const encoder = new TextEncoder()
const ALIVE = encoder.encode(encodeEventMessage({ comments: [''] }))

/**
 * Live events as the bytes of a server-sent stream. The library's own passes each text through two more streams, which
 * takes longer than all the rest when fifty pages are told of one claim. Rule LED-2.
 */
export function eventStreamOf(events: AsyncIterator<unknown>): ReadableStream<Uint8Array> {
  let alive: ReturnType<typeof setInterval>
  return new ReadableStream<Uint8Array>({
    start: (stream) => {
      stream.enqueue(ALIVE)
      alive = setInterval(() => stream.enqueue(ALIVE), ALIVE_MS)
    },
    pull: async (stream) => {
      const say = (event: string, data: unknown) => stream.enqueue(bytesOf(event, data))
      const end = () => {
        clearInterval(alive)
        stream.close()
      }
      try {
        const { done, value } = await events.next()
        if (!done) return stream.enqueue(messageOf(value))
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

/** The bytes of what many are told alike, by what stands in the envelope that each of them gets. */
const told = new WeakMap<object, Uint8Array>()

function messageOf(data: unknown): Uint8Array {
  const alike = alikeIn(data)
  if (alike === null) return bytesOf('message', data)
  const bytes = told.get(alike) ?? bytesOf('message', data)
  told.set(alike, bytes)
  return bytes
}

/** What the page's own protocol wraps up anew for everyone; `null` where the envelope says more than that. */
function alikeIn(data: unknown): object | null {
  if (typeof data !== 'object' || data === null || !('json' in data)) return null
  const isPlain = !('meta' in data) || data.meta === undefined
  return isPlain && typeof data.json === 'object' ? data.json : null
}

function bytesOf(event: string, data: unknown): Uint8Array {
  return encoder.encode(encodeEventMessage({ event, data: JSON.stringify(data) }))
}
