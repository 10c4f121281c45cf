import { placeInTitle } from '../../said-place'
import { buildingCode } from '../../unit-number'
import { parseWholeNumber } from '../../whole-number'
import type { PriceListColumn } from '../columns/columns'
import { cellOf, type Line, lineOf } from '../line'
import type { SaleOver } from '../sale/sale-at'
import { saleOfRow } from '../sale/sale-over'
import { cellLine, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import { FIGURES } from './skip'
import { withoutSums } from './sum-words'
import { type Added, isSumOfAny, type SumsAbove } from './sums'

/** What is above a row with words of a sum: its last home with the words over it, and what is said of its sale. */
export type AboveSum = {
  last: (Line & { title: { building: string | null; entrance: string | null } }) | null
  sums: SumsAbove
  said: SaleOver['meaning'] | null
  project: string | null
}

/** A code, `null` where nothing says it, of the homes above and of the row. */
type Said = { above: string | null; own: string | null }

/** 小计, 合计 by themselves: words of a sub-total more than of a title, in which 均价 and 汇总 stand as well. */
const COUNTED = /[小合总共累]\s*计/
const TITLE = /[表册]|[清价]单|明细|以下|下列/

/**
 * Whether a row with words of a sum is a title or section of what is below it all the same: it names another building or
 * entrance than that of the homes above, or the state of a sale, and holds no figures: 2号楼价格表（均价10000元/㎡）, 已售房源
 * 合计1套. With figures it is the sum of what they add up; `unclear` where they do not, or where nothing says whose the
 * homes above are: which of the two it is, only its writer knows. Rule LED-8.
 */
export function readSumTitle(line: Line, sheet: Sheet, added: Added, above: AboveSum): 'title' | 'unclear' | 'sum' {
  const { row } = line
  const words = (sheet.rows[row] ?? []).filter(({ kind }) => kind === 'text').map(cellLine)
  const text = words.map(withoutSums).join(' ')
  const said = saleOfRow(sheet, row, above.project)
  const isCounted = COUNTED.test(words.join(' ')) && !TITLE.test(text)
  const isState = said !== null && said.meaning !== above.said && !(said.meaning === 'forSale' && isCounted)
  const places = placesOf(text, sheet, above).filter((place) => place.own !== null && place.own !== place.above)
  if (!isState && places.length === 0) return 'sum'
  const hasFigures = FIGURES.some((column) => isFigure(line, column))
  if (hasFigures) {
    const isOther = isState || places.some((place) => place.above !== null)
    return isOther && !isSumOfAny(added, above.sums) ? 'unclear' : 'sum'
  }
  const isOfUnknown = places.length > 0 && places.every((place) => place.above === null)
  return !isState && isOfUnknown && isCounted && above.last !== null ? 'unclear' : 'title'
}

function isFigure(line: Line, column: PriceListColumn): boolean {
  return readFigure(cellOf(line, column), HUNDREDTHS).kind === 'figure'
}

/** Of a building that is another one the entrance is as well. */
function placesOf(text: string, sheet: Sheet, { last, sums, project }: AboveSum): Said[] {
  const { building, entrance } = placeInTitle(text, project)
  const own = { building: building === null ? null : buildingCode(building), entrance }
  const ofSheet = placeInTitle(sheet.name, project)
  const whole = last === null ? null : parseWholeNumber(lineOf(last, 'room'))
  const name = sums.names.building || last?.title.building || sheet.building || ofSheet.building
  const code = whole?.building ?? (name ? buildingCode(name) : null)
  const written = sums.names.entrance === '' ? null : placeInTitle(asEntrance(sums.names.entrance), project).entrance
  const way = whole?.entrance ?? written ?? last?.title.entrance ?? ofSheet.entrance
  const places = [{ above: last === null ? null : code, own: own.building }]
  return [...places, { above: last === null ? null : way, own: own.entrance }]
}

function asEntrance(written: string): string {
  return /单元/.test(written) ? written : `${written}单元`
}
