import { IsNull } from 'typeorm'
import { dayOf } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { receiptsContract } from '../../../shared/receipts/contract'
import type { Receipt } from '../../../shared/receipts/receipt'
import { refuseDeposit } from '../../../shared/subscription/gate'
import { requireOne } from '../../gate/affected'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { ticketDeals } from '../ledger/ledger'
import { unitTable } from '../ledger/tables'
import { deals, receiptPaper } from '../subscription/subscription'
import { subscriptionTable } from '../subscription/tables'
import { printReceipt, receiptContent } from './receipt-print'
import { type ReceiptRow, receiptTable } from './tables'

/** How many receipts a list shows at most, the newest first. */
const LONGEST_LIST = 1_000

/** 收款: the deposit that makes a subscription effective, and its reversal. Rules RCP-1, SUB-1, SUB-4. */
export const receiptsHandlers: HandlersOf<typeof receiptsContract> = {
  list: async ({ db }, { projectId, day }) => {
    const rows = await db.find(
      receiptTable,
      { projectId, ...(day === undefined ? {} : { day }) },
      { order: { at: 'DESC', number: 'DESC' }, limit: LONGEST_LIST },
    )
    return Promise.all(rows.map((row) => receiptOf(db, row)))
  },

  paper: printReceipt,

  takeDeposit: async (tx, { projectId, form, ...named }) => {
    const deal = await deals.findForStep(tx, projectId, named, 'deposit')
    if (isRefusal(deal)) return deal
    const parts = await deals.findParts(tx.db, tx.personal, deal)
    const shut = refuseDeposit(await deals.gateFactsOf(tx.db, parts, tx.now))
    if (shut) return shut
    const { row, ticket } = deal
    const { terms } = parts
    if (row.deposit === null || terms === null) throw new Error(`the gate let ${row.number} pass without its form`)
    if (row.deposit !== form.amount) return refuse('DEPOSIT_DIFFERS', { agreed: row.deposit, amount: form.amount })

    const isFirst = row.effectiveAt === null
    const after = await deals.write(tx, row, { state: 'effective', effectiveAt: row.effectiveAt ?? tx.now })
    const cells = isFirst ? await ticketDeals.subscribe(tx, ticket) : []
    await deals.addEvent(tx, after, 'deposit')
    const taken = { ...form, number: await tx.drawNumber('receipt'), at: tx.now, by: tx.actor.name }
    const content = receiptContent(taken, row.number, parts, terms)
    if (isRefusal(content)) return content
    const receipt: ReceiptRow = {
      ...taken,
      id: tx.newId(),
      projectId,
      kind: 'deposit',
      subscriptionId: row.id,
      unitId: row.unitId,
      account: deals.accountName(terms),
      day: dayOf(tx.now),
      byId: tx.actor.id,
      content: JSON.stringify(content),
      hash: receiptPaper.hashOf(content),
      reversedAt: null,
      reversedBy: null,
      reverseReason: null,
    }
    await tx.db.insert(receiptTable, receipt)
    const { number, amount, method } = receipt
    return done(
      await receiptOf(tx.db, receipt),
      {
        subject: row.id,
        before: { state: row.state },
        after: {
          state: after.state,
          receipt: number,
          amount,
          method,
          ...(isFirst ? { subscribed: ticket.id } : {}),
        },
      },
      { cells, tickets: [{ id: ticket.id, consultantId: row.consultantId }] },
    )
  },

  reverse: async (tx, { projectId, receiptId, reason }) => {
    const receipt = await tx.db.findOne(receiptTable, { id: receiptId, projectId })
    if (!receipt) return refuse('NOT_FOUND', { what: 'receipt' })
    const { number, reversedBy, subscriptionId } = receipt
    if (reversedBy !== null) return refuse('RECEIPT_REVERSED', { number, by: reversedBy })
    const deal = await deals.findForStep(tx, projectId, { subscriptionId }, 'reverseDeposit')
    if (isRefusal(deal)) return deal
    const { row } = deal
    const after = await deals.write(tx, row, { state: row.state === 'effective' ? 'depositMissing' : row.state })
    await deals.addEvent(tx, after, 'reverseDeposit', reason)
    const change = { reversedAt: tx.now, reversedBy: tx.actor.name, reverseReason: reason }
    await requireOne(tx.db.update(receiptTable, { id: receiptId, reversedAt: IsNull() }, change))
    return done(
      await receiptOf(tx.db, { ...receipt, ...change }),
      { subject: row.id, before: { state: row.state }, after: { state: after.state, reversed: number, reason } },
      { tickets: [{ id: row.ticketId, consultantId: row.consultantId }] },
    )
  },
}

async function receiptOf(db: Reader, row: ReceiptRow): Promise<Receipt> {
  const [unit, subscription] = await Promise.all([
    db.findOne(unitTable, { id: row.unitId }),
    db.findOne(subscriptionTable, { id: row.subscriptionId }),
  ])
  const { id, number, kind, subscriptionId, amount, method, payer, account, slip, cardTail, day, at, by } = row
  const { reversedAt, reversedBy, reverseReason } = row
  return {
    id,
    number,
    kind,
    subscriptionId,
    subscription: subscription?.number ?? '',
    unit: unit?.number ?? '',
    amount,
    method,
    payer,
    account,
    slip,
    cardTail,
    day,
    at,
    by,
    reversed: reversedAt === null ? null : { by: reversedBy ?? '', at: reversedAt, reason: reverseReason ?? '' },
  }
}
