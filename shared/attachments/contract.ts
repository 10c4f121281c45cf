import { z } from 'zod'
import { fileCommand, idSchema, order, query } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { ticketStateSchema } from '../ledger/ticket'
import { totalsWithheld } from '../ledger/withheld'
import { subscriptionStepRefusals } from '../subscription/refusals'
import { attachmentTypeSchema, thingKindSchema } from './attachment'

/** What attachments belong to: which kind of thing, and which one. */
export const thingSchema = z.strictObject({ kind: thingKindSchema, id: idSchema })
export type Thing = z.infer<typeof thingSchema>

/** 附件: a scan or photo, as a list shows it. */
export const attachmentSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  type: attachmentTypeSchema,
  bytes: z.int().positive(),
  by: z.string(),
  at: instantSchema,
})
export type Attachment = z.infer<typeof attachmentSchema>

/** A little more than may be kept: what is too large by little is told so by its own refusal. */
const MOST_READ = 24_000_000

const named = { name: z.string() }

/** 附件 of whatever takes some; who may see or add them is the rule of the room the thing is in. Rules SEC-1, SEC-3. */
export const attachmentsContract = {
  add: fileCommand('attachment.add')
    .input(order({ projectId: idSchema, thing: thingSchema, file: z.file().max(MOST_READ) }))
    .errors({
      ATTACHMENT_EMPTY: refusal('SEC-5', named, 422),
      ATTACHMENT_SIZE: refusal('SEC-5', { ...named, bytes: z.int(), most: z.int() }, 422),
      ATTACHMENT_TYPE: refusal('SEC-5', named, 422),
      /** The same content is there already, under whatever name. */
      ATTACHMENT_KNOWN: refusal('SEC-5', { ...named, by: z.string() }),
      ATTACHMENTS_FULL: refusal('SEC-5', { most: z.int() }),
      /** Several hosts share the database, and nobody said where files lie that all of them reach. */
      ATTACHMENT_NO_FOLDER: refusal('SEC-4', {}),
      /** The ticket is over: nothing is added to what is decided. */
      ATTACHMENT_CLOSED: refusal('LED-4', { state: ticketStateSchema }),
      SUBSCRIPTION_STATE: subscriptionStepRefusals.SUBSCRIPTION_STATE,
      TOTALS_WITHHELD: totalsWithheld,
    })
    .output(attachmentSchema),
  list: query('attachment.see')
    .errors({ TOTALS_WITHHELD: totalsWithheld })
    .input(z.strictObject({ projectId: idSchema, thing: thingSchema }))
    .output(z.strictObject({ attachments: z.array(attachmentSchema), canAdd: z.boolean() })),
  /** The file itself, held against its own content before a byte of it is given. */
  file: query('attachment.see')
    .input(z.strictObject({ projectId: idSchema, attachmentId: idSchema }))
    .errors({
      ATTACHMENT_NO_FOLDER: refusal('SEC-4', {}),
      ATTACHMENT_MISSING: refusal('SEC-4', named),
      ATTACHMENT_ALTERED: refusal('SEC-4', named),
    })
    .output(z.file()),
}
