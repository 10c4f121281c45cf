import { afterAll, beforeAll } from 'vitest'
import { type PostgresServer, QUICK, startPostgres } from './postgres-server'

/** A real PostgreSQL for the tests of one file. */
export type Postgres = Pick<PostgresServer, 'emptyDatabase' | 'pause' | 'resume'>

export function aPostgres(): Postgres {
  let server: PostgresServer | undefined
  const started = () => {
    if (!server) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    server = await startPostgres(QUICK)
  })
  afterAll(() => server?.stop())
  return {
    emptyDatabase: () => started().emptyDatabase(),
    pause: () => started().pause(),
    resume: () => started().resume(),
  }
}
