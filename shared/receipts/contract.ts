import { z } from 'zod'
import { command, idSchema, order, query, versionSchema } from '../kernel/call'
import { daySchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { totalsWithheld } from '../ledger/withheld'
import { depositDiffers, gateShut, subscriptionStepRefusals } from '../subscription/refusals'
import { templateFaulty } from '../subscription/template'
import { receiptFormSchema, receiptSchema } from './receipt'

const takeRefusals = {
  ...subscriptionStepRefusals,
  GATE_SHUT: gateShut,
  DEPOSIT_DIFFERS: depositDiffers,
  TEMPLATE_FAULTY: templateFaulty,
}

/** 收款: so far the deposit. Rules RCP-1, SUB-1, SUB-5. */
export const receiptsContract = {
  /** A project's receipts, the newest first; `day` narrows to one business day. */
  list: query('receipt.see')
    .input(z.strictObject({ projectId: idSchema, day: daySchema.optional() }))
    .output(z.array(receiptSchema)),
  /** 收定金: makes the subscription effective; no deposit passes the gate with an item missing. */
  takeDeposit: command('receipt.write')
    .input(order({ projectId: idSchema, subscriptionId: idSchema, version: versionSchema, form: receiptFormSchema }))
    .errors(takeRefusals)
    .output(receiptSchema),
  /** 打印收据. */
  paper: query('subscription.see')
    .input(z.strictObject({ projectId: idSchema, receiptId: idSchema }))
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .output(z.file()),
  /** 红冲: the receipt stays and says that it was wrong; the claim stays, its deposit missing. Rule SUB-4. */
  reverse: command('receipt.write')
    .input(order({ projectId: idSchema, receiptId: idSchema, reason: lineSchema(200) }))
    .errors({
      ...subscriptionStepRefusals,
      RECEIPT_REVERSED: refusal('RCP-1', { number: z.string(), by: z.string() }),
    })
    .output(receiptSchema),
}
