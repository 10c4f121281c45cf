import { storeyIn } from '../../unit-number'
import type { PriceListNotice } from '../notice'
import { tellsOthers } from '../sale/sale-notes'
import { withoutTables } from '../sale/sale-over'
import { readSaleText, type SaleText } from '../sale/sale-words'
import { isStateOfSale } from '../sale/state-headings'
import { cellAt, cellLine, cellName, type Sheet } from '../sheet'
import { HUNDREDTHS, readFigure } from '../values'
import type { Chart } from './chart-shape'

const LONGEST_NOTICE = 120

/** What the cells of charts say, each text looked up once. */
function lookUpIn(known: Map<string, SaleText>, text: string): SaleText {
  const said = known.get(text) ?? readSaleText(text)
  known.set(text, said)
  return said
}

/**
 * 销控图: a chart whose every cell is a word of a sale, whatever stands over it: it holds the state of the homes, as a
 * status column of a list does. Rule LED-8.
 */
export function isStatusChart({ sheet, last, end, floorIndex, labelIndex, rooms }: Chart): boolean {
  if (labelIndex !== null || rooms.some(({ figure }) => figure !== null)) return false
  const known = new Map<string, SaleText>()
  let isAny = false
  for (let row = last + 1; row < end; row += 1) {
    if (storeyIn(cellLine(cellAt(sheet, row, floorIndex))) === null) continue
    for (const { index } of rooms) {
      const cell = cellAt(sheet, row, index)
      if (readFigure(cell, HUNDREDTHS).kind === 'empty') continue
      if (cell.kind !== 'text') return false
      const { isForSale, isSold, isWithheld, unknown } = lookUpIn(known, cellLine(cell))
      if (unknown.length > 0 || !(isForSale || isSold || isWithheld)) return false
      isAny = true
    }
  }
  return isAny
}

/** The cell as it is shown to be looked at. */
export function noticeAt(sheet: string, row: number, index: number, text: string): PriceListNotice {
  const place = { sheet, cell: cellName(row, index), row: row + 1, column: 'remarks' as const }
  return { ...place, home: '', text: text.slice(0, LONGEST_NOTICE) }
}

/**
 * What stands about the homes of charts and is read by nothing, 02已售 beside the floor or 备注：201已售 below: no cell of
 * a sheet that speaks of a sale is passed over. `read` are the cells that were read, by their names.
 */
export function noticesIn(sheet: Sheet, read: ReadonlySet<string>): PriceListNotice[] {
  const known = new Map<string, SaleText>()
  return sheet.rows.flatMap((cells, row) =>
    cells.flatMap((cell, index): PriceListNotice[] => {
      const text = cell.kind === 'text' ? cellLine(cell) : ''
      if (text === '' || read.has(cellName(row, index)) || isHeading(text)) return []
      const { isSold, isWithheld, isMentioned } = lookUpIn(known, withoutTables(text))
      return isSold || isWithheld || isMentioned || tellsOthers(text) ? [noticeAt(sheet.name, row, index, text)] : []
    }),
  )
}

/** 签约情况, 是否已售: what a row is called says nothing yet. */
function isHeading(text: string): boolean {
  return isStateOfSale(text.replaceAll(' ', '')) || /^是否[^,，。:：]{1,6}$/.test(text)
}

/** A sheet that is not read and has homes in it that somebody bought or that are kept back: its first such cell. */
export function noticeOfUnread(charts: readonly Chart[]): PriceListNotice[] {
  for (const chart of charts.filter(isStatusChart)) {
    const [first] = noticesIn(chart.sheet, new Set())
    if (first) return [first]
  }
  return []
}
