import { describe, expect, it } from 'vitest'
import {
  correct,
  countCorrections,
  meaningIn,
  recognisedIn,
  stillWanted,
} from '../../../renderer/features/ledger/price-list/price-list-mapping'
import { groupRepairs } from '../../../renderer/features/ledger/price-list/price-list-repairs'
import { NO_MAPPING, priceListMappingSchema } from '../../../shared/ledger/price-list/mapping'
import type { PriceListRepair } from '../../../shared/ledger/price-list/repair'

describe('correcting what was recognised', () => {
  it.each([
    ['楼层', 'floor'],
    ['建筑面积（㎡）', 'area'],
    ['单价', 'listUnitPrice'],
    ['总价（万元）', 'listTotal'],
    ['备案单价', 'filedUnitPrice'],
    ['价格', null],
    ['哪栋', null],
    ['总价（千元）', null],
  ])('LED-8: what nobody said of %s is what the machine knows of it', (heading, meaning) => {
    expect(recognisedIn(heading)).toBe(meaning)
  })

  it('LED-8: the last word on a heading counts, and taking it back leaves it to the machine', () => {
    const first = correct(NO_MAPPING, { of: 'heading', heading: '参考', meaning: 'listTotal' })
    const second = correct(first, { of: 'heading', heading: '参考', meaning: 'ignored' })
    expect(priceListMappingSchema.parse(second).headings).toEqual([{ heading: '参考', meaning: 'ignored' }])
    expect(meaningIn(second, '参考')).toBe('ignored')
    const back = correct(second, { of: 'heading', heading: '参考', meaning: null })
    expect([meaningIn(back, '参考'), countCorrections(back)]).toEqual([null, 0])
  })

  it('LED-8: pointing at the heading rows of a sheet reads it; leaving the sheet out keeps where they are', () => {
    const pointed = correct(NO_MAPPING, { of: 'headerRows', name: '封面', headerRows: [3, 4] })
    expect(pointed.sheets).toEqual([{ name: '封面', isRead: true, headerRows: [3, 4] }])
    const left = correct(pointed, { of: 'sheet', name: '封面', isRead: false })
    expect(left.sheets).toEqual([{ name: '封面', isRead: false, headerRows: [3, 4] }])
  })

  it('LED-8: a sheet’s building is said beside the rest, and a later word on it takes its place', () => {
    const pointed = correct(NO_MAPPING, { of: 'headerRows', name: '价目', headerRows: [2, 2] })
    const said = correct(pointed, { of: 'building', name: '价目', building: '1栋' })
    const again = correct(said, { of: 'building', name: '价目', building: '2栋' })
    expect(priceListMappingSchema.parse(again).sheets).toEqual([
      { name: '价目', isRead: true, headerRows: [2, 2], building: '2栋' },
    ])
    expect(correct(again, { of: 'sheet', name: '价目', isRead: false }).sheets).toMatchObject([{ building: '2栋' }])
  })

  it('LED-8: two homes that are not the same are said once, and taken back one pair at a time', () => {
    const [first, second] = [
      { was: '1-1-0101', now: '1-1-0109' },
      { was: '1-1-0101', now: '1-1-0110' },
    ]
    const said = [first, second, first].reduce(
      (mapping, homes) => correct(mapping, { of: 'apart', homes, isSaid: true }),
      NO_MAPPING,
    )
    expect([priceListMappingSchema.parse(said).apart, countCorrections(said)]).toEqual([[second, first], 2])
    expect(correct(said, { of: 'apart', homes: first, isSaid: false }).apart).toEqual([second])
  })

  it('LED-8: says what a list still lacks: a room, an area, one price', () => {
    expect(stillWanted([null, 'building'])).toEqual(['room', 'area', 'price'])
    expect(stillWanted(['room', 'area', 'floorTotal'])).toEqual(['price'])
    expect(stillWanted(['room', 'area', 'filedUnitPrice'])).toEqual([])
    expect(stillWanted(['room', 'listTotal'], ['车位号', '车位款'])).toEqual([])
    expect(stillWanted(['room', 'listTotal'], ['编号', '车位款'])).toEqual(['area'])
  })
})

describe('what was mended', () => {
  const repair = (cell: string, more: Partial<PriceListRepair> = {}): PriceListRepair => ({
    sheet: '1栋',
    cell,
    row: 1,
    column: 'room',
    code: 'leadingZero',
    text: '101',
    readAs: '0101',
    ...more,
  })

  it('LED-8: counts alike cells together, the most frequent kind first', () => {
    const kinds = groupRepairs(
      [
        repair('E2', { code: 'textFigure', column: 'area', text: '８９.53', readAs: '89.53' }),
        repair('D3'),
        repair('D9'),
        repair('D4', { text: '102', readAs: '0102' }),
      ],
      1,
    )
    expect(kinds.map(({ code, cells }) => [code, cells])).toEqual([
      ['leadingZero', 3],
      ['textFigure', 1],
    ])
    expect(kinds[0]?.groups).toEqual([
      { column: 'room', text: '101', readAs: '0101', places: ['D3', 'D9'] },
      { column: 'room', text: '102', readAs: '0102', places: ['D4'] },
    ])
  })

  it('LED-8: names the sheet of each cell where the list has several', () => {
    const [kind] = groupRepairs([repair('D3'), repair('D3', { sheet: '2栋' })], 2)
    expect(kind?.groups[0]?.places).toEqual(['1栋!D3', '2栋!D3'])
  })
})
