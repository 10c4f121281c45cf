import { z } from 'zod'
import { areaSchema } from '../../kernel/area'
import { positiveFenSchema } from '../../kernel/money'
import { unitStateSchema } from '../unit'
import { priceListColumnSchema } from './columns/columns'

function faultSchema<Code extends string, Shape extends z.core.$ZodLooseShape>(code: Code, data: Shape) {
  return z.strictObject({
    sheet: z.string(),
    /** The cell's name as Excel shows it: `H5`. */
    cell: z.string(),
    /** The row's number as Excel shows it. */
    row: z.int(),
    /** What was looked for there. */
    column: priceListColumnSchema,
    /** The home it is of: its number, or its room as written where the number could not be read. */
    home: z.string().optional(),
    code: z.literal(code),
    data: z.strictObject(data),
  })
}

/** 错误单元格: one cell of a price list that cannot stand, and why. `text` is what the cell says. Rule LED-8. */
export const priceListFaultSchema = z.discriminatedUnion('code', [
  faultSchema('missing', {}),
  faultSchema('notANumber', { text: z.string() }),
  faultSchema('dateValue', {}),
  faultSchema('errorValue', { error: z.string() }),
  /** More decimals than 0.01 ㎡ or 分 in a figure that decides. */
  faultSchema('tooFine', { text: z.string() }),
  /** Absurd: bounds in 0.01 ㎡ or fen. */
  faultSchema('outOfRange', { text: z.string(), least: z.int(), most: z.int() }),
  /** The fixed total gives an absurd unit price. */
  faultSchema('unitPriceOutOfRange', { unitPrice: positiveFenSchema, least: z.int(), most: z.int() }),
  faultSchema('innerAboveArea', { innerArea: areaSchema, area: areaSchema }),
  /** Another column of the same meaning gives another figure, and nobody said which of them holds. */
  faultSchema('columnsDiffer', { text: z.string(), header: z.string(), other: z.string() }),
  /** Words above a chart, or its sheet's name, call its figures two things (总价 and 单价), or nobody knows what: 拎包总价. */
  faultSchema('figureUnclear', { text: z.string(), other: z.string() }),
  /** Words above a chart call its figures a unit price or a total, and against the areas they can only be the other. */
  faultSchema('figureDoubtful', { text: z.string() }),
  /** The total is not area × unit price, which decides. */
  faultSchema('totalDiffers', { total: positiveFenSchema, expected: positiveFenSchema }),
  faultSchema('listAboveFiled', { list: positiveFenSchema, filed: positiveFenSchema }),
  /** So far below that it is hardly the same unit: 万元 taken for 元. */
  faultSchema('listFarBelowFiled', { list: positiveFenSchema, filed: positiveFenSchema }),
  /** A row of separated text with more fields than its headings: 118,650 without quotes is two. */
  faultSchema('surplusField', { text: z.string() }),
  /** Listed before: in that row of that sheet. */
  faultSchema('repeatedHome', { number: z.string(), firstSheet: z.string(), firstRow: z.int() }),
  /** A chart shows a home of the list with another area or price: `other` in that cell of that sheet. */
  faultSchema('chartDiffers', { text: z.string(), other: z.string(), sheet: z.string(), cell: z.string() }),
  /** No building, entrance, floor or room can be read from it. */
  faultSchema('nameUnreadable', { text: z.string() }),
  /** Two buildings have one number: A区1号楼 and B区1号楼; `other` is the first of them. */
  faultSchema('otherBuilding', { text: z.string(), other: z.string() }),
  /** A column says one thing of some floors of a building and another of the others: one building, or two of a number. */
  faultSchema('buildingsUnclear', { text: z.string(), header: z.string(), one: z.string(), other: z.string() }),
  /** So do the names of two sheets. */
  faultSchema('sheetsUnclear', { text: z.string(), one: z.string(), other: z.string() }),
  /** Spaces of two zones whose numbers do not say them; `other` is the zone of those above, if any. */
  faultSchema('otherZone', { text: z.string(), other: z.string() }),
  /** Words over so many rows call them spaces, and their areas or what stands between may make them homes. */
  faultSchema('kindUnclear', { text: z.string(), homes: z.int() }),
  /** Neither a column, nor the room number, nor the sheet's name says which building. */
  faultSchema('buildingUnknown', {}),
  /** No column and no room number says which entrance; words above speak of one, and do not tell which. */
  faultSchema('entranceUnclear', { text: z.string() }),
  /** `1-1203`: nothing tells whether the 1 is a building or an entrance. */
  faultSchema('prefixUnclear', { text: z.string() }),
  /** The room number says another building, entrance or floor than that column. */
  faultSchema('numberDiffers', { text: z.string(), from: priceListColumnSchema, says: z.string() }),
  /** It says 合计, and it has a room. */
  faultSchema('sumUnclear', { text: z.string() }),
  /** Its room is the number of homes beside it, or its figures are theirs added up, or on average. */
  faultSchema('likeSum', { text: z.string() }),
  /** A row or column of a chart whose every figure is those beside it added up, or on average. */
  faultSchema('likeSumInChart', { text: z.string() }),
  /** Figures that may be homes' and that nothing reads, from this cell to `last`; `text` is what they are called, or their cells. */
  faultSchema('figuresUnread', { text: z.string(), cells: z.int(), last: z.string() }),
  /** A sheet that is not read and has so many figures, which may be those of homes that stand nowhere else. */
  faultSchema('sheetUnread', { text: z.string(), cells: z.int() }),
  /** A sheet that is not read names so many homes of the list as sold or withheld, of which the list says nothing. */
  faultSchema('statesUnread', { text: z.string(), homes: z.int(), says: z.string(), number: z.string() }),
  /** One cell of a chart over the columns of several rooms, `text` to `other`: homes that are joined. */
  faultSchema('homesJoined', { text: z.string(), other: z.string() }),
  /** Of rooms such as `1301` in entrance 1: nothing tells whether that is floor 13, or floor 3 of the entrance. */
  faultSchema('floorUnclear', { text: z.string(), floor: z.string(), entrance: z.string(), lower: z.string() }),
  /** `3A` on floor 3: nothing tells whether it is flat A of the floor, or room 03A. */
  faultSchema('flatUnclear', { text: z.string(), flat: z.string(), room: z.string() }),
  /** A户 or A户型 over the homes of a chart: nothing tells whether it is a room, a type or a column of the sheet. */
  faultSchema('letterUnclear', { text: z.string(), letter: z.string() }),
  /** `201-202` of one floor: two homes joined, whose prices the row does not tell apart. */
  faultSchema('roomsJoined', { text: z.string() }),
  /** `2-5` beside room `01`: a row for several homes, one a floor, or a home on several floors. */
  faultSchema('floorsSeveral', { text: z.string() }),
  /** A total merged over several rows: of each of them, or theirs added up. */
  faultSchema('totalMerged', { text: z.string(), homes: z.int() }),
  faultSchema('tooLong', { longest: z.int() }),
  /** The home has an open claim, so that its area, type and kind stay as they are; a kind is said by its code. */
  faultSchema('unitClaimed', { number: z.string(), state: unitStateSchema, was: z.string(), now: z.string() }),
  /** The claimed home `was` is not in the list, and this new one is like it in all but its number. */
  faultSchema('numberClaimed', { number: z.string(), was: z.string(), state: unitStateSchema }),
  /** The claimed home `was` is not in the list, which has so many new ones, this the nearest: its number may have changed. */
  faultSchema('claimedMissing', { number: z.string(), was: z.string(), state: unitStateSchema, homes: z.int() }),
  /** A building with so many claimed homes is not in the list, and this new home stands where its `was` does. */
  faultSchema('buildingMissing', { number: z.string(), was: z.string(), building: z.string(), homes: z.int() }),
  /** The list has no filed price for the home, and its list price exceeds the one the office has. Totals in fen. */
  faultSchema('aboveFiledBefore', { number: z.string(), list: positiveFenSchema, filed: positiveFenSchema }),
  /** In a version that waits, which follows this list in what its own did not say, the list price would exceed the filed one. */
  faultSchema('aboveFiledWaiting', {
    number: z.string(),
    version: z.int(),
    list: positiveFenSchema,
    filed: positiveFenSchema,
  }),
  /** What a home is changes at once, and the list is to apply later; a kind is said by its code. */
  faultSchema('changesAtOnce', { number: z.string(), was: z.string(), now: z.string() }),
  /** 销售状态: none of the words for 可售, 保留 or 已售. One fault for all `cells` that say the same. */
  faultSchema('statusUnknown', { text: z.string(), cells: z.int() }),
  /** The list says that the home is sold, and the office has no subscription of it. */
  faultSchema('soldElsewhere', { number: z.string(), says: z.string() }),
  /** 客户姓名 has a value of so many homes, and no status says whether those are sold. */
  faultSchema('buyersUnclear', { text: z.string(), homes: z.int() }),
  /** Words over so many homes, or their sheet's name, say that they are sold, and the office has no subscription of them. */
  faultSchema('soldTogether', { says: z.string(), homes: z.int(), over: z.enum(['rows', 'sheet']) }),
  /** A row between the homes speaks of a sale or a withholding, and nothing tells whether this home is still of it. */
  faultSchema('sectionUnclear', { text: z.string() }),
  /** A parking space or storeroom goes with a home that neither the list nor the office knows. */
  faultSchema('tiedUnknown', { number: z.string(), home: z.string() }),
  /** It, or the home it is to go with, has an open claim. */
  faultSchema('tiedClaimed', { number: z.string(), home: z.string() }),
])
export type PriceListFault = z.infer<typeof priceListFaultSchema>

type ReasonOf<Fault> = Fault extends { code: string; data: object } ? Pick<Fault, 'code' | 'data'> : never
/** A fault without its place. */
export type FaultReason = ReasonOf<PriceListFault>
