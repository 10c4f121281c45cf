import { attachmentTable } from '../features/attachments/tables'
import { customerTable } from '../features/customers/tables'
import {
  claimTable,
  releaseTable,
  ticketBuyerTable,
  ticketEventTable,
  ticketLineTable,
  ticketTable,
  tieTable,
  unitTable,
  withholdingTable,
} from '../features/ledger/tables'
import { priceTable, priceVersionTable, schemeTable, specialTable } from '../features/pricing/tables'
import { buildingTable, permitTable, projectSettingTable, projectTable } from '../features/project/tables'
import { receiptTable } from '../features/receipts/tables'
import { personTable, seatTable } from '../features/staff/tables'
import { dealChangeTable, dealContractTable } from '../features/subscription/deal-tables'
import {
  subscriptionBuyerTable,
  subscriptionCheckTable,
  subscriptionEventTable,
  subscriptionLineTable,
  subscriptionPaperTable,
  subscriptionTable,
} from '../features/subscription/tables'
import { auditTable, counterTable, requestAnswerTable, sessionTable } from '../gate/tables'
import { remembered } from './check'

/** Every table that several checks read, whole and in its natural order, read once an examination. */
export const rowsOf = {
  projects: remembered(({ db }) => db.find(projectTable, {}, { order: { createdAt: 'ASC', id: 'ASC' } })),
  settings: remembered(({ db }) => db.find(projectSettingTable, {})),
  permits: remembered(({ db }) => db.find(permitTable, {})),
  buildings: remembered(({ db }) => db.find(buildingTable, {})),
  units: remembered(({ db }) => db.find(unitTable, {}, { order: { projectId: 'ASC', number: 'ASC' } })),
  releases: remembered(({ db }) => db.find(releaseTable, {}, { order: { projectId: 'ASC', number: 'ASC' } })),
  claims: remembered(({ db }) => db.find(claimTable, {}, { order: { unitId: 'ASC', since: 'ASC', closedAt: 'ASC' } })),
  withholdings: remembered(({ db }) => db.find(withholdingTable, {})),
  ties: remembered(({ db }) => db.find(tieTable, {})),
  priceVersions: remembered(({ db }) => db.find(priceVersionTable, {}, { order: { projectId: 'ASC', number: 'ASC' } })),
  prices: remembered(({ db }) => db.find(priceTable, {})),
  schemes: remembered(({ db }) => db.find(schemeTable, {}, { order: { projectId: 'ASC', number: 'ASC' } })),
  tickets: remembered(({ db }) => db.find(ticketTable, {}, { order: { createdAt: 'ASC', id: 'ASC' } })),
  lines: remembered(({ db }) =>
    db.find(ticketLineTable, {}, { order: { ticketId: 'ASC', revision: 'ASC', position: 'ASC' } }),
  ),
  buyers: remembered(({ db }) =>
    db.find(ticketBuyerTable, {}, { order: { ticketId: 'ASC', revision: 'ASC', position: 'ASC' } }),
  ),
  events: remembered(({ db }) => db.find(ticketEventTable, {}, { order: { ticketId: 'ASC', position: 'ASC' } })),
  specials: remembered(({ db }) => db.find(specialTable, {}, { order: { createdAt: 'ASC', number: 'ASC' } })),
  subscriptions: remembered(({ db }) => db.find(subscriptionTable, {}, { order: { createdAt: 'ASC', id: 'ASC' } })),
  dealLines: remembered(({ db }) =>
    db.find(subscriptionLineTable, {}, { order: { subscriptionId: 'ASC', revision: 'ASC', position: 'ASC' } }),
  ),
  dealBuyers: remembered(({ db }) =>
    db.find(subscriptionBuyerTable, {}, { order: { subscriptionId: 'ASC', revision: 'ASC', position: 'ASC' } }),
  ),
  dealPapers: remembered(({ db }) => db.find(subscriptionPaperTable, {}, { order: { madeAt: 'ASC', id: 'ASC' } })),
  dealChecks: remembered(({ db }) =>
    db.find(subscriptionCheckTable, {}, { order: { subscriptionId: 'ASC', position: 'ASC' } }),
  ),
  dealChanges: remembered(({ db }) =>
    db.find(dealChangeTable, {}, { order: { subscriptionId: 'ASC', position: 'ASC' } }),
  ),
  dealEvents: remembered(({ db }) =>
    db.find(subscriptionEventTable, {}, { order: { subscriptionId: 'ASC', position: 'ASC' } }),
  ),
  contracts: remembered(({ db }) => db.find(dealContractTable, {}, { order: { signedAt: 'ASC', id: 'ASC' } })),
  receipts: remembered(({ db }) => db.find(receiptTable, {}, { order: { at: 'ASC', id: 'ASC' } })),
  customers: remembered(({ db }) => db.find(customerTable, {}, { order: { createdAt: 'ASC', id: 'ASC' } })),
  attachments: remembered(({ db }) => db.find(attachmentTable, {}, { order: { at: 'ASC', id: 'ASC' } })),
  people: remembered(({ db }) => db.find(personTable, {}, { order: { createdAt: 'ASC', id: 'ASC' } })),
  sessions: remembered(({ db }) => db.find(sessionTable, {})),
  seats: remembered(({ db }) => db.find(seatTable, {})),
  answers: remembered(({ db }) => db.find(requestAnswerTable, {})),
  counters: remembered(({ db }) => db.find(counterTable, {})),
  audit: remembered(({ db }) => db.find(auditTable, {}, { order: { scope: 'ASC', number: 'ASC' } })),
}

/** Rows by their id. */
export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
