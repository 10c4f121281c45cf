import { join } from 'node:path'
import type { EntityManager } from 'typeorm'
import { NUMBERED_KINDS } from '../../shared/backup/restored'
import { OFFICE_FILE } from '../database/database'
import { openToExamine } from '../database/doctor'
import { isThere } from '../database/file-errors'
import { TABLES } from '../features/tables'
import { type CounterRow, KEY_SETTING, type RequestAnswerRow } from '../gate/tables'

/**
 * The office that a restore replaces. `drawn` are its counters of documents' numbers, since papers carry them; null where
 * they cannot be known: no office is there, or it cannot be read.
 */
export type Replaced = { isOffice: boolean; drawn: CounterRow[] | null; asked: AskedFor | null }

/** The order that the restore answers, with its kept answer and the key it is encrypted with. */
export type AskedFor = RequestAnswerRow & { keyId: string }

/** Looks at what lies in a data folder, and leaves no trace. An office in which nobody was ever set up is none. Rule SEC-4. */
export async function lookAtReplaced(dataDir: string): Promise<Replaced> {
  if (!(await isThere(join(dataDir, OFFICE_FILE)))) return { isOffice: false, drawn: null, asked: null }
  try {
    const office = await openToExamine({ dataDir, tables: TABLES })
    try {
      if (!office.isReadable) return { isOffice: true, drawn: null, asked: null }
      return await office.read(async (manager) => {
        const people: unknown[] = await manager.query('SELECT 1 FROM "person" LIMIT 1')
        if (people.length === 0) return { isOffice: false, drawn: null, asked: null }
        return { isOffice: true, drawn: await drawnIn(manager), asked: await lastAskedIn(manager) }
      })
    } finally {
      await office.close()
    }
  } catch {
    // Whatever keeps it from being read, it is kept as it is; that its numbers are not known is told.
    return { isOffice: true, drawn: null, asked: null }
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

/** The last restore that was ordered from a page: the restored office does not know it, and would carry it out again. */
async function lastAskedIn(manager: Pick<EntityManager, 'query'>): Promise<AskedFor | null> {
  const rows: AskedFor[] = await manager.query(
    `SELECT "kept"."personId", "kept"."requestId", "inputHash", "answer", "kept"."at", "setting"."value" AS "keyId"
     FROM "audit" JOIN "requestAnswer" AS "kept"
       ON "kept"."personId" = "audit"."personId" AND "kept"."requestId" = "audit"."requestId"
     JOIN "setting" ON "setting"."name" = '${KEY_SETTING}'
     WHERE "call" = 'backups.restore' AND "outcome" = 'done' ORDER BY "audit"."at" DESC, "number" DESC LIMIT 1`,
  )
  return rows[0] ?? null
}
