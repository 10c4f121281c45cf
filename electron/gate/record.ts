import type { Database } from '../database/data-source'
import { appendAudit } from './audit'
import type { Actor, Services } from './context'
import { counterTable } from './tables'
import { writerOf } from './unit-of-work'

/**
 * Records a refusal or a denial that came before any transaction, in one of its own. Rule SEC-2.
 */
export async function recordApart(
  { database, services }: { database: Database; services: Services },
  scope: string,
  call: string,
  actor: Actor | null,
  outcome: 'refused' | 'denied',
  code: string,
): Promise<void> {
  await database.write(scope, async (manager) =>
    appendAudit(writerOf(manager, counterTable), scope, {
      at: await services.clock.inside(manager),
      personId: actor?.id ?? null,
      person: actor?.name ?? '',
      call,
      outcome,
      code,
      subject: null,
      before: null,
      after: null,
      requestId: null,
    }),
  )
}
