import { Client } from 'pg'

/** Where several hosts share one database: what one of them commits is told to all. */
export type Hosts = {
  /** Says something to every host, this one too, once the caller's transaction is committed; in order of commits. */
  tell(query: (sql: string, parameters: string[]) => Promise<unknown>, text: string): Promise<void>
  /** Hears what is said from now on. Gives how to stop. */
  listen(ear: Ear): Promise<() => Promise<void>>
}

export type Ear = {
  hear(text: string): void
  /** The line was lost and is there again: what was said meanwhile was not heard. */
  missed(): void
}

/** PostgreSQL carries less than 8,000 bytes at once. */
export const LONGEST_TOLD = 7_900

/** By this name a host's line is known to the database. */
export const LISTENING = 'fanghao listening'
const CHANNEL = 'fanghao_changes'
/** A line that died without a word is found out by asking. */
const PULSE = 10_000
const [FIRST_RETRY, LONGEST_RETRY] = [100, 5_000]

/** LISTEN and NOTIFY: the database delivers what was told on commit only, and to every host in the same order. */
export function hostsOf(url: string): Hosts & { close(): Promise<unknown> } {
  const stops = new Set<() => Promise<void>>()
  return {
    tell: async (query, text) => {
      await query('SELECT pg_notify($1, $2)', [CHANNEL, text])
    },
    listen: async (ear) => {
      const stopped = new AbortController()
      const line = await openLine(url, ear)
      const keeping = keepOpen(url, line, ear, stopped.signal)
      const stop = () => {
        stopped.abort()
        return keeping
      }
      stops.add(stop)
      return stop
    },
    close: () => Promise.all([...stops].map((stop) => stop())),
  }
}

type Line = { ended: Promise<void>; end(): Promise<void> }

/** A connection of its own that only listens. */
async function openLine(url: string, ear: Ear): Promise<Line> {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    application_name: LISTENING,
  })
  const ended = new Promise<void>((resolve) => {
    client.once('end', resolve)
    // Without someone to take it, an error of a connection ends the process.
    client.on('error', () => resolve())
  })
  client.on('notification', ({ payload }) => ear.hear(payload ?? ''))
  const end = () => client.end().catch(() => undefined)
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
  } catch (error) {
    void end()
    throw error
  }
  const pulse = setInterval(() => client.query('SELECT 1').catch(end), PULSE)
  pulse.unref()
  void ended.then(() => clearInterval(pulse))
  return { ended, end }
}

/** Opens the line again whenever it is lost, until told to stop. */
async function keepOpen(url: string, first: Line, ear: Ear, stopped: AbortSignal): Promise<void> {
  const stop = new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }))
  for (let line: Line | null = first; line !== null; ) {
    await Promise.race([line.ended, stop])
    await line.end()
    line = await openAgain(url, ear, stopped, stop)
    if (line !== null) ear.missed()
  }
}

async function openAgain(url: string, ear: Ear, stopped: AbortSignal, stop: Promise<void>): Promise<Line | null> {
  let pause = FIRST_RETRY
  while (!stopped.aborted) {
    try {
      return await openLine(url, ear)
    } catch {
      // The database is away; whoever asks for anything is told so. It is tried again until it is back.
    }
    await Promise.race([stop, after(pause)])
    pause = Math.min(pause * 2, LONGEST_RETRY)
  }
  return null
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
