import { MoreThan } from 'typeorm'
import { MINUTE } from '../../shared/kernel/day'
import type { Refusal } from '../../shared/kernel/refusal'
import type { Database } from '../database/database'
import { type AuditFacts, appendAudit } from './audit'
import type { Actor, Services } from './context'
import { OFFICE_SCOPE, requestIdOf, subjectOf } from './request'
import { auditTable, counterTable } from './tables'
import { type Reader, readerOf, writerOf } from './unit-of-work'

type Recording = { database: Database; services: Services }

/**
 * Records what is turned away before any transaction, in one of its own: a denial, or a command that is no valid one.
 * Rule SEC-2.
 */
export async function recordDenial(
  { database, services }: Recording,
  call: string,
  actor: Actor,
  denial: Refusal,
  sent: unknown,
): Promise<void> {
  await database.write(OFFICE_SCOPE, async (manager) => {
    const [db, now] = [writerOf(manager, counterTable, services.personal), await services.clock.inside(manager)]
    await appendAudit(db, services.personal, OFFICE_SCOPE, denialFacts(now, call, actor, denial, sent))
  })
}

/** How many refusals of one kind at the door are recorded a minute. */
const MOST_A_MINUTE = 20

/**
 * Records that somebody was turned away who is not signed in, or whose session is locked, a limited number of times:
 * whoever floods the door must not fill the record, nor hold up those who work. The tries that brought the limit about
 * all stand there. Rule SEC-2.
 */
export async function recordTurnedAway(
  { database, services }: Recording,
  call: string,
  actor: Actor | null,
  refusal: Refusal,
  sent: unknown,
): Promise<void> {
  const isEnough = async (db: Reader, now: number) =>
    (await db.count(auditTable, { scope: OFFICE_SCOPE, code: refusal.refused, at: MoreThan(now - MINUTE) })) >=
    MOST_A_MINUTE
  if (await isEnough(readerOf(database.reader), services.clock.now())) return
  await database.write(OFFICE_SCOPE, async (manager) => {
    const [db, now] = [writerOf(manager, counterTable, services.personal), await services.clock.inside(manager)]
    // Asked again in the queue: many sent at once all found it not yet enough.
    if (await isEnough(db, now)) return
    await appendAudit(db, services.personal, OFFICE_SCOPE, denialFacts(now, call, actor, refusal, sent))
  })
}

function denialFacts(at: number, call: string, actor: Actor | null, denial: Refusal, sent: unknown): AuditFacts {
  return {
    at,
    personId: actor?.id ?? null,
    person: actor?.name ?? '',
    call,
    outcome: denial.refused === 'NOT_ALLOWED' ? 'denied' : 'refused',
    code: denial.refused,
    subject: subjectOf(sent),
    before: null,
    after: null,
    requestId: requestIdOf(sent),
  }
}
