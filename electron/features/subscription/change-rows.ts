import { createHash } from 'node:crypto'
import { IsNull } from 'typeorm'
import { canonicalJson } from '../../../shared/kernel/canonical'
import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import {
  type ChangeContent,
  type ChangeKind,
  changeContentSchema,
  changeNumber,
  type DealChange,
  type DealSide,
  settle,
} from '../../../shared/subscription/change'
import type { CommandContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { receiptTable } from '../receipts/tables'
import { type DealChangeRow, dealChangeTable } from './deal-tables'
import type { SubscriptionRow } from './tables'

/** The wording a change's paper is printed with. Rule SUB-3. */
const CHANGE_TEMPLATE = 1

/** What a change is known by on paper. Rule SUB-3. */
export function hashOfChange(content: ChangeContent): string {
  return createHash('sha256')
    .update(canonicalJson({ template: CHANGE_TEMPLATE, ...content }))
    .digest('hex')
}

/** What is held of a deal's money: what came in and was carried over to it, less what went out. In fen. Rule SUB-4. */
export async function heldFor(db: Reader, subscriptionId: string): Promise<number> {
  const [receipts, changes, onto] = await Promise.all([
    db.find(receiptTable, { subscriptionId, reversedAt: IsNull() }),
    db.find(dealChangeTable, { subscriptionId }),
    db.find(dealChangeTable, { ontoId: subscriptionId }),
  ])
  const received = receipts.reduce((sum, { amount }) => sum + amount, 0)
  const carriedIn = onto.reduce((sum, { carried }) => sum + carried, 0)
  return changes.reduce(
    (left, { refunded, forfeited, carried }) => left - refunded - forfeited - carried,
    received + carriedIn,
  )
}

/** A side of a change: what the deal is, or will have been. */
export function sideOf(row: SubscriptionRow, lines: readonly HoldLine[]): DealSide {
  const { buyerNames, paymentMethod, total } = row
  return { units: lines.map(({ unit }) => unit).join(' + '), buyers: buyerNames, paymentMethod, total }
}

type Change = {
  kind: ChangeKind
  reason: string
  before: DealSide
  after: DealSide | null
  /** The deal an exchange goes on as. */
  ontoId: string | null
}

/** Writes what was changed, with its paper's number and what becomes of the money; drawn numbers last. Rules SUB-3, SUB-4. */
export async function writeChange(tx: CommandContext, deal: SubscriptionRow, change: Change): Promise<DealChangeRow> {
  const { kind, reason, before, after, ontoId } = change
  const position = (await tx.db.count(dealChangeTable, { subscriptionId: deal.id })) + 1
  const settlement = settle(kind, await heldFor(tx.db, deal.id))
  const { refunded, forfeited, carried, penalty } = settlement
  const refund = refunded + penalty > 0 ? await tx.drawNumber('refund') : null
  const number = changeNumber(deal.number, position)
  const content: ChangeContent = { number, kind, reason, before, after, settlement, refund }
  const row: DealChangeRow = {
    id: tx.newId(),
    projectId: deal.projectId,
    subscriptionId: deal.id,
    position,
    number,
    kind,
    content: JSON.stringify(content),
    hash: hashOfChange(content),
    refunded,
    forfeited,
    carried,
    penalty,
    refund,
    ontoId,
    byId: tx.actor.id,
    by: tx.actor.name,
    at: tx.now,
  }
  await tx.db.insert(dealChangeTable, row)
  return row
}

export function changeOf({ id, content, hash, by, at }: DealChangeRow): DealChange {
  return { ...changeContentSchema.parse(JSON.parse(content)), id, hash, by, at }
}
