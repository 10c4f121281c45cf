import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readWorkbook } from '../../../../electron/documents/excel/read'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { PriceKind } from '../../../../shared/ledger/price-list/columns'
import { priceListReadingSchema, readPriceList } from '../../../../shared/ledger/price-list/reading'
import { cellAt, cellLine, type Sheet } from '../../../../shared/ledger/price-list/sheet'

const fixture = (name: string) => readFile(new URL(`../../../fixtures/price-lists/${name}`, import.meta.url))

async function sheetsOf(name: string): Promise<Sheet[]> {
  const sheets = await readWorkbook(await fixture(name))
  if (isRefusal(sheets)) throw new Error(sheets.refused)
  return sheets
}

async function readFixture(name: string, decidedBy: PriceKind) {
  return priceListReadingSchema.parse(readPriceList(await sheetsOf(name), { decidedBy }))
}

describe('LED-8: the list as filed with the authority', () => {
  it('holds 306 homes and no fault', async () => {
    const reading = await readFixture('price-list-filed.xlsx', 'unitPrice')
    expect(reading.rows).toHaveLength(306)
    expect(reading.faults).toEqual([])
    expect(reading.sheets[0]?.headerRows).toEqual([3, 4])
    expect(reading.rows[0]?.number).toBe('1-1-0101')
    expect(reading.rows.at(-1)?.number).toBe('3-2-1703')
  })

  it('adds up to the file’s own sub-totals and totals', async () => {
    const [sheet] = await sheetsOf('price-list-filed.xlsx')
    const { sums, skipped, rows } = await readFixture('price-list-filed.xlsx', 'unitPrice')
    if (!sheet) throw new Error('no sheet')
    const subtotals = skipped
      .filter(({ reason }) => reason === 'subtotal')
      .map(({ row }) => ({
        building: cellLine(cellAt(sheet, row - 1, 0)).replace('小计', ''),
        units: Number.parseInt(cellLine(cellAt(sheet, row - 1, 4)), 10),
        area: Math.round(Number(cellLine(cellAt(sheet, row - 1, 5))) * 100),
      }))
    expect(sums.map(({ building, units, area }) => ({ building, units, area }))).toEqual(subtotals)
    const written = rows.reduce((sum, { row }) => {
      const total = cellLine(cellAt(sheet, row - 1, 9)).replace(/[,\s]/g, '')
      return sum + Number(total) * 100
    }, 0)
    expect(sums.reduce((sum, { total }) => sum + total, 0)).toBe(written)
  })

  it('names what was passed by', async () => {
    const { skipped } = await readFixture('price-list-filed.xlsx', 'unitPrice')
    expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [107, 'subtotal'],
      [210, 'subtotal'],
      [313, 'subtotal'],
      [314, 'blank'],
      [315, 'note'],
    ])
  })
})

describe('LED-8: the list with faults', () => {
  it('has exactly the expected faulty cells, each once', async () => {
    const expected = z
      .array(z.object({ cell: z.string() }))
      .parse(JSON.parse((await fixture('price-list-faulty.expected.json')).toString()))
    const { faults, rows } = await readFixture('price-list-faulty.xlsx', 'unitPrice')
    expect(faults.map(({ cell }) => cell).sort()).toEqual(expected.map(({ cell }) => cell).sort())
    expect(rows).toHaveLength(60 - expected.length)
  })
})

describe('LED-8: the office’s own list', () => {
  it('reads its first building with fixed totals and the hidden floor price, and names the other sheets', async () => {
    const reading = await readFixture('price-list-office.xlsx', 'total')
    expect(reading.sheets[0]?.name).toBe('1号楼')
    expect(reading.rows).toHaveLength(102)
    expect(reading.faults).toEqual([])
    expect(reading.rows[0]).toMatchObject({
      number: '1-1-0101',
      list: { by: 'total', total: 2_021_000_00 },
      filed: null,
      floorPrice: { by: 'total', total: 1_879_621_00 },
    })
    expect(reading.sheets[0]?.columns.filter(({ isHidden }) => isHidden).map(({ column }) => column)).toEqual([
      'floorTotal',
    ])
    expect(reading.otherSheets.map(({ name, isPriceList }) => [name, isPriceList])).toEqual([
      ['2号楼', true],
      ['3号楼', true],
      ['说明', false],
    ])
  })

  it('reads rooms stored as numbers like those stored as text', async () => {
    const second = (await sheetsOf('price-list-office.xlsx')).filter(({ name }) => name === '2号楼')
    const reading = priceListReadingSchema.parse(readPriceList(second, { decidedBy: 'total' }))
    expect(reading.rows[0]?.number).toBe('2-1-0101')
    expect(reading.faults).toEqual([])
  })

  it('finds every total wrong where the unit price were to decide', async () => {
    const reading = await readFixture('price-list-office.xlsx', 'unitPrice')
    expect(new Set(reading.faults.map(({ code }) => code))).toEqual(new Set(['totalDiffers']))
  })
})
