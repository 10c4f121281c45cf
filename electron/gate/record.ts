import type { Refusal } from '../../shared/kernel/refusal'
import type { Database } from '../database/data-source'
import { appendAudit } from './audit'
import type { Actor, Services } from './context'
import { OFFICE_SCOPE } from './request'
import { counterTable } from './tables'
import { writerOf } from './unit-of-work'

/** Records a denial, which comes before any transaction, in one of its own. Rule SEC-2. */
export async function recordDenial(
  { database, services }: { database: Database; services: Services },
  call: string,
  actor: Actor,
  denial: Refusal,
): Promise<void> {
  await database.write(OFFICE_SCOPE, async (manager) =>
    appendAudit(writerOf(manager, counterTable), OFFICE_SCOPE, {
      at: await services.clock.inside(manager),
      personId: actor.id,
      person: actor.name,
      call,
      outcome: 'denied',
      code: denial.refused,
      subject: null,
      before: null,
      after: null,
      requestId: null,
    }),
  )
}
