import type { Refusal } from '../../shared/kernel/refusal'
import type { Database } from '../database/database'
import { appendAudit } from './audit'
import type { Actor, Services } from './context'
import { OFFICE_SCOPE, requestIdOf, subjectOf } from './request'
import { counterTable } from './tables'
import { writerOf } from './unit-of-work'

/**
 * Records what is turned away before any transaction, in one of its own: a denial, or a command that is no valid one.
 * Rule SEC-2.
 */
export async function recordDenial(
  { database, services }: { database: Database; services: Services },
  call: string,
  actor: Actor,
  denial: Refusal,
  sent: unknown,
): Promise<void> {
  await database.write(OFFICE_SCOPE, async (manager) =>
    appendAudit(writerOf(manager, counterTable), OFFICE_SCOPE, {
      at: await services.clock.inside(manager),
      personId: actor.id,
      person: actor.name,
      call,
      outcome: denial.refused === 'NOT_ALLOWED' ? 'denied' : 'refused',
      code: denial.refused,
      subject: subjectOf(sent),
      before: null,
      after: null,
      requestId: requestIdOf(sent),
    }),
  )
}
