import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../electron/database/postgres'
import { TABLES } from '../../electron/features/tables'
import { QUICK, startPostgres } from './postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database without an office, which every office of the run begins with; only in project `postgres`. */
    migratedDatabase: string
  }
}

/** One PostgreSQL for the whole run of project `postgres`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres(QUICK)
  const databaseUrl = await server.emptyDatabase()
  const database = await openPostgres({ tables: TABLES }, databaseUrl)
  await database.close()
  project.provide('migratedDatabase', databaseUrl)
  return () => server.stop()
}
