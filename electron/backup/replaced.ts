import { join } from 'node:path'
import type { EntityManager } from 'typeorm'
import { NUMBERED_KINDS } from '../../shared/backup/restored'
import { OFFICE_FILE } from '../database/database'
import { openToExamine } from '../database/doctor'
import { isThere } from '../database/missing-file'
import { TABLES } from '../features/tables'
import type { CounterRow } from '../gate/tables'

/**
 * The office that a restore replaces. `drawn` are its counters of documents' numbers, since papers carry them; null where
 * they cannot be known: no office is there, or it cannot be read.
 */
export type Replaced = { isOffice: boolean; drawn: CounterRow[] | null }

/** Looks at what lies in a data folder, and leaves no trace. An office in which nobody was ever set up is none. Rule SEC-4. */
export async function lookAtReplaced(dataDir: string): Promise<Replaced> {
  if (!(await isThere(join(dataDir, OFFICE_FILE)))) return { isOffice: false, drawn: null }
  try {
    const office = await openToExamine({ dataDir, tables: TABLES })
    try {
      if (!office.isReadable) return { isOffice: true, drawn: null }
      return await office.read(async (manager) => {
        const people: unknown[] = await manager.query('SELECT 1 FROM "person" LIMIT 1')
        return { isOffice: people.length > 0, drawn: people.length > 0 ? await drawnIn(manager) : null }
      })
    } finally {
      await office.close()
    }
  } catch {
    // Whatever keeps it from being read, it is kept as it is; that its numbers are not known is told.
    return { isOffice: true, drawn: null }
  }
}

/** How far the numbers of every kind, day and project have come. */
export async function drawnIn(manager: Pick<EntityManager, 'query'>): Promise<CounterRow[]> {
  const rows: { scope: string; name: string; value: number | string }[] = await manager.query(
    'SELECT "scope", "name", "value" FROM "counter"',
  )
  return rows
    .filter(({ name }) => NUMBERED_KINDS.some((kind) => name.startsWith(`${kind} `)))
    .map(({ value, ...counter }) => ({ ...counter, value: Number(value) }))
}
