import { auditTable, counterTable, requestAnswerTable, sessionTable, settingTable } from '../gate/tables'
import { attachmentTable } from './attachments/tables'
import { customerTable } from './customers/tables'
import {
  claimTable,
  priceUploadTable,
  releaseTable,
  ticketBuyerTable,
  ticketEventTable,
  ticketLineTable,
  ticketTable,
  tieTable,
  unitTable,
  withholdingTable,
} from './ledger/tables'
import { priceMappingTable, priceTable, priceVersionTable, schemeTable, specialTable } from './pricing/tables'
import { buildingTable, permitTable, projectSettingTable, projectTable } from './project/tables'
import { receiptTable } from './receipts/tables'
import { personTable, seatTable, signInAttemptTable } from './staff/tables'
import { dealChangeTable, dealContractTable, dealTermsTable } from './subscription/deal-tables'
import {
  subscriptionBuyerTable,
  subscriptionCheckTable,
  subscriptionEventTable,
  subscriptionLineTable,
  subscriptionPaperTable,
  subscriptionTable,
} from './subscription/tables'

/** Every table of the office. A new room adds its own. */
export const TABLES = [
  settingTable,
  counterTable,
  auditTable,
  requestAnswerTable,
  sessionTable,
  personTable,
  signInAttemptTable,
  seatTable,
  projectTable,
  projectSettingTable,
  permitTable,
  buildingTable,
  priceUploadTable,
  priceVersionTable,
  priceTable,
  priceMappingTable,
  schemeTable,
  unitTable,
  releaseTable,
  claimTable,
  withholdingTable,
  tieTable,
  ticketTable,
  ticketLineTable,
  ticketBuyerTable,
  ticketEventTable,
  specialTable,
  customerTable,
  dealTermsTable,
  subscriptionTable,
  subscriptionLineTable,
  subscriptionBuyerTable,
  subscriptionPaperTable,
  subscriptionCheckTable,
  dealContractTable,
  dealChangeTable,
  subscriptionEventTable,
  receiptTable,
  attachmentTable,
]
