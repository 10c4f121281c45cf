import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { daySchema, instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { lineSchema } from '../kernel/text'

/** What a receipt is for. Rule RCP-1. */
export const receiptKindSchema = z.enum(['deposit'])
export type ReceiptKind = z.infer<typeof receiptKindSchema>

/** How it was paid: 现金, 刷卡, 转账, 其他. Rule RCP-1. */
export const receiptMethodSchema = z.enum(['cash', 'pos', 'transfer', 'other'])
export type ReceiptMethod = z.infer<typeof receiptMethodSchema>

/** What the cashier writes of money taken: amount in fen, slip number and the card's last four digits where there are any. */
export const receiptFormSchema = z.strictObject({
  amount: positiveFenSchema.min(1),
  method: receiptMethodSchema,
  payer: lineSchema(40),
  slip: lineSchema(40, 0),
  cardTail: z
    .string()
    .max(4)
    .regex(/^(\d{4})?$/),
})
export type ReceiptForm = z.infer<typeof receiptFormSchema>

/** 收据: never changed and never deleted; a wrong one is reversed (红冲). Rule RCP-1. */
export const receiptSchema = receiptFormSchema.extend({
  id: idSchema,
  number: z.string(),
  kind: receiptKindSchema,
  subscriptionId: idSchema,
  subscription: z.string(),
  unit: z.string(),
  /** 监管账户 it was paid into. Rule SUB-5. */
  account: z.string(),
  day: daySchema,
  at: instantSchema,
  by: z.string(),
  reversed: z.strictObject({ by: z.string(), at: instantSchema, reason: z.string() }).nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** What of receipts is held: those that were not reversed. In fen. */
export function heldOf(receipts: readonly Pick<Receipt, 'amount' | 'reversed'>[]): number {
  return receipts.reduce((sum, { amount, reversed }) => (reversed ? sum : sum + amount), 0)
}
