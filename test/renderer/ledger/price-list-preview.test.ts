import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  absentHomes,
  changesAnything,
  choicesOfOrder,
  countRest,
  NOTHING_CHOSEN,
  partedBy,
  reasonInList,
  tickTogether,
  withheldHomes,
} from '../../../renderer/features/ledger/price-list/price-list-choices'
import {
  faultyColumns,
  faultyLines,
  homeLines,
  numberIn,
  shownCell,
  shownColumns,
} from '../../../renderer/features/ledger/price-list/price-list-lines'
import {
  faultLines,
  wordCell,
  wordFault,
  wordFaultyCell,
} from '../../../renderer/features/ledger/price-list/price-list-words'
import { texts } from '../../../renderer/i18n/texts'
import { priceListColumnSchema } from '../../../shared/ledger/price-list/columns/columns'
import { type PriceListFault, priceListFaultSchema } from '../../../shared/ledger/price-list/fault'
import { type HomeBefore, saidIn } from '../../../shared/ledger/price-list/known-home'
import { NO_MAPPING } from '../../../shared/ledger/price-list/mapping'
import { priceListRepairSchema } from '../../../shared/ledger/price-list/repair'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import type { PriceListLine, PriceListPreview } from '../../../shared/ledger/price-list-contract'
import { versionInForce } from '../../../shared/pricing/versions'
import { aReading, aRow } from './a-reading'

let t: TFunction<['priceList', 'common']>
beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: texts, interpolation: { escapeValue: false } })
  t = i18next.getFixedT('zh-CN', ['priceList', 'common'])
})

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

/** The home of the examples as the office has it, beside what a list says of it. */
function line(said: Partial<PriceListRow> = {}, had: Partial<HomeBefore> = {}): PriceListLine {
  const row = aRow(said)
  const { kind, area, innerArea, type, orientation, list, filed, floorPrice, tiedTo } = aRow()
  const before = { kind, area, innerArea, type, orientation, list, filed, floorPrice, tiedTo, ...had }
  return { row, before, change: 'changed' }
}

const says = saidIn(aReading({ columns: ['room', 'area', 'listUnitPrice', 'filedUnitPrice', 'type'] }))

describe('the rows of a price list that is looked at', () => {
  it('LED-8: gathers the faults of a row, the first of a cell standing for it', () => {
    const elsewhere = { ...at('F5', 5), sheet: '2栋', column: 'area', code: 'missing', data: {} } as const
    const lines = faultyLines([...faults, elsewhere], new Set())
    expect(lines.map(({ key, faults }) => [key, faults.size])).toEqual([
      ['房源!5', 2],
      ['房源!7', 1],
      ['2栋!5', 1],
    ])
    expect(lines[0]?.faults.get('area')?.code).toBe('missing')
  })

  it('LED-8: names the home of a faulty row where the fault does', () => {
    const data = { number: '1-1-1203', state: 'ticket', was: '89.53', now: '90.53' } as const
    const [claimed, unread, roomOnly] = faultyLines(
      [
        { ...at('F8', 8), column: 'area', code: 'unitClaimed', data },
        { ...at('F9', 9), column: 'area', code: 'missing', data: {} },
        { ...at('F10', 10), column: 'area', home: '1203', code: 'missing', data: {} },
      ],
      new Set(),
    )
    const numbers = [claimed, unread, roomOnly].map((one) => one && numberIn(one))
    expect(numbers).toEqual(['1-1-1203', '', '1203'])
  })

  it('LED-8: homes show the columns of the list but what their number says already, faulty rows the faulty ones', () => {
    const reading = aReading({ columns: ['building', 'room', 'kind', 'area', 'listUnitPrice'] })
    expect(shownColumns(reading)).toEqual(['room', 'area', 'listUnitPrice', 'listTotal', 'kind'])
    expect(faultyColumns(faults)).toEqual(['room', 'area', 'listUnitPrice', 'listTotal'])
  })

  it('LED-8: rows of several sheets are told apart, and the homes of one row of a chart', () => {
    const lines = homeLines([line(), line({ sheet: '2栋' }), line({ number: '1-1-1204' })])
    expect(lines.map(({ place }) => place)).toEqual(['房源!6', '2栋!6', '房源!6'])
    expect(new Set(lines.map(({ key }) => key)).size).toBe(3)
    const cells = ['C6', 'D6'].map((cell) => ({ ...at(cell, 6), column: 'area', code: 'missing', data: {} }) as const)
    expect(faultyLines(cells, new Set(['房源'])).map(({ key }) => key)).toEqual(['房源!C6', '房源!D6'])
  })
})

describe('a home beside what the office has', () => {
  it('LED-8: says the old price, the new one and what lies between', () => {
    const dearer = line({ list: { by: 'unitPrice', unitPrice: 1_885_000 } })
    expect(shownCell(dearer, 'listUnitPrice', says)).toEqual({
      text: '18,850.00',
      was: '18,650.00',
      difference: '+200',
      isCarried: false,
    })
    // 89.53 ㎡ × 18,850.00 = 1,687,640.50; both totals as lists show them.
    expect(shownCell(dearer, 'listTotal', says)).toMatchObject({
      text: '1,687,641',
      was: '1,669,735',
      difference: '+17,906',
    })
    const cheaper = line({ list: { by: 'unitPrice', unitPrice: 1_800_000 } })
    expect(shownCell(cheaper, 'listUnitPrice', says).difference).toBe('−650')
  })

  it('LED-8: marks nothing where nothing changes, nor on a home that is new', () => {
    expect(shownCell(line(), 'listTotal', says)).toMatchObject({ was: null, difference: null })
    expect(shownCell({ ...line(), before: null }, 'listTotal', says)).toMatchObject({ text: '1,669,735', was: null })
  })

  it('LED-8: a filed price the list does not say is shown as it carries forward', () => {
    const filed = { by: 'unitPrice', unitPrice: 1_925_000 } as const
    expect(shownCell(line({ filed: null }, { filed }), 'filedUnitPrice', says)).toEqual({
      text: '19,250.00',
      was: null,
      difference: null,
      isCarried: true,
    })
  })

  it('LED-8: a fact whose column the list does not have stays as it was, one it has changes', () => {
    const said = line({ type: 'B2', orientation: '' }, { orientation: '南北' })
    expect(shownCell(said, 'orientation', says)).toMatchObject({ text: '南北', isCarried: true })
    expect(shownCell(said, 'type', says)).toMatchObject({ text: 'B2', was: 'B', difference: null })
  })

  it('LED-8: a price that the office did not have is new, without an old one', () => {
    const filed = { by: 'total', total: 170_000_000 } as const
    expect(shownCell(line({ filed }), 'filedTotal', says)).toMatchObject({
      text: '1,700,000',
      was: '',
      difference: null,
    })
  })

  it('LED-11: words kinds and what decides', () => {
    const parking = line({ kind: 'parking', list: { by: 'total', total: 15_000_000 } })
    expect(wordCell(t, 'kind', shownCell(parking, 'kind', says).text)).toBe('车位')
    expect(wordCell(t, 'decidedBy', shownCell(parking, 'decidedBy', says).text)).toBe('一口价')
  })

  it('PRC-1: derives the figure that does not decide, as the list would show it', () => {
    const fixed = { ...line({ list: { by: 'total', total: 159_377_700 } }), before: null }
    expect(shownCell(fixed, 'listUnitPrice', says).text).toBe('17,801.60')
    expect(shownCell(fixed, 'listTotal', says).text).toBe('1,593,777')
  })
})

describe('the words of a price list', () => {
  it('LED-8: words every fault with its figures, and copies all of them with their cells', () => {
    expect(faults.map((fault) => wordFault(t, fault))).toEqual([
      '超出常理，应在 100.00 至 1,000,000.00 之间',
      '没有填',
      '小数位太多，最多两位',
      '总价 2,483,214，按面积 × 单价应为 2,478,214；若为一口价，请选「总价为准」',
    ])
    const words = '标价单价\t-16500\t超出常理，应在 100.00 至 1,000,000.00 之间'
    expect(faultLines(t, faults, 1).split('\n')[0]).toBe(`H5\t\t${words}`)
    const [first] = faults.map((fault) => ({ ...fault, home: '1-1-1203' }))
    expect(faultLines(t, first ? [first] : [], 2)).toBe(`房源!H5\t1-1-1203\t${words}`)
  })

  it('LED-8: says what a claimed home keeps, and which filed price stands in the way', () => {
    const data = { number: '1-1-1203', state: 'ticket', was: '89.53', now: '90.53' } as const
    expect(wordFault(t, { ...at('F5', 5), column: 'area', code: 'unitClaimed', data })).toBe(
      '1-1-1203 已在「房号单」，建筑面积不能由 89.53 改为 90.53；有人占用的房源只能改价格',
    )
    const kinds = { ...data, was: 'home', now: 'parking' }
    expect(wordFault(t, { ...at('A5', 5), column: 'kind', code: 'unitClaimed', data: kinds })).toContain(
      '类别不能由 住宅 改为 车位',
    )
    const emptied = { ...data, was: '', now: 'B2' }
    expect(wordFault(t, { ...at('E5', 5), column: 'type', code: 'unitClaimed', data: emptied })).toContain(
      '户型不能由 空白 改为 B2',
    )
    const figures = { number: '1-1-1203', list: 172_354_200, filed: 172_345_300 }
    expect(wordFault(t, { ...at('H5', 5), column: 'listUnitPrice', code: 'aboveFiledBefore', data: figures })).toBe(
      '1-1-1203 的标价总价 1,723,542 高于沿用的备案总价 1,723,453；请改低，或写上新的备案价',
    )
  })

  it('LED-8: says of a faulty cell that it is empty only where it is', () => {
    const claimed = { number: '1-1-1203', state: 'withheld', was: 'B', now: 'B2' } as const
    const emptied = { ...claimed, now: '' }
    expect(wordFaultyCell(t, { ...at('F5', 5), column: 'type', code: 'unitClaimed', data: claimed })).toBe('B2')
    expect(wordFaultyCell(t, { ...at('F5', 5), column: 'type', code: 'unitClaimed', data: emptied })).toBe('不能改')
    expect(wordFaultyCell(t, { ...at('D5', 5), column: 'room', code: 'dateValue', data: {} })).toBe('有误')
    expect(wordFaultyCell(t, { ...at('D5', 5), column: 'room', code: 'missing', data: {} })).toBe('没有填')
  })

  it('LED-8: has words for every fault, repair and column there is', () => {
    const codes = priceListFaultSchema.options.map((option) => option.shape.code.value)
    for (const language of ['zh-CN', 'en'] as const) {
      const { fault, repairs, column } = texts[language].priceList
      expect(Object.keys(fault)).toEqual(expect.arrayContaining(codes))
      expect(Object.keys(repairs.kind)).toEqual(expect.arrayContaining(priceListRepairSchema.shape.code.options))
      expect(Object.keys(column)).toEqual(expect.arrayContaining(priceListColumnSchema.options))
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

describe('what the person says beside the list', () => {
  const preview: PriceListPreview = {
    uploadId: '00000000-0000-4000-8000-000000000000',
    fileName: '一房一价表.xlsx',
    reading: aReading({}),
    rows: 3,
    mapping: NO_MAPPING,
    officeFaults: [],
    sold: [],
    appliesFrom: null,
    basis: '0'.repeat(64),
    homes: { added: 0, changed: 0, unchanged: 3, absent: 2 },
    withheld: [
      { number: '1-1-1101', says: '保留', isFree: true, isPriced: true },
      { number: '1-1-1102', says: '保留', isFree: false, isPriced: true },
      { number: '1-1-1103', says: '样板房', isFree: true, isPriced: false },
    ],
    absent: [
      { unitId: 'a', number: '1-1-1203', state: 'ticket', tiedTo: null, tied: [] },
      { unitId: 'b', number: '1-1-1303', state: 'available', tiedTo: null, tied: [] },
    ],
  }

  it('LED-8: a claimed home cannot be taken off sale, one that is free can', () => {
    const homes = absentHomes(preview, ({ state }) => t(`common:unitState.${state}`))
    expect(homes.map(({ number, says, isFree }) => [number, says, isFree])).toEqual([
      ['1-1-1203', '房号单', false],
      ['1-1-1303', '可售', true],
    ])
  })

  it('LED-11: a home and what is tied to it are ticked together, as far as the list leaves both out', () => {
    const tied = ['车位-B1-001', '车位-B1-002', '车位-B1-003']
    const absent = [
      { unitId: 'h', number: '1-1-2101', state: 'available' as const, tiedTo: null, tied },
      { unitId: 'p', number: '车位-B1-001', state: 'available' as const, tiedTo: '1-1-2101', tied: [] },
      { unitId: 'q', number: '车位-B1-002', state: 'available' as const, tiedTo: '1-1-2101', tied: [] },
      { unitId: 'x', number: '1-1-2102', state: 'available' as const, tiedTo: null, tied: [] },
    ]
    const group = { ...preview, absent }
    const nothing = new Set<string>()
    expect([...tickTogether(group, nothing, new Set(['h']))].sort()).toEqual(['h', 'p', 'q'])
    expect([...tickTogether(group, nothing, new Set(['q']))].sort()).toEqual(['h', 'p', 'q'])
    expect([...tickTogether(group, new Set(['h', 'p', 'q', 'x']), new Set(['h', 'q', 'x']))]).toEqual(['x'])
    expect([...tickTogether(group, nothing, new Set(['x']))]).toEqual(['x'])
    // The list still sells the third.
    expect(partedBy(group, new Set(['h', 'p', 'q']))).toEqual([{ gone: '1-1-2101', left: '车位-B1-003' }])
    expect(partedBy(group, new Set(['x']))).toEqual([])
    const alone = { ...group, absent: absent.slice(1, 2) }
    expect(partedBy(alone, new Set(['p']))).toEqual([{ gone: '车位-B1-001', left: '1-1-2101' }])
  })

  it('LED-5: homes the list withholds are offered with what it says', () => {
    expect(withheldHomes(preview, (says) => `${says}（没有价格）`).map(({ says, isFree }) => [says, isFree])).toEqual([
      ['保留', true],
      ['保留', false],
      ['样板房（没有价格）', true],
    ])
    expect(reasonInList(preview)).toBe('保留、样板房')
  })

  it('LED-8: what was chosen is kept over the next reading of the list, but for homes that are no more free', () => {
    const chosen = { ...NOTHING_CHOSEN, offSale: new Set(['b']), notWithheld: new Set(['1-1-1101']), until: 99 }
    expect(choicesOfOrder(chosen, preview)).toEqual({
      appliesFrom: null,
      offSale: ['b'],
      withholding: { numbers: ['1-1-1103'], reason: '保留、样板房', until: 99 },
    })
    const claimed = preview.absent.map((home) => ({ ...home, state: 'ticket' as const }))
    const added = { number: '1-1-1301', says: '保留', isFree: true, isPriced: true }
    const again = { ...preview, absent: claimed, withheld: [...preview.withheld, added] }
    expect(choicesOfOrder(chosen, again)).toMatchObject({
      offSale: [],
      withholding: { numbers: ['1-1-1103', '1-1-1301'] },
    })
    const later = choicesOfOrder({ ...chosen, when: { kind: 'at', at: 7 }, reason: '样板间 ' }, preview)
    expect(later).toMatchObject({ appliesFrom: 7, offSale: [], withholding: { reason: '样板间' } })
  })

  it('LED-8: a list that says what the last one says makes no version, unless homes go off sale', () => {
    expect([changesAnything(preview, 0), changesAnything(preview, 1)]).toEqual([false, true])
    expect(countRest(preview, 1)).toBe(4)
  })
})
