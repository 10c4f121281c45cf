import { isAllowed } from '../../../shared/staff/roles'
import type { TodayItem } from '../../../shared/today/item'
import { RECOVERY_SETTING, readRecovery } from '../../backup/recovery'
import type { QueryContext } from '../../gate/context'
import { settingTable } from '../../gate/tables'

/** 备份 for the admin's desk: what could not be made, what would not help, what another PC would lack. Rules SEC-3, SEC-4. */
export async function backupsToday({ db, actor, backups, now }: QueryContext): Promise<TodayItem[]> {
  if (!isAllowed(actor.role, 'backup.manage')) return []
  const [shelf, recovery] = await Promise.all([backups.look(), db.findOne(settingTable, { name: RECOVERY_SETTING })])
  const items: TodayItem[] = []
  if (shelf.failure) {
    items.push({
      kind: 'backupFailed',
      id: 'backup failed',
      since: shelf.failure.at,
      due: null,
      why: shelf.failure.why,
    })
  }
  const newest = shelf.backups.reduce(
    (last: (typeof shelf.backups)[number] | null, one) => (last && last.madeAt >= one.madeAt ? last : one),
    null,
  )
  if (newest && (newest.state === 'faulty' || newest.state === 'unreadable')) {
    const { name, madeAt, state } = newest
    items.push({ kind: 'backupNotSound', id: `backup ${name}`, since: madeAt, due: null, state })
  }
  if (readRecovery(recovery?.value ?? null) === null) {
    items.push({ kind: 'recoveryMissing', id: 'recovery', since: now, due: null })
  }
  return items
}
