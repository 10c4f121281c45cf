import type { AskedColumn } from '../columns/asked-money'
import { plainHeading } from '../columns/columns'
import type { HeadingCell } from '../columns/headings'
import type { MappedColumn } from '../columns/price-columns'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'

/** Who bought a home, and when. */
const BUYER =
  /^(?:客户|业主|买受人|购房人|购房者|认购人|认购客户|买方|产权人)(?:姓名|名称|名)?$|^(?:认购|签约|网签|成交|售出|下定|大定|定金)(?:日期|时间)$/
/** Who sells it: told off for every home, it says nothing of a sale. */
const SELLER = /^(?:置业|销售|成交)顾问(?:姓名)?$|^(?:业务员|销售员|销售人员)(?:姓名)?$/

const lowest = (header: string) => plainHeading(header.split(' ').at(-1) ?? '').name

/** Whether a heading is one under which a home that is sold has a value, and another none: 客户姓名. */
export function isOfBuyers(header: string): boolean {
  return BUYER.test(lowest(header)) || SELLER.test(lowest(header))
}

/** 置业顾问. */
export function isOfSellers(header: string): boolean {
  return SELLER.test(lowest(header))
}

/** Whether a cell names anybody or a day. */
export function namesBuyer(cell: Cell): boolean {
  if (cell.kind === 'date') return true
  return cell.kind === 'number' ? cell.value !== 0 : !/^(?:[-—–/\s]*|无|否|空|待定|未[定售签]?)$/.test(cellLine(cell))
}

/**
 * 客户姓名, 认购日期, 置业顾问 that have a value in rows whose status says nothing: whether those homes are sold a person
 * says once. Rule LED-8.
 */
export function askedBuyers(
  sheet: Sheet,
  cells: readonly HeadingCell[],
  columns: readonly MappedColumn[],
  last: number,
): AskedColumn[] {
  const room = columns.find(({ column }) => column === 'room')
  const states = columns.filter(({ column }) => column === 'status')
  if (!room) return []
  const taken = new Set(columns.map(({ index }) => index))
  return cells.flatMap(({ index, header, isIgnored }): AskedColumn[] => {
    if (isIgnored || taken.has(index) || !isOfBuyers(header)) return []
    let [filled, all] = [0, 0]
    let isSaid = true
    for (let row = last + 1; row < sheet.rows.length; row += 1) {
      const text = cellLine(cellAt(sheet, row, room.index))
      if (!/\d/.test(text)) continue
      all += 1
      const cell = cellAt(sheet, row, index)
      if (!namesBuyer(cell) || cellLine(cell) === header) continue
      filled += 1
      isSaid &&= states.some((state) => namesBuyer(cellAt(sheet, row, state.index)))
    }
    const isOfAll = isOfSellers(header) && filled === all
    return filled === 0 || isSaid || isOfAll ? [] : [{ index, header, word: String(filled), meanings: ['status'] }]
  })
}
