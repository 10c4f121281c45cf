import type { findContract } from '../../../shared/find/contract'
import type { HandlersOf } from '../../gate/handlers'
import { customersFinder } from '../customers/customers'
import { ledgerFinder } from '../ledger/ledger'
import { staffFinder } from '../staff/staff'

/** 查找: asks every room what it has. A new room adds its line. Rules SEC-1, SEC-3. */
export const findHandlers: HandlersOf<typeof findContract> = {
  anything: async (context, asked) => {
    const [ofLedger, ofCustomers, people] = await Promise.all([
      ledgerFinder.all(context, asked),
      customersFinder.customers(context, asked, ledgerFinder.ticketsOfBuyers),
      staffFinder.people(context, asked.text),
    ])
    return { ...ofLedger, ...ofCustomers, people }
  },
}
