import type { PaymentMethod } from '../../../shared/pricing/scheme'
import type { SpecialRole, SpecialState } from '../../../shared/pricing/special'
import { count, fen, flag, id, instant, refersTo, table, text } from '../../database/columns'

/** 价格版本: applies from an instant on. Rule LED-7. */
export type PriceVersionRow = {
  id: string
  projectId: string
  number: number
  appliesFrom: number
  uploadId: string
  createdAt: number
  createdBy: string
}
export const priceVersionTable = table<PriceVersionRow>(
  'priceVersion',
  {
    id: id(),
    projectId: text(),
    number: count(),
    appliesFrom: instant(),
    uploadId: text(),
    createdAt: instant(),
    createdBy: text(),
  },
  {
    foreignKeys: [
      refersTo('priceVersion', 'projectId', 'project'),
      refersTo('priceVersion', 'uploadId', 'priceUpload'),
    ],
    indices: [{ name: 'IDX_priceVersion_number', columns: ['projectId', 'number'], unique: true }],
  },
)

/**
 * A home's prices in one version: list, filed and floor, each by the square metre (fen/㎡) or as a fixed total (fen).
 * The floor price never leaves the server for anyone below manager. Rules LED-7, PRC-5.
 */
export type PriceRow = {
  versionId: string
  unitId: string
  listUnitPrice: number | null
  listFixedTotal: number | null
  filedUnitPrice: number | null
  filedFixedTotal: number | null
  floorUnitPrice: number | null
  floorFixedTotal: number | null
  /** The file of the version did not name the home: its price came forward from the version before. Rule LED-8. */
  isCarried: boolean
}
export const priceTable = table<PriceRow>(
  'price',
  {
    versionId: text({ primary: true }),
    unitId: text({ primary: true }),
    listUnitPrice: fen({ nullable: true }),
    listFixedTotal: fen({ nullable: true }),
    filedUnitPrice: fen({ nullable: true }),
    filedFixedTotal: fen({ nullable: true }),
    floorUnitPrice: fen({ nullable: true }),
    floorFixedTotal: fen({ nullable: true }),
    isCarried: flag(),
  },
  {
    foreignKeys: [refersTo('price', 'versionId', 'priceVersion'), refersTo('price', 'unitId', 'unit')],
    indices: [{ name: 'IDX_price_unit', columns: ['unitId'] }],
    // A home taken off sale while its version waited stays in it without a price.
    checks: [
      { name: 'CHK_price_list', expression: '"listUnitPrice" IS NULL OR "listFixedTotal" IS NULL' },
      {
        name: 'CHK_price_said',
        expression: '"isCarried" OR "listUnitPrice" IS NOT NULL OR "listFixedTotal" IS NOT NULL',
      },
    ],
  },
)

/** 优惠方案 of a project; a change makes a new number, tickets keep theirs. `scheme` is a DiscountScheme as JSON. */
export type SchemeRow = {
  id: string
  projectId: string
  number: number
  appliesFrom: number
  scheme: string
  createdBy: string
  /** When it was saved; null for those saved before this was kept. */
  createdAt: number | null
}
export const schemeTable = table<SchemeRow>(
  'scheme',
  {
    id: id(),
    projectId: text(),
    number: count(),
    appliesFrom: instant(),
    scheme: text(),
    createdBy: text(),
    createdAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [refersTo('scheme', 'projectId', 'project')],
    indices: [{ name: 'IDX_scheme_number', columns: ['projectId', 'number'], unique: true }],
  },
)

/** 识别方案: what the project's people said the headings of their lists mean. `mapping` is JSON of a PriceListMapping. Rule LED-8. */
export type PriceMappingRow = { projectId: string; mapping: string; by: string; at: number }
export const priceMappingTable = table<PriceMappingRow>(
  'priceMapping',
  { projectId: text({ primary: true }), mapping: text(), by: text(), at: instant() },
  { foreignKeys: [refersTo('priceMapping', 'projectId', 'project')] },
)

/**
 * 特殊优惠申请单: belongs to a ticket and to the price it was applied at. `role` is the lowest that may approve it, by the
 * limits it was applied for or approved under; `line` the ticket's line as JSON of a HoldLine, `buyers` its customers,
 * encrypted; `listTotal` and `onSiteTotal` exact fen as text, `total` fen. Rules PRC-7, SUB-3.
 */
export type SpecialRow = {
  id: string
  projectId: string
  number: string
  state: SpecialState
  ticketId: string
  unitId: string
  consultantId: string
  consultant: string
  role: SpecialRole
  discount: string
  reason: string
  paymentMethod: PaymentMethod
  buyers: string
  line: string
  listTotal: string
  onSiteTotal: string
  total: number
  validUntil: number
  decidedBy: string | null
  decidedById: string | null
  decidedRole: SpecialRole | null
  decidedAt: number | null
  decideReason: string | null
  withdrawnAt: number | null
  withdrawReason: string | null
  hash: string
  createdAt: number
  version: number
}
export const specialTable = table<SpecialRow>(
  'special',
  {
    id: id(),
    projectId: text(),
    number: text(),
    state: text(),
    ticketId: text(),
    unitId: text(),
    consultantId: text(),
    consultant: text(),
    role: text(),
    discount: text(),
    reason: text(),
    paymentMethod: text(),
    buyers: text(),
    line: text(),
    listTotal: text(),
    onSiteTotal: text(),
    total: fen(),
    validUntil: instant(),
    decidedBy: text({ nullable: true }),
    decidedById: text({ nullable: true }),
    decidedRole: text({ nullable: true }),
    decidedAt: instant({ nullable: true }),
    decideReason: text({ nullable: true }),
    withdrawnAt: instant({ nullable: true }),
    withdrawReason: text({ nullable: true }),
    hash: text(),
    createdAt: instant(),
    version: count(),
  },
  {
    foreignKeys: [
      refersTo('special', 'projectId', 'project'),
      refersTo('special', 'ticketId', 'ticket'),
      refersTo('special', 'unitId', 'unit'),
      refersTo('special', 'consultantId', 'person'),
      refersTo('special', 'decidedById', 'person'),
    ],
    indices: [
      { name: 'IDX_special_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_special_state', columns: ['projectId', 'state'] },
      { name: 'IDX_special_ticket', columns: ['ticketId'] },
      { name: 'IDX_special_find', columns: ['projectId', 'consultantId', 'number', 'unitId', 'id'] },
    ],
    checks: [
      { name: 'CHK_special_state', expression: `"state" IN ('applied', 'approved', 'rejected', 'withdrawn')` },
      { name: 'CHK_special_role', expression: `"role" IN ('consultant', 'manager', 'director')` },
      { name: 'CHK_special_decided', expression: `"state" NOT IN ('approved', 'rejected') OR "decidedAt" IS NOT NULL` },
      { name: 'CHK_special_applied', expression: `"state" <> 'applied' OR "decidedAt" IS NULL` },
      { name: 'CHK_special_withdrawn', expression: `("state" = 'withdrawn') = ("withdrawnAt" IS NOT NULL)` },
      { name: 'CHK_special_total', expression: '"total" > 0' },
    ],
  },
)
