import { afterAll, beforeAll } from 'vitest'
import { type PostgresServer, QUICK, startPostgres } from './postgres-server'

/** A real PostgreSQL for the tests of one file. */
export type Postgres = Pick<PostgresServer, 'emptyDatabase' | 'copyOf' | 'pause' | 'crash' | 'resume'>

export function aPostgres(flags = QUICK): Postgres {
  let server: PostgresServer | undefined
  const started = () => {
    if (!server) throw new Error('the server has not started')
    return server
  }
  beforeAll(async () => {
    server = await startPostgres(flags)
  })
  afterAll(() => server?.stop())
  return {
    emptyDatabase: () => started().emptyDatabase(),
    copyOf: (url) => started().copyOf(url),
    pause: () => started().pause(),
    crash: () => started().crash(),
    resume: () => started().resume(),
  }
}
