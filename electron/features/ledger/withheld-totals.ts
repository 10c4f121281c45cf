import { z } from 'zod'
import { refuse } from '../../../shared/kernel/refusal'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'

/** The last check of a deal whose ticket still runs, while either hand has still to type. Rules PRC-6, LED-4. */
const OPEN_CHECKS = `
  SELECT "ticket"."id" AS "ticketId"
  FROM "subscriptionCheck" AS "check"
  JOIN "subscription" ON "subscription"."id" = "check"."subscriptionId" AND "subscription"."state" = 'begun'
  JOIN "ticket" ON "ticket"."id" = "subscription"."ticketId" AND "ticket"."state" = 'approved' AND "ticket"."until" > $1
  WHERE "check"."reviewerId" = $2 AND ("check"."paperAt" IS NULL OR "check"."reviewAt" IS NULL)
    AND NOT EXISTS (SELECT 1 FROM "subscriptionCheck" AS "later"
      WHERE "later"."subscriptionId" = "check"."subscriptionId" AND "later"."position" > "check"."position")`

const rowsSchema = z.array(z.object({ ticketId: z.string() }))

/** The tickets whose totals are kept from a person, who is asked to compute them alone. Rule PRC-6. */
export async function findWithheld(db: Reader, actor: Pick<Actor, 'id'>, now: number): Promise<ReadonlySet<string>> {
  const rows = rowsSchema.parse(await db.select(OPEN_CHECKS, [now, actor.id]))
  return new Set(rows.map(({ ticketId }) => ticketId))
}

/** Whoever reviews a deal is told nothing of its ticket meanwhile; null where they may be. Rule PRC-6. */
export async function requireShown(
  { db, actor, now }: { db: Reader; actor: Actor; now: number },
  ticket: { id: string; number: string | null },
) {
  const isWithheld = (await findWithheld(db, actor, now)).has(ticket.id)
  return isWithheld ? refuse('TOTALS_WITHHELD', { number: ticket.number ?? '' }) : null
}
