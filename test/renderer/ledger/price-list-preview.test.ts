import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { cellText, previewColumns, previewLines } from '../../../renderer/features/ledger/price-list-lines'
import { versionInForce } from '../../../renderer/features/ledger/price-list-versions'
import { faultLines, wordFault } from '../../../renderer/features/ledger/price-list-words'
import { texts } from '../../../renderer/i18n/texts'
import { type PriceListFault, priceListFaultSchema } from '../../../shared/ledger/price-list/fault'
import { priceListReadingSchema } from '../../../shared/ledger/price-list/reading'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'

let t: TFunction<['priceList', 'common']>
beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: texts, interpolation: { escapeValue: false } })
  t = i18next.getFixedT('zh-CN', ['priceList', 'common'])
})

function home(row: number, more: Partial<PriceListRow> = {}): PriceListRow {
  return {
    row,
    building: '1栋',
    entrance: '1',
    floor: 12,
    room: '03',
    number: '1-1-1203',
    type: 'B',
    orientation: '',
    area: 8_953,
    innerArea: null,
    list: { by: 'unitPrice', unitPrice: 1_865_000 },
    filed: null,
    floorPrice: null,
    ...more,
  }
}

const at = (cell: string, row: number) => ({ sheet: '房源', cell, row })

const faults: PriceListFault[] = [
  {
    ...at('H5', 5),
    column: 'listUnitPrice',
    code: 'outOfRange',
    data: { text: '-16500', least: 10_000, most: 100_000_000 },
  },
  { ...at('F5', 5), column: 'area', code: 'missing', data: {} },
  { ...at('F5', 5), column: 'area', code: 'tooFine', data: { text: '1.234' } },
  { ...at('I7', 7), column: 'listTotal', code: 'totalDiffers', data: { total: 248_321_400, expected: 247_821_400 } },
]

function reading() {
  return priceListReadingSchema.parse({
    sheet: '房源',
    headerRows: [3, 4],
    columns: [
      { column: 'listUnitPrice', header: '单价', letter: 'H', isHidden: false },
      { column: 'room', header: '房号', letter: 'D', isHidden: false },
    ],
    unreadColumns: [],
    decidedBy: 'unitPrice',
    isListAlsoFiled: true,
    rows: [home(8), home(6)],
    faults,
    skipped: [],
    hiddenRows: 0,
    otherSheets: [],
    sums: [],
  })
}

describe('the preview of a price list', () => {
  it('LED-8: shows the rows of the file in their order, faulty ones among the good', () => {
    const lines = previewLines(reading())
    expect(lines.map(({ row, home, faults }) => [row, home !== null, faults.size])).toEqual([
      [5, false, 2],
      [6, true, 0],
      [7, false, 1],
      [8, true, 0],
    ])
    expect(lines[0]?.faults.get('area')?.code).toBe('missing')
  })

  it('LED-8: shows a column that only a fault speaks of', () => {
    expect(previewColumns(reading())).toEqual(['room', 'area', 'listUnitPrice', 'listTotal'])
  })

  it('PRC-1: derives the figure that does not decide, as the list would show it', () => {
    expect(cellText(home(6), 'listTotal')).toBe('1,669,735')
    const fixed = home(6, { list: { by: 'total', total: 159_377_700 } })
    expect([cellText(fixed, 'listUnitPrice'), cellText(fixed, 'listTotal')]).toEqual(['17,801.60', '1,593,777'])
    expect(cellText(home(6), 'filedTotal')).toBe('')
  })

  it('LED-8: words every fault with its figures, and copies all of them with their cells', () => {
    expect(faults.map((fault) => wordFault(t, fault))).toEqual([
      '超出常理，应在 100.00 至 1,000,000.00 之间',
      '没有填',
      '小数位太多，最多两位',
      '总价 2,483,214，按面积 × 单价应为 2,478,214',
    ])
    expect(faultLines(t, faults).split('\n')[0]).toBe(
      'H5\t标价单价\t-16500\t超出常理，应在 100.00 至 1,000,000.00 之间',
    )
  })

  it('LED-8: has words for every fault there is', () => {
    const codes = priceListFaultSchema.options.map((option) => option.shape.code.value)
    for (const language of ['zh-CN', 'en'] as const) {
      expect(Object.keys(texts[language].priceList.fault)).toEqual(expect.arrayContaining(codes))
    }
  })

  it('LED-7: of the versions that apply, the one that began last is in force', () => {
    const version = (number: number, appliesFrom: number) => ({
      id: '00000000-0000-4000-8000-000000000000',
      number,
      appliesFrom,
      units: 1,
      fileName: '',
      importedBy: '',
      importedAt: 0,
    })
    const versions = [version(1, 100), version(2, 900), version(3, 300), version(4, 300)]
    expect(versionInForce(versions, 500)?.number).toBe(4)
    expect(versionInForce(versions, 900)?.number).toBe(2)
    expect(versionInForce(versions, 50)).toBeUndefined()
  })
})
