import type { Contract } from '../../shared/contract'
import type { HandlersOf } from '../gate/handlers'
import { attachmentsHandlers } from './attachments/attachments'
import { backupsHandlers } from './backup/backup'
import { customersHandlers } from './customers/customer-calls'
import { findHandlers } from './find/find'
import { ledgerHandlers } from './ledger/ledger'
import { openingHandlers } from './opening/opening'
import { pricingHandlers } from './pricing/pricing-calls'
import { projectHandlers } from './project/project'
import { receiptsHandlers } from './receipts/receipts'
import { reportsHandlers } from './reports/reports'
import { staffHandlers } from './staff/staff'
import { subscriptionHandlers } from './subscription/subscription'
import { todayHandlers } from './today/today'

/** Every handler of the contract. A new room adds one line here. */
export const handlers: HandlersOf<Contract> = {
  staff: staffHandlers,
  project: projectHandlers,
  opening: openingHandlers,
  customers: customersHandlers,
  ledger: ledgerHandlers,
  pricing: pricingHandlers,
  subscription: subscriptionHandlers,
  receipts: receiptsHandlers,
  backups: backupsHandlers,
  today: todayHandlers,
  find: findHandlers,
  reports: reportsHandlers,
  attachments: attachmentsHandlers,
}
