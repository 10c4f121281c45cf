import type { backupsContract } from '../../../shared/backup/contract'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { RECOVERY_SETTING, readRecovery } from '../../backup/recovery'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import { settingTable } from '../../gate/tables'
import { projectTable } from '../project/tables'
import { askOwnPassword } from '../staff/staff'

/** 备份: the admin's, from the settings page. Rules SEC-1, SEC-3, SEC-4. */
export const backupsHandlers: HandlersOf<typeof backupsContract> = {
  list: async ({ db, backups }) => ({
    ...(await backups.look()),
    hasRecovery: readRecovery((await db.findOne(settingTable, { name: RECOVERY_SETTING }))?.value ?? null) !== null,
    canRestore: backups.restore !== null,
  }),

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
