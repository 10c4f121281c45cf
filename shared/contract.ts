import { attachmentsContract } from './attachments/contract'
import { backupsContract } from './backup/contract'
import { customersContract } from './customers/contract'
import { findContract } from './find/contract'
import { ledgerContract } from './ledger/contract'
import { openingContract } from './opening/contract'
import { pricingContract } from './pricing/contract'
import { projectContract } from './project/contract'
import { receiptsContract } from './receipts/contract'
import { reportsContract } from './reports/contract'
import { staffContract } from './staff/contract'
import { subscriptionContract } from './subscription/contract'
import { todayContract } from './today/contract'

/** Every call the office answers. A new room adds one line here. */
export const contract = {
  staff: staffContract,
  project: projectContract,
  opening: openingContract,
  customers: customersContract,
  ledger: ledgerContract,
  pricing: pricingContract,
  subscription: subscriptionContract,
  receipts: receiptsContract,
  backups: backupsContract,
  today: todayContract,
  find: findContract,
  reports: reportsContract,
  attachments: attachmentsContract,
}
export type Contract = typeof contract
