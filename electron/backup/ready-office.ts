import { DataSource, IsNull } from 'typeorm'
import { MIGRATIONS, migrate } from '../database/migrate'
import { personalWith } from '../database/personal'
import { sqliteDriver } from '../database/sqlite-driver'
import { TABLES } from '../features/tables'
import { appendAudit } from '../gate/audit'
import { OFFICE_SCOPE } from '../gate/request'
import { sealOffice } from '../gate/seal-office'
import { auditTable, counterTable, sessionTable } from '../gate/tables'
import { writerOf } from '../gate/unit-of-work'

/** What is recorded of a restore, in the restored office. */
export type RestoreNote = {
  now: number
  /** Who asked for it; empty from the command line. */
  by: string
  file: string
  madeAt: number
  /** Where what was replaced is kept; null where nothing was. */
  kept: string | null
}

/**
 * Makes a restored file an office that can be opened: brought to this version, nobody signed in, and the restore is its
 * first new action in the record. Rules SEC-1, SEC-2, SEC-4.
 */
export async function readyOffice(file: string, key: Buffer, { now, by, ...facts }: RestoreNote): Promise<void> {
  const personal = personalWith(key)
  const source = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    entities: TABLES,
    migrations: MIGRATIONS,
    enableWAL: true,
  })
  await source.initialize()
  try {
    await migrate(source)
    await source.query('PRAGMA synchronous = FULL')
    await source.transaction(async (manager) => {
      await sealOffice(manager, personal, TABLES, now)
      const db = writerOf(manager, counterTable, personal)
      const [last] = await db.find(auditTable, {}, { order: { at: 'DESC' }, limit: 1 })
      const at = Math.max(now, last?.at ?? 0)
      await db.update(sessionTable, { endedAt: IsNull() }, { endedAt: at })
      await appendAudit(db, personal, OFFICE_SCOPE, {
        at,
        personId: null,
        person: by,
        call: 'backups.restored',
        outcome: 'done',
        code: null,
        subject: null,
        before: null,
        after: JSON.stringify(facts),
        requestId: null,
      })
    })
  } finally {
    await source.destroy()
  }
}
