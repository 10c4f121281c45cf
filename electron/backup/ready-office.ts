import { DataSource, IsNull } from 'typeorm'
import { NUMBERED_KINDS, type PassedOver, RESTORED_CALL, type RestoreNote } from '../../shared/backup/restored'
import { dayOf } from '../../shared/kernel/day'
import { MIGRATIONS, migrate } from '../database/migrate'
import { personalWith } from '../database/personal'
import { sqliteDriver } from '../database/sqlite-driver'
import { projectTable } from '../features/project/tables'
import { personTable, seatTable } from '../features/staff/tables'
import { TABLES } from '../features/tables'
import { appendAudit } from '../gate/audit'
import { OFFICE_SCOPE } from '../gate/request'
import { sealOffice } from '../gate/seal-office'
import {
  auditTable,
  type CounterRow,
  counterTable,
  type RequestAnswerRow,
  requestAnswerTable,
  sessionTable,
} from '../gate/tables'
import { type Writer, writerOf } from '../gate/unit-of-work'
import type { AskedFor } from './replaced'

/** What is known of a restore before the restored data has been looked at. */
export type RestoreFacts = {
  now: number
  /** Who asked for it; empty from the command line. */
  by: string
  /** How far the numbers of the replaced office had come; null where that is not known. */
  drawn: CounterRow[] | null
  /** The request that ordered it, whose answer the restored office gives again; null where there was none. */
  asked: AskedFor | null
} & Pick<RestoreNote, 'file' | 'madeAt' | 'kept'>

/**
 * Makes a restored file an office that can be opened: brought to this version, nobody signed in nor to come back by PIN, numbers go on after
 * those that papers already carry, and the restore is its first new action in the record. Rules SEC-1, SEC-2, SEC-4.
 */
export async function readyOffice(
  file: string,
  key: Buffer,
  { now, by, drawn, asked, ...facts }: RestoreFacts,
): Promise<RestoreNote> {
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
    return await source.transaction(async (manager) => {
      await sealOffice(manager, personal, TABLES, now)
      const db = writerOf(manager, counterTable, personal)
      const [last] = await db.find(auditTable, {}, { order: { at: 'DESC' }, limit: 1 })
      const at = Math.max(now, last?.at ?? 0)
      await db.update(sessionTable, { endedAt: IsNull() }, { endedAt: at })
      await db.update(seatTable, { endedAt: IsNull() }, { endedAt: at })
      const note: RestoreNote = {
        ...facts,
        until: last?.at ?? facts.madeAt,
        numbering: drawn === null ? 'unknown' : 'continued',
        passedOver: await passOver(db, drawn ?? [], dayOf(at)),
      }
      const request = await keepAsked(db, personal.keyId, asked)
      await appendAudit(db, personal, OFFICE_SCOPE, {
        at,
        personId: request?.personId ?? null,
        person: by,
        call: RESTORED_CALL,
        outcome: 'done',
        code: null,
        subject: null,
        before: null,
        after: JSON.stringify(note),
        requestId: request?.requestId ?? null,
      })
      return note
    })
  } finally {
    await source.destroy()
  }
}

/** Sent again, the order that was carried out gets its first answer and restores nothing: what came after would be gone. */
async function keepAsked(db: Writer, keyId: string, asked: AskedFor | null): Promise<RequestAnswerRow | null> {
  // With another key neither the request nor its answer could be known again.
  if (asked === null || asked.keyId !== keyId || !(await db.findOne(personTable, { id: asked.personId }))) return null
  const { keyId: _known, ...request } = asked
  await db.put(requestAnswerTable, request)
  return request
}

/** Sets the counters of days that are not over beyond what was drawn; no number of an earlier day is ever drawn again. */
async function passOver(db: Writer, drawn: readonly CounterRow[], today: string): Promise<PassedOver[]> {
  const passed: PassedOver[] = []
  for (const { scope, name, value } of drawn) {
    const [kindName, day = ''] = name.split(' ')
    const kind = NUMBERED_KINDS.find((one) => one === kindName)
    if (!kind || day < today || !(await db.findOne(projectTable, { id: scope }))) continue
    const own = (await db.findOne(counterTable, { scope, name }))?.value ?? 0
    if (value <= own) continue
    await db.passTo(scope, name, value)
    passed.push({ projectId: scope, kind, day, from: own + 1, to: value })
  }
  return passed
}
