import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { inject, onTestFinished } from 'vitest'
import { TABLES } from '../../electron/features/tables'
import { createDatabase, dropDatabase } from './postgres-databases'

/**
 * Where an office lives: its data folder, and the database beside it. Without a URL that is SQLite in the folder; in
 * vitest's project `postgres`, which runs the same tests, every office has a database on the run's server.
 */
export type Place = { dataDir: string; databaseUrl?: string | undefined }

/** A place where nobody has opened an office yet. */
export async function anEmptyPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-test-'))
  const migrated = inject('migratedDatabase')
  return { dataDir, databaseUrl: migrated && (await createDatabase(migrated, migrated)) }
}

/** A second place with all that is in the first, whose office is closed. */
export async function aCopyOf(place: Place): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-test-'))
  await cp(place.dataDir, dataDir, { recursive: true })
  return { dataDir, databaseUrl: place.databaseUrl && (await createDatabase(place.databaseUrl, place.databaseUrl)) }
}

export async function removePlace({ dataDir, databaseUrl }: Place): Promise<void> {
  if (databaseUrl !== undefined) await dropDatabase(databaseUrl)
  await rm(dataDir, { recursive: true, force: true })
}

/** One connection to the office's database, beside the office; closed when the test ends. */
export async function connectTo({ dataDir, databaseUrl }: Place): Promise<DataSource> {
  const source = new DataSource(
    databaseUrl === undefined
      ? { type: 'sqlite', database: join(dataDir, 'office.sqlite'), entities: TABLES, busyTimeout: 5_000 }
      : { type: 'postgres', url: databaseUrl, entities: TABLES, extra: { max: 1 } },
  )
  await source.initialize()
  onTestFinished(async () => {
    if (source.isInitialized) await source.destroy()
  })
  return source
}
