import { isRefusal } from '../../../../shared/kernel/refusal'
import type { PriceKind } from '../../../../shared/ledger/price-list/columns/columns'
import {
  type PriceListOptions,
  type PriceListReading,
  readPriceList,
} from '../../../../shared/ledger/price-list/reading'
import { type Cell, EMPTY, type Merge, type Sheet } from '../../../../shared/ledger/price-list/sheet'

export type Written = string | number | null | Cell

/** A visible sheet as an office writes it: text, numbers, `null` for nothing. */
export function aSheet(rows: readonly (readonly Written[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    name: '价目',
    isHidden: false,
    hiddenColumns: [],
    hiddenRows: [],
    merges: [],
    rows: rows.map((row) => row.map(cellOf)),
    ...more,
  }
}

export function cellOf(written: Written): Cell {
  if (written === null) return EMPTY
  if (typeof written === 'string') return written === '' ? EMPTY : { kind: 'text', text: written }
  return typeof written === 'number' ? { kind: 'number', value: written } : written
}

/** A merged range by Excel's row numbers and columns counted from 0. */
export function merged(topRow: number, left: number, bottomRow: number, right: number): Merge {
  return { top: topRow - 1, left, bottom: bottomRow - 1, right }
}

export const HEADER = ['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '单价', '总价']

/** 1-1-1203 of 89.53 ㎡ at 18,650 元/㎡, with what differs by heading. */
export function aRow(other: Record<string, Written> = {}, header: readonly string[] = HEADER): Written[] {
  const home: Record<string, Written> = {
    楼栋: '1栋',
    单元: '1单元',
    楼层: 12,
    房号: '1203',
    户型: 'A户型',
    建筑面积: 89.53,
    套内面积: 70.21,
    单价: 18650,
    总价: 1669735,
    ...other,
  }
  return header.map((heading) => home[heading] ?? null)
}

/** Reads the sheets and expects a reading. */
export function read(sheets: Sheet | Sheet[], decidedBy: PriceKind = 'unitPrice'): PriceListReading {
  return readWith(Array.isArray(sheets) ? sheets : [sheets], { decidedBy })
}

/** Reads the sheets with what a person said of them, and expects a reading. */
export function readWith(sheets: readonly Sheet[], options: PriceListOptions): PriceListReading {
  const reading = readPriceList(sheets, options)
  if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading)}`)
  return reading
}

/** Cells and codes of the faults of one row under the usual header. */
export function faultsOf(other: Record<string, Written>, decidedBy: PriceKind = 'unitPrice'): string[] {
  return read(aSheet([HEADER, aRow(other)]), decidedBy).faults.map(({ cell, code }) => `${cell} ${code}`)
}
