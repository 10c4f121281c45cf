import type { Header } from '../columns/header'
import { type Cell, cellAt, cellLine, EMPTY, type Sheet } from '../sheet'

/** 备注|毛坯交付, 总套数|2, 公摊率|20%: what stands behind such a word is said of the list, and is no home. */
const SAID = new RegExp(
  `^(?:${[
    '(?:特别|温馨|重要|补充)?(?:备注|附注|说明|提示|注意?)',
    '图例|颜色说明|标识说明',
    '(?:总|合计|共计)?(?:套数|户数|房源数|货值|货量|建筑面积|面积|金额|总价)(?:合计)?|总(?:套数|户数|货值|金额|建面)',
    '(?:最[高低大小]|平均)(?:总价|单价|面积|价格?|建筑面积)|(?:整体|平均|项目|销售)均价',
    '楼层差价?|层差|面积差价?|朝向差价?|位置差价?|端户加价|公摊率|公摊系数|公摊比例|得房率|容积率|绿化率',
    '付款方式|优惠(?:方案|政策|说明|方式)|折扣(?:方案|说明)?|交付标准|交房标准|装修标准|交房时间|交付时间',
    '(?:联系|咨询|销售|服务)?(?:电话|热线)|地址|项目地址|开发商|开发企业|单位|日期|制表日期|打印日期|执行日期',
  ].join('|')})\\d?:?$`,
)
/** 营销负责人, 总经理: signs beside it or below. */
const SIGNS =
  /^(?:(?:项目|营销|销售|财务|成本|运营|案场|区域|集团|公司)*(?:负责人|总经理|副总经理|总监|经理|主管|部|总)|董事长|总裁|制表人?|填表人?|编制人?|审核人?|复核人?|审批人?|批准人?|经办人?|打印人?|签[字名]|盖章)(?:签[字名]|审批|审核|意见)?:?$/
/** 户型|套数, 付款方式|折扣: the headings of a small table of its own. */
const OF_TABLE = /^(?:户型|房型|面积段|楼栋|楼号|付款方式|优惠方式|优惠项目|物业类型|业态|楼层)$/
const COUNTED = /^(?:套数|户数|数量|占比|比例|折扣|优惠|优惠幅度|折扣率|均价|差价|加价|面积段|货值)$/
const FILLED_IN = /^[^:]{2,20}:/
const DATE = /^20\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)$/
/** How long a small table is at most. */
const LONGEST_TABLE = 12
/** No home is called by less. */
const MAY_BE_ROOM = /\d{2}/

/**
 * Whether a row is of the list and no home: a known word with what it says behind it, names of those who sign, or a small
 * table. Where a room's number may stand in it, it is none. Rule LED-8.
 */
export function isLabelRow(sheet: Sheet, row: number, header: Header): boolean {
  const room = header.columns.find(({ column }) => column === 'room')?.index
  const cells = sheet.rows[row] ?? []
  const first = cells.findIndex(isFilled)
  const text = cellLine(cells[first] ?? EMPTY)
  const own = room === undefined || room === first ? '' : cellLine(cells[room] ?? EMPTY)
  // Nearly every row ends here.
  if (
    room === first
      ? MAY_BE_ROOM.test(text) && !DATE.test(text)
      : /\d{3}/.test(own) && !SAID.test(text) && !DATE.test(own)
  )
    return false
  // What stands behind a label in the room's place is what it says, 套数|2.
  const isSaid = SAID.test(text) && isPaired(cells, first) && !(MAY_BE_ROOM.test(own) && !hasLabelBefore(cells, room))
  return isSaid || isSigned(cells) || isOfTable(sheet, row, first)
}

/** Every figure has its word right before it: 总套数|2|总面积|180. */
function isPaired(cells: readonly Cell[], first: number): boolean {
  const filled = cells.flatMap((cell, index) => (index >= first && isFilled(cell) ? [cell] : []))
  return filled.every(({ kind }, at) => kind !== 'number' || filled[at - 1]?.kind === 'text')
}

function hasLabelBefore(cells: readonly Cell[], room: number | undefined): boolean {
  const before = cells.slice(0, room ?? 0).findLast(isFilled)
  return (
    before !== undefined && SAID.test(cellLine(before)) && cells.slice((room ?? 0) + 1).every((cell) => !isFilled(cell))
  )
}

function isSigned(cells: readonly Cell[]): boolean {
  if (cells.some(({ kind }) => kind === 'number')) return false
  const filled = cells.filter(isFilled)
  const texts = filled.map(cellLine)
  const isOfForm = (cell: Cell) =>
    cell.kind === 'date' || SIGNS.test(cellLine(cell)) || FILLED_IN.test(cellLine(cell)) || DATE.test(cellLine(cell))
  return texts.some((text) => SIGNS.test(text) || FILLED_IN.test(text)) && filled.every(isOfForm)
}

/** The headings themselves, or a row right below them with nothing beyond their columns. */
function isOfTable(sheet: Sheet, row: number, first: number): boolean {
  for (let at = row; at > row - LONGEST_TABLE && at >= 0; at -= 1) {
    const cells = sheet.rows[at] ?? []
    const filled = cells.flatMap((cell, index) => (isFilled(cell) ? [index] : []))
    if (filled.length < 2) return false
    const [name, ...counted] = filled.map((index) => cellLine(cellAt(sheet, at, index)))
    const isHeading = OF_TABLE.test(name ?? '') && counted.every((text) => COUNTED.test(text))
    if (isHeading) return at === row || isWithin(sheet, row, filled)
    if (filled[0] !== first || /^\d+$/.test(name ?? '') || MAY_BE_ROOM.test(name ?? '')) return false
  }
  return false
}

function isWithin(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  return (sheet.rows[row] ?? []).every((cell, index) => !isFilled(cell) || columns.includes(index))
}

function isFilled(cell: Cell): boolean {
  return cell.kind !== 'empty' && (cell.kind !== 'text' || cellLine(cell) !== '')
}
