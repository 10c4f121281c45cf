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
import { reportsHandlers } from './reports/reports'
import { staffHandlers } from './staff/staff'
import { todayHandlers } from './today/today'

/** Every handler of the contract. A new room adds one line here. */
export const handlers: HandlersOf<Contract> = {
  staff: staffHandlers,
  project: projectHandlers,
  opening: openingHandlers,
  customers: customersHandlers,
  ledger: ledgerHandlers,
  pricing: pricingHandlers,
  backups: backupsHandlers,
  today: todayHandlers,
  find: findHandlers,
  reports: reportsHandlers,
  attachments: attachmentsHandlers,
}
