import { isRemarks } from '../columns/columns'
import type { RemarkCell } from '../line'
import type { HomePlace } from '../places/place'
import { isAboutElse, saidUnder } from '../sale/sale-columns'
import { namesBeside, readSaleText } from '../sale/sale-words'
import { type Cell, cellLine } from '../sheet'

/** What a row or column of a chart called 备注 or 客户 says of one home. */
export type ChartRemark = RemarkCell & { place: HomePlace }

/**
 * What a cell under such a name says of a sale, as in a list: remarks whatever they are, anything else where the whole of
 * it is a known word. `null` where it says nothing. Rule LED-8.
 */
export function remarkIn(header: string, cell: Cell): string | null {
  const written = cellLine(cell)
  if (written === '' || isAboutElse(header, written)) return null
  if (isRemarks(header)) return written
  if (namesBeside(header)) return null
  const text = saidUnder(header, written)
  const { isSold, isWithheld, isMentioned, unknown } = readSaleText(text)
  if (text !== written) return isSold || isWithheld || isMentioned ? text : null
  return (isSold || isWithheld) && unknown.length === 0 ? text : null
}
