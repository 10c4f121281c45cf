import { afterAll, beforeAll } from 'vitest'
import { createDatabase } from './postgres-databases'
import { type PostgresServer, startPostgres } from './postgres-server'

/** A real PostgreSQL for the tests of one file. */
export type Postgres = Pick<PostgresServer, 'pause' | 'resume'> & {
  /** Makes an empty database in it and gives its URL. */
  emptyDatabase(): Promise<string>
}

export function aPostgres(): Postgres {
  let server: PostgresServer | undefined
  const started = () => {
    if (!server) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.remove())
  return {
    emptyDatabase: () => createDatabase(started().url),
    pause: () => started().pause(),
    resume: () => started().resume(),
  }
}
