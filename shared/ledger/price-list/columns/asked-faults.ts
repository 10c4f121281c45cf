import type { PriceListFault } from '../fault'
import { namesBuyer } from '../sale/buyer-columns'
import { cellAt, cellName, type Sheet } from '../sheet'
import { HUNDREDTHS } from '../values'
import type { Header } from './header'
import { positiveIn } from './list-price'

/**
 * One fault for each heading of money that nobody knows, or of buyers, at its first figure or name, however many pages and sheets have the
 * heading: what a person says of it is said of all. Rule LED-8.
 */
export function faultsOfAsked(tables: readonly { sheet: Sheet; header: Header }[]): PriceListFault[] {
  const seen = new Set<string>()
  return tables.flatMap(({ sheet, header: { last, asked } }) =>
    asked.flatMap(({ index, header, word, meanings }): PriceListFault[] => {
      const [column] = meanings
      if (!column || seen.has(header)) return []
      seen.add(header)
      let row = last + 1
      const isAsked = () =>
        column === 'status' ? namesBuyer(header, cellAt(sheet, row, index)) : positiveIn(sheet, row, index, HUNDREDTHS)
      while (row < sheet.rows.length && !isAsked()) row += 1
      const place = { sheet: sheet.name, cell: cellName(row, index), row: row + 1, column }
      if (column !== 'status') return [{ ...place, code: 'figureUnclear', data: { text: header, other: word } }]
      return [{ ...place, code: 'buyersUnclear', data: { text: header, homes: Number(word) } }]
    }),
  )
}
