import type { ClaimKind } from '../../../shared/ledger/claim'
import type { TicketEvent, TicketState } from '../../../shared/ledger/ticket'
import type { UnitKind } from '../../../shared/ledger/unit'
import type { PaymentMethod } from '../../../shared/pricing/scheme'
import { area, count, fen, flag, id, instant, refersTo, table, text } from '../../database/columns'
import { type NamedBuyer, namedBuyerColumns } from '../customers/tables'

/**
 * 房源: a home for sale. `releasedFrom` is the instant its release applies from; a parking space or storeroom may have no
 * area, and is priced by a fixed total then. Rules LED-5, LED-6, LED-11.
 */
export type UnitRow = {
  id: string
  projectId: string
  buildingId: string
  entrance: string
  floor: number
  room: string
  number: string
  kind: UnitKind
  type: string
  orientation: string
  area: number | null
  innerArea: number | null
  releasedFrom: number | null
  releaseId: string | null
  version: number
}
export const unitTable = table<UnitRow>(
  'unit',
  {
    id: id(),
    projectId: text(),
    buildingId: text(),
    entrance: text(),
    floor: count(),
    room: text(),
    number: text(),
    kind: text(),
    type: text(),
    orientation: text(),
    area: area({ nullable: true }),
    innerArea: area({ nullable: true }),
    releasedFrom: instant({ nullable: true }),
    releaseId: text({ nullable: true }),
    version: count(),
  },
  {
    foreignKeys: [
      refersTo('unit', 'projectId', 'project'),
      refersTo('unit', 'buildingId', 'building'),
      refersTo('unit', 'releaseId', 'release'),
    ],
    indices: [
      { name: 'IDX_unit_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_unit_building', columns: ['buildingId'] },
    ],
    checks: [
      { name: 'CHK_unit_area', expression: '"area" IS NULL OR "area" > 0' },
      { name: 'CHK_unit_homeArea', expression: `"kind" <> 'home' OR "area" IS NOT NULL` },
    ],
  },
)

/** 加推批次. Rule LED-6. */
export type ReleaseRow = {
  id: string
  projectId: string
  number: number
  appliesFrom: number
  units: number
  by: string
  at: number
}
export const releaseTable = table<ReleaseRow>(
  'release',
  {
    id: id(),
    projectId: text(),
    number: count(),
    appliesFrom: instant(),
    units: count(),
    by: text(),
    at: instant(),
  },
  {
    foreignKeys: [refersTo('release', 'projectId', 'project')],
    indices: [{ name: 'IDX_release_number', columns: ['projectId', 'number'], unique: true }],
  },
)

/**
 * 占用: the unique index over open claims is the last wall against selling a home twice. An expired claim stays open
 * here until whoever claims next writes it closed. Rules LED-1, LED-4.
 */
export type ClaimRow = {
  id: string
  projectId: string
  unitId: string
  kind: ClaimKind
  by: string
  byId: string
  ticketId: string | null
  since: number
  until: number | null
  closedAt: number | null
}
export const claimTable = table<ClaimRow>(
  'claim',
  {
    id: id(),
    projectId: text(),
    unitId: text(),
    kind: text(),
    by: text(),
    byId: text(),
    ticketId: text({ nullable: true }),
    since: instant(),
    until: instant({ nullable: true }),
    closedAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('claim', 'projectId', 'project'),
      refersTo('claim', 'unitId', 'unit'),
      refersTo('claim', 'ticketId', 'ticket'),
      refersTo('claim', 'byId', 'person'),
    ],
    indices: [
      { name: 'IDX_claim_open', columns: ['unitId'], unique: true, where: '"closedAt" IS NULL' },
      { name: 'IDX_claim_project', columns: ['projectId', 'closedAt'] },
      { name: 'IDX_claim_ticket', columns: ['ticketId'] },
      { name: 'IDX_claim_unit', columns: ['unitId', 'since'] },
    ],
    checks: [
      { name: 'CHK_claim_times', expression: '"closedAt" IS NULL OR "closedAt" >= "since"' },
      {
        name: 'CHK_claim_kind',
        expression: `"kind" IN ('submitted', 'approved', 'subscribed', 'contracted', 'filed', 'handedOver', 'withheld', 'waiting')`,
      },
      {
        name: 'CHK_claim_running',
        expression: `"kind" NOT IN ('submitted', 'approved') OR ("until" IS NOT NULL AND "until" >= "since")`,
      },
    ],
  },
)

/** 保留: why a home is withheld; who, since and until when stands in its claim. Rule LED-5. */
export type WithholdingRow = { claimId: string; reason: string; liftedBy: string | null; liftReason: string | null }
export const withholdingTable = table<WithholdingRow>(
  'withholding',
  {
    claimId: text({ primary: true }),
    reason: text(),
    liftedBy: text({ nullable: true }),
    liftReason: text({ nullable: true }),
  },
  { foreignKeys: [refersTo('withholding', 'claimId', 'claim')] },
)

/** 绑定: a parking space or storeroom (`unitId`) goes with a home, claimed and given up together. Rule LED-11. */
export type TieRow = {
  id: string
  projectId: string
  unitId: string
  homeId: string
  since: number
  by: string
  endedAt: number | null
  endedBy: string | null
}
export const tieTable = table<TieRow>(
  'tie',
  {
    id: id(),
    projectId: text(),
    unitId: text(),
    homeId: text(),
    since: instant(),
    by: text(),
    endedAt: instant({ nullable: true }),
    endedBy: text({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('tie', 'projectId', 'project'),
      refersTo('tie', 'unitId', 'unit'),
      refersTo('tie', 'homeId', 'unit'),
    ],
    indices: [
      { name: 'IDX_tie_open', columns: ['unitId'], unique: true, where: '"endedAt" IS NULL' },
      { name: 'IDX_tie_home', columns: ['homeId', 'endedAt'] },
    ],
    checks: [
      { name: 'CHK_tie_two', expression: '"unitId" <> "homeId"' },
      { name: 'CHK_tie_times', expression: '"endedAt" IS NULL OR "endedAt" >= "since"' },
    ],
  },
)

/** 房号管理单. `form` is what was last written, encrypted JSON of a TicketForm. Rules LED-3, LED-4. */
export type TicketRow = {
  id: string
  projectId: string
  number: string | null
  state: TicketState
  unitId: string
  consultantId: string
  consultant: string
  paymentMethod: PaymentMethod
  remarks: string
  buyerNames: string
  total: number | null
  until: number | null
  isExtended: boolean
  consentAt: number | null
  consentBy: string | null
  form: string
  hash: string | null
  createdAt: number
  updatedAt: number
  version: number
}
export const ticketTable = table<TicketRow>(
  'ticket',
  {
    id: id(),
    projectId: text(),
    number: text({ nullable: true }),
    state: text(),
    unitId: text(),
    consultantId: text(),
    consultant: text(),
    paymentMethod: text(),
    remarks: text(),
    buyerNames: text(),
    total: fen({ nullable: true }),
    until: instant({ nullable: true }),
    isExtended: flag(),
    consentAt: instant({ nullable: true }),
    consentBy: text({ nullable: true }),
    form: text(),
    hash: text({ nullable: true }),
    createdAt: instant(),
    updatedAt: instant(),
    version: count(),
  },
  {
    foreignKeys: [
      refersTo('ticket', 'projectId', 'project'),
      refersTo('ticket', 'unitId', 'unit'),
      refersTo('ticket', 'consultantId', 'person'),
    ],
    indices: [
      { name: 'IDX_ticket_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_ticket_state', columns: ['projectId', 'state'] },
      { name: 'IDX_ticket_unit', columns: ['unitId'] },
      { name: 'IDX_ticket_find', columns: ['projectId', 'consultantId', 'number', 'buyerNames', 'id'] },
    ],
    checks: [
      {
        name: 'CHK_ticket_numbered',
        expression: `("state" IN ('draft', 'discarded')) = ("number" IS NULL)`,
      },
      {
        name: 'CHK_ticket_state',
        expression: `"state" IN ('draft', 'discarded', 'submitted', 'approved', 'rejected', 'withdrawn', 'expired', 'subscribed')`,
      },
      { name: 'CHK_ticket_running', expression: `"state" NOT IN ('submitted', 'approved') OR "until" IS NOT NULL` },
      { name: 'CHK_ticket_total', expression: '"total" IS NULL OR "total" > 0' },
    ],
  },
)

/**
 * One home of a ticket with everything its price follows from, frozen as JSON of a HoldLine; an amendment adds a
 * revision, what was signed before stays. Rules LED-3, LED-7, LED-11.
 */
export type TicketLineRow = {
  ticketId: string
  revision: number
  position: number
  unitId: string
  priceVersionId: string
  schemeId: string
  total: number
  line: string
}
export const ticketLineTable = table<TicketLineRow>(
  'ticketLine',
  {
    ticketId: text({ primary: true }),
    revision: count({ primary: true }),
    position: count({ primary: true }),
    unitId: text(),
    priceVersionId: text(),
    schemeId: text(),
    total: fen(),
    line: text(),
  },
  {
    foreignKeys: [
      refersTo('ticketLine', 'ticketId', 'ticket'),
      refersTo('ticketLine', 'unitId', 'unit'),
      refersTo('ticketLine', 'priceVersionId', 'priceVersion'),
      refersTo('ticketLine', 'schemeId', 'scheme'),
    ],
  },
)

/** A buyer as the ticket's paper names them; numbers and address encrypted. `revision` counts amendments. */
export type TicketBuyerRow = NamedBuyer & {
  ticketId: string
  revision: number
  position: number
}
export const ticketBuyerTable = table<TicketBuyerRow>(
  'ticketBuyer',
  {
    ticketId: text({ primary: true }),
    revision: count({ primary: true }),
    position: count({ primary: true }),
    ...namedBuyerColumns,
  },
  {
    foreignKeys: [refersTo('ticketBuyer', 'ticketId', 'ticket'), refersTo('ticketBuyer', 'customerId', 'customer')],
    indices: [{ name: 'IDX_ticketBuyer_customer', columns: ['customerId'] }],
    checks: [{ name: 'CHK_ticketBuyer_share', expression: '"share" BETWEEN 1 AND 10000' }],
  },
)

/** One signature in a ticket's history; nobody signs an expiry. Rule LED-3. */
export type TicketEventRow = {
  ticketId: string
  position: number
  event: TicketEvent
  byId: string | null
  by: string
  at: number
  reason: string | null
  until: number | null
  total: number | null
  hash: string | null
}
export const ticketEventTable = table<TicketEventRow>(
  'ticketEvent',
  {
    ticketId: text({ primary: true }),
    position: count({ primary: true }),
    event: text(),
    byId: text({ nullable: true }),
    by: text(),
    at: instant(),
    reason: text({ nullable: true }),
    until: instant({ nullable: true }),
    total: fen({ nullable: true }),
    hash: text({ nullable: true }),
  },
  { foreignKeys: [refersTo('ticketEvent', 'ticketId', 'ticket'), refersTo('ticketEvent', 'byId', 'person')] },
)

/** A price list as it was read, waiting for confirmation or taken in. `reading` is JSON of a PriceListReading. */
export type PriceUploadRow = {
  id: string
  projectId: string
  fileName: string
  fileHash: string
  reading: string
  by: string
  at: number
  usedAt: number | null
}
export const priceUploadTable = table<PriceUploadRow>(
  'priceUpload',
  {
    id: id(),
    projectId: text(),
    fileName: text(),
    fileHash: text(),
    reading: text(),
    by: text(),
    at: instant(),
    usedAt: instant({ nullable: true }),
  },
  { foreignKeys: [refersTo('priceUpload', 'projectId', 'project')] },
)
