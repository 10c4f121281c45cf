import { afterAll, beforeAll } from 'vitest'
import { type PostgresServer, startPostgres } from './postgres-server'

/** A real PostgreSQL for the tests of one file; gives how to make an empty database in it and learn its URL. */
export function aPostgres(): { emptyDatabase(): Promise<string> } {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    server = await startPostgres(['-c', 'fsync=off'])
  })
  afterAll(() => server?.stop())
  return {
    emptyDatabase: async () => {
      if (!server) throw new Error('PostgreSQL is not up yet')
      return server.emptyDatabase()
    },
  }
}
