import { afterAll, beforeAll } from 'vitest'
import { type PostgresServer, startPostgres } from './postgres-server'

/** A real PostgreSQL for the tests of one file; gives how to make a database in it and learn its URL. */
export function aPostgres(): Pick<PostgresServer, 'emptyDatabase' | 'copyOf'> {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    server = await startPostgres(['-c', 'fsync=off'])
  })
  afterAll(() => server?.stop())
  const up = () => {
    if (!server) throw new Error('PostgreSQL is not up yet')
    return server
  }
  return { emptyDatabase: async () => up().emptyDatabase(), copyOf: async (url) => up().copyOf(url) }
}
