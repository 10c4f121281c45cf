import type { AskedColumn } from '../columns/asked-money'
import { plainHeading } from '../columns/columns'
import type { HeadingCell } from '../columns/headings'
import type { MappedColumn } from '../columns/price-columns'
import { type Cell, cellAt, cellLine, type Sheet } from '../sheet'
import { readSaleText } from './sale-words'

/** Who bought a home, and when. */
const BUYER =
  /^(?:客户|业主|买受人|购房人|购房者|认购人|认购客户|买方|产权人)(?:姓名|名称|名)?$|^(?:认购|签约|网签|成交|售出|下定|大定|定金)(?:日期|时间)$/
/** What comes with a sale: who bought, what was signed, when and what was paid. Of all homes it may be anything. */
const OF_SALE = new RegExp(
  `^(?:${[
    '(?:实际|最终)?成交(?:单价|总价款?|价格?|价款|总?金额)',
    '(?:已[交收付]|实[收付])?[定订]金(?:金额)?',
    '(?:客户|业主|买受人|购房人|买方)?(?:姓名|名字|电话(?:号码)?|手机(?:号码?)?|联系(?:方式|电话|人)|证件号码?|身份证(?:号码?)?)',
    '(?:签约|预[定订]|[订定]房|登记|成交|意向)(?:人|客户|者)(?:姓名)?',
    '(?:商品房|买卖|购房)?(?:认购|合同|网签|签约|[订定]购|预[定订])(?:书|单|协议|合同)?(?:备案)?(?:编?号码?)',
    '(?:网签|合同|签约)?(?:备案|销售|[交付收]款|签[订署]|合同|预[定订]|[订定]房|登记)(?:日期|时间)',
    '(?:付款|支付|按揭|贷款|交款)(?:方式|类型)',
    '(?:实[收付]|已[收付交]|首[付期]|贷款|按揭|公积金|回款|到账)(?:总?金?额|房?款项?)?(?:金额)?',
    '(?:是否)?已?去化(?:与否)?',
  ].join('|')})$`,
)
/** Whom or what a home is kept back for. */
const OF_WITHHELD = new RegExp(
  `^(?:${[
    '(?:销控|保留|锁定|锁房|预留|控房)(?:人员?|客户|单位|对象|者|部门)(?:姓名|名称)?',
    '(?:内部|领导|公司)(?:预留|保留|留房)',
    '工?(?:程)?抵(?:款|账|债|房|顶)?(?:单位|公司|对象|方)(?:名称)?',
  ].join('|')})$`,
)
/** Whose a home is: a value is only what says that it is somebody's, or kept back. */
const OF_OWNERS = /^(?:房源|房屋)?(?:归属|去向)(?:单位|方|人|部门)?$/

/** Who sells it: told off for every home, it says nothing of a sale. */
const SELLER = /^(?:置业|销售|成交)顾问(?:姓名)?$|^(?:业务员|销售员|销售人员)(?:姓名)?$/

const lowest = (header: string) => plainHeading(header.split(' ').at(-1) ?? '').name

/** Whether a heading is one under which a home that is sold or kept back has a value, and another none: 客户姓名. */
export function isOfBuyers(header: string): boolean {
  const name = lowest(header)
  return [BUYER, SELLER, OF_SALE, OF_WITHHELD, OF_OWNERS].some((words) => words.test(name))
}

/** 置业顾问, 付款方式: told of every home, it says nothing of a sale. A buyer's name does. */
export function mayBeOfAll(header: string): boolean {
  return !BUYER.test(lowest(header))
}

/** Whether it is one that names whom a home is kept back for. */
export function isOfWithheld(header: string): boolean {
  return OF_WITHHELD.test(lowest(header))
}

/** Whether a cell under such a heading names anybody, a day, or what was paid. */
export function namesBuyer(header: string, cell: Cell): boolean {
  if (OF_OWNERS.test(lowest(header))) return isOfSomebody(cellLine(cell))
  if (cell.kind === 'date') return true
  return cell.kind === 'number'
    ? cell.value !== 0
    : !/^(?:[-—–/\s]*|0+(?:\.0+)?|[无否空×]|没有|待定|暂无|未(?:[定售签]|去化|成交|认购)?)$/.test(cellLine(cell))
}

function isOfSomebody(text: string): boolean {
  const { isSold, isWithheld, isMentioned } = readSaleText(text)
  return isSold || isWithheld || isMentioned
}

/**
 * 客户姓名, 认购日期, 置业顾问, 保留人 that have a value in rows whose status says nothing: whether those homes are sold or
 * kept back a person says once. Rule LED-8.
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
      if (!namesBuyer(header, cell) || cellLine(cell) === header) continue
      filled += 1
      isSaid &&= states.some((state) => namesBuyer(state.header, cellAt(sheet, row, state.index)))
    }
    const isOfAll = mayBeOfAll(header) && filled === all
    return filled === 0 || isSaid || isOfAll ? [] : [{ index, header, word: String(filled), meanings: ['status'] }]
  })
}
