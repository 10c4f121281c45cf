import { z } from 'zod'
import { type backupsContract, RESTORE_TOLD_FOR } from '../../../shared/backup/contract'
import { RESTORED_CALL, restoreNoteSchema } from '../../../shared/backup/restored'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { RECOVERY_SETTING, readRecovery } from '../../backup/recovery'
import { jsonOf } from '../../database/json'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { auditTable, settingTable } from '../../gate/tables'
import { projectTable } from '../project/tables'
import { askOwnPassword } from '../staff/staff'
import { backupsToday } from './today-backups'

/** What the backups have for each person's desk. */
export const backupToday = [backupsToday]

/** Whoever signed in or made a backup wrote nothing that could be lost. */
const NOTHING_TO_LOSE = /^(staff\.sign|backups\.)/
const SUBMISSION = 'ledger.tickets.submit'

/** 备份: the admin's, from the settings page. Rules SEC-1, SEC-3, SEC-4. */
export const backupsHandlers: HandlersOf<typeof backupsContract> = {
  list: async ({ db, backups }) => ({
    ...(await backups.look()),
    hasRecovery: readRecovery((await db.findOne(settingTable, { name: RECOVERY_SETTING }))?.value ?? null) !== null,
    canRestore: backups.restore !== null,
  }),

  lastRestore: async ({ db, now }) => {
    const done = { call: RESTORED_CALL, outcome: 'done' } as const
    const [row] = await db.find(auditTable, done, { order: { at: 'DESC' }, limit: 1 })
    const note = row?.after ? restoreNoteSchema.safeParse(jsonOf(row.after)).data : undefined
    if (!row || !note || row.at + RESTORE_TOLD_FOR <= now) return null
    const { madeAt, until, numbering, passedOver } = note
    return { at: row.at, by: row.person, madeAt, until, numbering, passedOver }
  },

  loss: async ({ db, backups }, { name }) => {
    const backup = await backups.find(name)
    if (!backup) return refuse('NOT_FOUND', { what: 'backup' })
    const rows = z
      .array(z.object({ call: z.string(), times: z.coerce.number() }))
      .parse(
        await db.select(
          `SELECT "call", count(*) AS "times" FROM "audit" WHERE "at" > $1 AND "outcome" = 'done' GROUP BY "call"`,
          [backup.madeAt],
        ),
      )
    const counted = rows.filter(({ call }) => !NOTHING_TO_LOSE.test(call))
    const timesOf = (some: typeof rows) => some.reduce((sum, { times }) => sum + times, 0)
    return { tickets: timesOf(rows.filter(({ call }) => call === SUBMISSION)), actions: timesOf(counted) }
  },

  make: {
    prepare: async ({ backups }) => {
      const made = await backups.make('asked')
      if ('failed' in made) return refuse('BACKUP_FAILED', { why: made.failed })
      return async () => done(made, { subject: made.name, after: { state: made.state, size: made.size } })
    },
  },

  test: {
    prepare: async ({ backups }, { name }) => {
      const before = await backups.find(name)
      if (!before) return refuse('NOT_FOUND', { what: 'backup' })
      const tested = await backups.test(name)
      if ('failed' in tested) return refuse('BACKUP_FAILED', { why: tested.failed })
      return async () =>
        done(tested, { subject: name, before: { state: before.state }, after: { state: tested.state } })
    },
  },

  download: {
    prepare: async ({ backups }, { name }) => {
      const backup = await backups.find(name)
      if (!backup) return refuse('NOT_FOUND', { what: 'backup' })
      return async ({ actor }) =>
        done({ address: backups.offer(name, actor.sessionId) }, { subject: name, after: { size: backup.size } })
    },
  },

  setPassphrase: {
    prepare: async ({ backups }, { passphrase }) => {
      const recovery = await backups.wrapKey(passphrase)
      return async (tx) => {
        const before = await tx.db.findOne(settingTable, { name: RECOVERY_SETTING })
        await tx.db.put(settingTable, { name: RECOVERY_SETTING, value: JSON.stringify(recovery) })
        const note = { subject: 'recovery', before: { isSet: before !== null }, after: { isSet: true } }
        return done({}, note)
      }
    },
  },

  restore: {
    prepare: async (context, { name, password, project }) => {
      const { backups, db } = context
      const { restore } = backups
      if (!restore) return refuse('RESTORE_ELSEWHERE', {})
      const asked = await askOwnPassword(context, password)
      if (isRefusal(asked)) return asked
      const backup = await backups.find(name)
      if (!backup) return refuse('NOT_FOUND', { what: 'backup' })
      if (backup.state !== 'sound') return refuse('BACKUP_NOT_SOUND', { name })
      const isNamed = (await db.count(projectTable, { name: project.trim() })) > 0
      return async (tx) => {
        const current = await asked(tx)
        if (!('passwordHash' in current)) return current
        if (!isNamed) return refuse('PROJECT_NAME_WRONG', {})
        // Were the office exchanged and this order undone, nobody would have asked for it.
        tx.afterCommit(() => restore(name, tx.actor.name))
        return done({}, { subject: name, after: { madeAt: backup.madeAt } })
      }
    },
  },
}
