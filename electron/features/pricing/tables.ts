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
    checks: [{ name: 'CHK_price_list', expression: '("listUnitPrice" IS NULL) <> ("listFixedTotal" IS NULL)' }],
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
}
export const schemeTable = table<SchemeRow>(
  'scheme',
  { id: id(), projectId: text(), number: count(), appliesFrom: instant(), scheme: text(), createdBy: text() },
  {
    foreignKeys: [refersTo('scheme', 'projectId', 'project')],
    indices: [{ name: 'IDX_scheme_number', columns: ['projectId', 'number'], unique: true }],
  },
)
