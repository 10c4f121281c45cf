import { join } from 'node:path'
import { DataSource, type EntityManager } from 'typeorm'
import { onTestFinished } from 'vitest'
import { TABLES } from '../../electron/features/tables'
import type { TestOffice } from './an-office'

/** The office's own file, opened beside the office: past every rule, with only the database's own walls standing. */
export async function databaseBeside({ dataDir }: TestOffice): Promise<EntityManager> {
  const source = new DataSource({
    type: 'sqlite',
    database: join(dataDir, 'office.sqlite'),
    entities: TABLES,
    busyTimeout: 5_000,
  })
  await source.initialize()
  onTestFinished(() => source.destroy())
  await source.query('PRAGMA foreign_keys = ON')
  return source.manager
}
