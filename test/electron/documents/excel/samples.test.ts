import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PriceKind } from '../../../../shared/ledger/price-list/columns/columns'
import { type PriceListReading, priceListReadingSchema } from '../../../../shared/ledger/price-list/reading'
import { cellAt, cellLine } from '../../../../shared/ledger/price-list/sheet'
import { sheetsOf } from '../../../fixtures/price-list-sheets'
import { readWith } from '../../../shared/ledger/price-list/a-list'

async function readFixture(name: string, decidedBy: PriceKind | null = null): Promise<PriceListReading> {
  return priceListReadingSchema.parse(readWith(await sheetsOf(name), { decidedBy, project: '云溪府' }))
}

function countOf(codes: readonly { code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** The areas of the homes by their numbers: what every one of the files says of the same homes. */
function areasOf({ rows }: PriceListReading): Map<string, number | null> {
  return new Map(rows.map(({ number, area }) => [number, area]))
}

describe('LED-8: the list as filed with the authority', () => {
  it('holds 306 homes and no fault', async () => {
    const reading = await readFixture('price-list-filed.xlsx')
    expect(reading.rows).toHaveLength(306)
    expect(reading).toMatchObject({ faults: [], decidedBy: 'unitPrice', decidable: ['unitPrice', 'total'] })
    expect(reading.sheets[0]?.headerRows).toEqual([3, 4])
    expect(reading.rows[0]?.number).toBe('1-1-0101')
    expect(reading.rows.at(-1)?.number).toBe('3-2-1703')
    expect(countOf(reading.repairs)).toEqual({ textFigure: 36 })
  })

  it('adds up to the file’s own sub-totals and totals', async () => {
    const [sheet] = await sheetsOf('price-list-filed.xlsx')
    const { sums, skipped, rows } = await readFixture('price-list-filed.xlsx')
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
    const { skipped } = await readFixture('price-list-filed.xlsx')
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
    const json = new URL('../../../fixtures/price-lists/price-list-faulty.expected.json', import.meta.url)
    const expected = z.array(z.object({ cell: z.string() })).parse(JSON.parse((await readFile(json)).toString()))
    for (const decidedBy of [null, 'unitPrice'] as const) {
      const { faults, rows } = await readFixture('price-list-faulty.xlsx', decidedBy)
      expect(faults.map(({ cell }) => cell).sort()).toEqual(expected.map(({ cell }) => cell).sort())
      expect(rows).toHaveLength(60 - expected.length)
    }
  })
})

describe('LED-8: the office’s own list', () => {
  it('reads a sheet a building with fixed totals and the hidden floor price, and names the sheet that is no list', async () => {
    const reading = await readFixture('price-list-office.xlsx')
    expect(reading.sheets.map(({ name }) => name)).toEqual(['1号楼', '2号楼', '3号楼'])
    expect(reading.rows).toHaveLength(306)
    expect(reading).toMatchObject({ faults: [], decidedBy: 'total' })
    expect(reading.rows[0]).toMatchObject({
      number: '1-1-0101',
      list: { by: 'total', total: 2_021_000_00 },
      filed: null,
      floorPrice: { by: 'total', total: 1_879_621_00 },
    })
    for (const { columns } of reading.sheets) {
      expect(columns.filter(({ isHidden }) => isHidden).map(({ column }) => column)).toEqual(['floorTotal'])
    }
    expect(reading.otherSheets).toEqual([{ name: '说明', isHidden: false, isPriceList: false, peek: null }])
    expect(areasOf(reading)).toEqual(areasOf(await readFixture('price-list-filed.xlsx')))
  })

  it('offers the homes it says are withheld', async () => {
    const { rows } = await readFixture('price-list-office.xlsx')
    const sheets = await sheetsOf('price-list-office.xlsx')
    const said = sheets.flatMap(({ rows: all }) =>
      all.filter((cells) => cells.some((cell) => cellLine(cell) === '保留')),
    )
    expect(rows.filter(({ withheldAs }) => withheldAs === '保留')).toHaveLength(said.length)
    expect(said.length).toBeGreaterThan(0)
  })

  it('reads rooms stored as numbers like those stored as text, and shows each', async () => {
    const { repairs, rows } = await readFixture('price-list-office.xlsx')
    expect(countOf(repairs)).toEqual({ leadingZero: 54 })
    expect(repairs[0]).toMatchObject({ sheet: '2号楼', cell: 'E2', text: '101', readAs: '0101' })
    expect(rows.find(({ sheet }) => sheet === '2号楼')?.number).toBe('2-1-0101')
  })

  it('finds every total wrong where the unit price were to decide', async () => {
    const reading = await readFixture('price-list-office.xlsx', 'unitPrice')
    expect(countOf(reading.faults)).toEqual({ totalDiffers: reading.faults.length })
    expect(reading.faults.length).toBeGreaterThan(290)
  })
})

describe('LED-8: an authority’s download in the old format', () => {
  it('is read with the entrances it leaves out, each shown', async () => {
    const reading = await readFixture('price-list-legacy.xls')
    expect(reading.rows).toHaveLength(204)
    expect(reading).toMatchObject({ faults: [], decidedBy: 'unitPrice', decidable: ['unitPrice'] })
    expect(countOf(reading.repairs)).toEqual({ entranceAssumed: 51 })
    expect(reading.repairs.every(({ readAs, column }) => readAs === '2' && column === 'entrance')).toBe(true)
    const filed = areasOf(await readFixture('price-list-filed.xlsx'))
    for (const [number, area] of areasOf(reading)) expect([number, filed.get(number)]).toEqual([number, area])
  })
})

describe('LED-8: the chart as people draw it', () => {
  it('is put together from its sheets of totals and areas', async () => {
    const reading = await readFixture('price-list-matrix.xlsx')
    expect(reading.sheets.map(({ name, layout }) => [name, layout])).toEqual([
      ['总价分布', 'matrix'],
      ['建筑面积', 'matrix'],
    ])
    expect(reading).toMatchObject({ faults: [], decidedBy: 'total', repairs: [] })
    expect(areasOf(reading)).toEqual(areasOf(await readFixture('price-list-filed.xlsx')))
  })
})
