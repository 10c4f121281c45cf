import { plainHeading } from '../columns/columns'
import { type Cell, cellLine } from '../sheet'
import { BUYER, isOfHomes, isOfPeople, OF_OWNERS, OF_SALE, OF_WITHHELD, SELLER } from './buyer-words'
import { readSaleText } from './sale-words'

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

/** Whether a heading is none of a buyer’s and none of the home’s: what stands under it for some homes may be anything. */
export function isOfAnything(header: string): boolean {
  return !isOfBuyers(header) && !isOfHomes(header)
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
  return isSold || isWithheld || isMentioned || isOfPeople(text)
}
