import { z } from 'zod'
import { command, idSchema, order, query } from '../kernel/call'
import { lineSchema } from '../kernel/text'

/** A customer found while typing, masked. Rule SEC-1. */
export const foundCustomerSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  phone: z.string(),
  idNumber: z.string().nullable(),
  address: z.string(),
  owner: z.string(),
  isOwn: z.boolean(),
})
export type FoundCustomer = z.infer<typeof foundCustomerSchema>

/** Customer files. */
export const customersContract = {
  /**
   * Finds customers by name, pinyin initials, the last four digits or the whole of phone or ID.
   * A consultant finds only their own; another's by the full phone number, and then only the owner's name. Rule SEC-1.
   */
  find: query('customer.find')
    .input(z.strictObject({ projectId: idSchema, text: lineSchema(60) }))
    .output(z.strictObject({ customers: z.array(foundCustomerSchema).max(20), heldBy: z.string().nullable() })),
  /** Opens the full phone and ID number; a command of its own, so that it is logged. Rule SEC-1. */
  open: command('customer.open')
    .input(order({ projectId: idSchema, customerId: idSchema }))
    .output(z.strictObject({ phone: z.string(), idNumber: z.string().nullable() })),
}
