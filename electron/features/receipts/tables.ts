import type { ReceiptKind, ReceiptMethod } from '../../../shared/receipts/receipt'
import { day, fen, id, instant, refersTo, table, text } from '../../database/columns'

/** 收据: numbered without gaps, never changed but by its reversal. Amounts in fen. Rule RCP-1. */
export type ReceiptRow = {
  id: string
  projectId: string
  number: string
  kind: ReceiptKind
  subscriptionId: string
  unitId: string
  amount: number
  method: ReceiptMethod
  payer: string
  account: string
  slip: string
  cardTail: string
  day: string
  at: number
  byId: string
  by: string
  /** What its paper says, as JSON, and what that is known by. Rule SUB-3. */
  content: string
  hash: string
  reversedAt: number | null
  reversedBy: string | null
  reverseReason: string | null
}
export const receiptTable = table<ReceiptRow>(
  'receipt',
  {
    id: id(),
    projectId: text(),
    number: text(),
    kind: text(),
    subscriptionId: text(),
    unitId: text(),
    amount: fen(),
    method: text(),
    payer: text(),
    account: text(),
    slip: text(),
    cardTail: text(),
    day: day(),
    at: instant(),
    byId: text(),
    by: text(),
    content: text(),
    hash: text(),
    reversedAt: instant({ nullable: true }),
    reversedBy: text({ nullable: true }),
    reverseReason: text({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('receipt', 'projectId', 'project'),
      refersTo('receipt', 'subscriptionId', 'subscription'),
      refersTo('receipt', 'unitId', 'unit'),
      refersTo('receipt', 'byId', 'person'),
    ],
    indices: [
      { name: 'IDX_receipt_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_receipt_subscription', columns: ['subscriptionId'] },
      { name: 'IDX_receipt_day', columns: ['projectId', 'day'] },
    ],
    checks: [
      { name: 'CHK_receipt_amount', expression: '"amount" > 0' },
      {
        name: 'CHK_receipt_reversed',
        expression:
          '("reversedAt" IS NULL) = ("reversedBy" IS NULL) AND ("reversedAt" IS NULL) = ("reverseReason" IS NULL)',
      },
    ],
  },
)
