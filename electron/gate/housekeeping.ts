import { LessThan } from 'typeorm'
import { DAY, HOUR } from '../../shared/kernel/day'
import type { Database } from '../database/database'
import { signInAttemptTable } from '../features/staff/tables'
import { ANSWER_TIME, OFFICE_SCOPE } from './request'
import { requestAnswerTable } from './tables'

/**
 * Clears away what has served its time: kept answers after 48 hours, failed sign-ins after a day. Nothing of the ledger
 * is ever deleted. Runs at the start and every hour; gives how to stop it.
 */
export async function keepHouse(
  database: Database,
  now: () => number,
  onFailure: (error: unknown) => void,
): Promise<() => void> {
  const clear = () =>
    database.write(OFFICE_SCOPE, async (manager) => {
      await manager.delete(requestAnswerTable, { at: LessThan(now() - ANSWER_TIME) })
      await manager.delete(signInAttemptTable, { at: LessThan(now() - DAY) })
    })
  await clear()
  const timer = setInterval(() => clear().catch(onFailure), HOUR)
  timer.unref()
  return () => clearInterval(timer)
}
