import type { SubscriptionEvent } from '../../../shared/subscription/subscription'
import { requireOne } from '../../gate/affected'
import type { PublishedCell } from '../../gate/changes'
import type { CommandContext } from '../../gate/context'
import { type AuditNote, done } from '../../gate/done'
import { findDeal } from './deal'
import { findParts } from './deal-facts'
import { subscriptionOf } from './deal-shape'
import { type SubscriptionRow, subscriptionEventTable, subscriptionTable } from './tables'

type Tx = CommandContext

/** Writes a change of a deal as its next version; nobody else's change in between is overwritten. */
export async function writeDeal(
  tx: Tx,
  before: SubscriptionRow,
  change: Partial<SubscriptionRow>,
): Promise<SubscriptionRow> {
  const after = { ...before, ...change, updatedAt: tx.now, version: before.version + 1 }
  const columns = { ...change, updatedAt: after.updatedAt, version: after.version }
  await requireOne(
    tx.db.update(subscriptionTable, { id: before.id, version: before.version, state: before.state }, columns),
  )
  return after
}

/** Adds a signature to the story of a deal; nothing in it is ever changed. Rule SUB-4. */
export async function addDealEvent(
  tx: Tx,
  deal: Pick<SubscriptionRow, 'id' | 'total'>,
  event: SubscriptionEvent,
  reason: string | null = null,
): Promise<void> {
  const last = await tx.db.findOne(subscriptionEventTable, { subscriptionId: deal.id }, { order: { position: 'DESC' } })
  await tx.db.insert(subscriptionEventTable, {
    subscriptionId: deal.id,
    position: (last?.position ?? 0) + 1,
    event,
    byId: tx.actor.id,
    by: tx.actor.name,
    at: tx.now,
    reason,
    total: deal.total,
  })
}

/** The deal as it stands after a command, for whoever gave it; its ticket's watchers are told, and who reviews it. */
export async function dealDone(
  tx: Tx,
  { id, projectId }: SubscriptionRow,
  note: Omit<AuditNote, 'subject'>,
  cells: PublishedCell[] = [],
) {
  const deal = await findDeal(tx, projectId, id)
  if ('refused' in deal) throw new Error(`subscription ${id} is not seen by who changed it`)
  const output = await subscriptionOf(tx, await findParts(tx.db, tx.personal, deal))
  const { ticketId, consultantId } = deal.row
  const reviewer = deal.checks.at(-1)?.reviewer.id
  const told = [consultantId, ...(reviewer === undefined ? [] : [reviewer])]
  return done(
    output,
    { subject: id, ...note },
    {
      cells,
      tickets: told.map((who) => ({ id: ticketId, consultantId: who })),
    },
  )
}
