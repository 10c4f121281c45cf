import { spaceKindIn } from '../../space-number'
import { plainHeading } from '../columns/columns'
import type { Header } from '../columns/header'
import type { PriceListNotice } from '../notice'
import { cellAt, cellLine, cellName, type Sheet } from '../sheet'

/** 储藏室编号, 车库价格: a space by its number, size or price. */
const OF_SPACE = /[号价款额]$|面积$|金额$/

/**
 * A parking space or storeroom that stands in its home's own row is a home of another kind and needs a row of its own:
 * nothing of it is read, which is to be looked at. Rule LED-11.
 */
export function noticesOfSpaceColumns(sheet: Sheet, { last, unread }: Header): PriceListNotice[] {
  return unread.flatMap(({ index, header, isIgnored }): PriceListNotice[] => {
    const { name } = plainHeading(header)
    if (isIgnored || !spaceKindIn(name) || !OF_SPACE.test(name)) return []
    for (let row = last + 1; row < sheet.rows.length; row += 1) {
      const text = cellLine(cellAt(sheet, row, index))
      if (text === '') continue
      const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column: 'remarks' as const }
      return [{ ...place, home: '', text: `${header} ${text}` }]
    }
    return []
  })
}
