import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/kernel/refusal'
import { type PriceListReading, readPriceList } from '../../shared/ledger/price-list/reading'
import type { PriceListRow } from '../../shared/ledger/price-list/rows'
import { type Cell, cellLine, EMPTY, type Sheet } from '../../shared/ledger/price-list/sheet'
import { sheetsOf } from '../fixtures/price-list-sheets'
import { applyMutation, type Mutated, mutations, openMutated, sheetOf } from './price-list-mutations'

type Fixture = {
  name: string
  sheets: Sheet[]
  reading: PriceListReading
  isMatrix: boolean
  /** By sheet and row, and by number. */
  homes: Map<string, PriceListRow>
  indexes: Map<string, number>
}

async function fixture(name: string): Promise<Fixture> {
  const sheets = await sheetsOf(name)
  const reading = readPriceList(sheets, { decidedBy: null })
  if (isRefusal(reading)) throw new Error(reading.refused)
  const homes = new Map(
    reading.rows.flatMap((row) => [[`${row.sheet} ${row.row - 1}`, row] as const, [row.number, row] as const]),
  )
  const indexes = new Map(
    reading.sheets.flatMap((sheet) =>
      sheet.columns.map(({ column, letter }) => [`${sheet.name} ${column}`, letter.charCodeAt(0) - 65] as const),
    ),
  )
  return { name, sheets, reading, isMatrix: name.includes('matrix'), homes, indexes }
}

const FIXTURES = await Promise.all(
  ['price-list-filed.xlsx', 'price-list-office.xlsx', 'price-list-legacy.xls', 'price-list-matrix.xlsx'].map(fixture),
)

/** A figure as the file's cell says it, read apart from what is tested: digits of any width, in so many parts. */
function said(cell: Cell | undefined, isTenThousand: boolean): number | null {
  const text = cellLine(cell ?? EMPTY).replace(/[,\s元㎡]/g, '')
  return /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * (isTenThousand ? 1e6 : 100)) : null
}

/** Homes that are not what the file says of them, in words. */
function findWrong({ homes, indexes, sheets }: Fixture, mutated: Mutated[], rows: readonly PriceListRow[]): string[] {
  return rows.flatMap((row) => {
    const sheet = mutated.find(({ name }) => name === row.sheet)
    const from = sheet?.rows[row.row - 1]
    const home = from && homes.get(`${row.sheet} ${from.origin}`)
    if (!sheet || !from || !home) return [`a home out of nothing: ${row.sheet} ${row.row}`]
    const original = sheets.find(({ name }) => name === row.sheet)?.rows[from.origin]
    const indexOf = (column: string) => indexes.get(`${row.sheet} ${column}`) ?? -1
    const isTouched = (column: string) => from.touched.has(indexOf(column))
    const figure = (column: string) =>
      isTouched(column)
        ? said(from.cells[indexOf(column)], column === 'listTotal' && sheet.isTenThousand)
        : said(original?.[indexOf(column)], false)
    const isPlaceTouched = ['building', 'entrance', 'floor', 'room'].some(isTouched) || from.isPlaceTouched
    if (!row.list) return [`no price in row ${row.row}`]
    const price = row.list.by === 'unitPrice' ? row.list.unitPrice : row.list.total
    const expected = [
      isPlaceTouched ? row.number : home.number,
      isTouched('room') ? row.room : home.room,
      figure('area'),
      figure(row.list.by === 'unitPrice' ? 'listUnitPrice' : 'listTotal'),
    ].join()
    const found = [row.number, row.room, row.area, price].join()
    return found === expected ? [] : [`row ${row.row}: ${found}, not ${expected}`]
  })
}

function findWrongInCharts({ homes }: Fixture, mutated: Mutated[], rows: readonly PriceListRow[]): string[] {
  const touched = new Set(
    mutated.flatMap(({ rows: all }) => all.flatMap((row) => [...row.touched].map((index) => `${row.origin} ${index}`))),
  )
  return rows.flatMap((row) => {
    const home = homes.get(row.number)
    if (!home) return [`a home out of nothing: ${row.number}`]
    if (touched.has(`${home.row - 1} ${2 + Number(home.room)}`)) return []
    const [found, expected] = [row, home].map(({ area, list }) => JSON.stringify([area, list]))
    return found === expected ? [] : [`${row.number}: ${found}, not ${expected}`]
  })
}

describe('LED-8: a list that was spoilt on its way', () => {
  it.each(FIXTURES.map((one) => [one.name, one] as const))('%s: is read right, or refused with a cell', (_, one) => {
    fc.assert(
      fc.property(mutations, (list) => {
        const mutated = one.sheets.map(openMutated)
        for (const mutation of list) applyMutation(mutated, mutation, one.isMatrix)
        const sheets = mutated.map(sheetOf)
        const reading = readPriceList(sheets, { decidedBy: null })
        if (isRefusal(reading)) return
        const names = new Set(sheets.map(({ name }) => name))
        expect(reading.faults.filter(({ cell, sheet }) => !/^[A-Z]+[1-9]\d*$/.test(cell) || !names.has(sheet))).toEqual(
          [],
        )
        const find = one.isMatrix ? findWrongInCharts : findWrong
        expect(find(one, mutated, reading.rows.filter(isTold(one, reading)))).toEqual([])
        expectNoneLost(one, mutated, reading)
      }),
      { numRuns: 250, seed: 20261124 },
    )
  })
})

/**
 * Where the heading of a column of names was spoilt, homes of two entrances are one; such a file is refused for the
 * homes it then lists twice, and what is read of the rest counts for nothing.
 */
function isTold({ reading: known }: Fixture, { sheets, faults }: PriceListReading): (row: PriceListRow) => boolean {
  const namesOf = (all: PriceListReading['sheets'], sheet: string) =>
    all.find(({ name }) => name === sheet)?.columns.filter(({ column }) => column === 'entrance').length
  return ({ sheet }) => faults.length === 0 || namesOf(sheets, sheet) === namesOf(known.sheets, sheet)
}

/** A home whose row was left alone is read, or something is said of the file. */
function expectNoneLost({ reading: known, isMatrix }: Fixture, mutated: Mutated[], reading: PriceListReading): void {
  if (reading.faults.length > 0) return
  const unread = reading.otherSheets.filter(({ isPriceList }) => isPriceList).map(({ name }) => name)
  const isDropped = (row: PriceListRow) =>
    !mutated.some(({ name, rows }) => name === row.sheet && rows.some(({ origin }) => origin === row.row - 1))
  const read = new Set(reading.rows.map(({ number }) => number))
  const skipped = new Set(reading.skipped.map(({ sheet, row }) => `${sheet} ${row}`))
  const lost = known.rows.filter((row) => {
    const at = mutated.find(({ name }) => name === row.sheet)?.rows.findIndex(({ origin }) => origin === row.row - 1)
    const isNamed = unread.includes(row.sheet) || skipped.has(`${row.sheet} ${(at ?? 0) + 1}`)
    const isTouched = (mutated.find(({ name }) => name === row.sheet)?.rows[at ?? 0]?.touched.size ?? 0) > 0
    return !read.has(row.number) && !isNamed && !isDropped(row) && !isTouched
  })
  if (isMatrix && lost.length > 0) return
  expect(lost.map(({ number }) => number)).toEqual([])
}
