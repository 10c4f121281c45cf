import type { EntityManager } from 'typeorm'
import { connectTo, type Place } from './a-place'

/** The office's own database, opened beside the office: past every rule, with only the database's own walls standing. */
export async function databaseBeside(place: Place): Promise<EntityManager> {
  const source = await connectTo(place)
  if (place.databaseUrl === undefined) await source.query('PRAGMA foreign_keys = ON')
  return source.manager
}
