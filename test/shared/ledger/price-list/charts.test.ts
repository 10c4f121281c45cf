import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, readWith, type Written } from './a-list'

const read = (...sheets: Sheet[]) => readWith(sheets, { decidedBy: null })
const homes = (...sheets: Sheet[]) => {
  const { rows, faults } = read(...sheets)
  expect(faults).toEqual([])
  return rows.map(({ number, area, list }) => [number, area, list?.by === 'total' ? list.total : list?.unitPrice])
}

const TOTALS = [
  ['楼栋', '单元', '楼层', '01室', '02室'],
  ['1栋', '1单元', 2, 1_600_000, 2_400_000],
  [null, null, 1, 1_590_000, 2_390_000],
]
const AREAS = [
  ['楼栋', '单元', '楼层', '01室', '02室'],
  ['1栋', '1单元', 2, 89.53, 120],
  [null, null, 1, 89.53, 120],
]
const MERGES = { merges: [merged(2, 0, 3, 0), merged(2, 1, 3, 1)] }
const HOMES = [
  ['1-1-0201', 8953, 1_600_000_00],
  ['1-1-0202', 12000, 2_400_000_00],
  ['1-1-0101', 8953, 1_590_000_00],
  ['1-1-0102', 12000, 2_390_000_00],
]

describe('LED-8: charts, floors down and rooms across', () => {
  it('are put together over their sheets, whichever comes first', () => {
    const [totals, areas] = [
      aSheet(TOTALS, { name: '总价分布', ...MERGES }),
      aSheet(AREAS, { name: '建筑面积', ...MERGES }),
    ]
    expect(homes(totals, areas)).toEqual(HOMES)
    expect(homes(areas, totals)).toEqual(HOMES)
    const reading = read(totals, areas)
    expect(reading.rows[0]).toMatchObject({ sheet: '总价分布', row: 2 })
    expect(
      reading.sheets.map(({ name, layout, columns }) => [name, layout, columns.map(({ column }) => column)]),
    ).toEqual([
      ['总价分布', 'matrix', ['listTotal']],
      ['建筑面积', 'matrix', ['area']],
    ])
    expect(reading).toMatchObject({ decidedBy: 'total', decidable: ['total'], isListAlsoFiled: true })
  })

  it('保留 in the place of a price offers the home as withheld, in 万元 as well', () => {
    const totals = TOTALS.map((row) => row.map((cell) => (typeof cell === 'number' && cell > 9 ? cell / 10_000 : cell)))
    const withheld = totals.map((row) => row.map((cell) => (cell === 160 ? '保留' : cell)))
    const { rows, faults } = read(
      aSheet(withheld, { name: '总价(万元)', ...MERGES }),
      aSheet(AREAS, { name: '建筑面积', ...MERGES }),
    )
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({ number: '1-1-0201', area: 8953, list: null, withheldAs: '保留' })
    expect(rows[1]).toMatchObject({ list: { by: 'total', total: 2_400_000_00 }, withheldAs: null })
  })

  it('of two groups of one number are not one building, whether titles or sheets name the group', () => {
    const bare = (rows: Written[][], from: number) => rows.map((row) => row.slice(from))
    const of = (group: string, floors: readonly number[]) => [
      [`${group}1号楼总价`],
      ...bare([TOTALS[0] ?? [], ...floors.map((floor) => [null, null, floor, 1_600_000, 2_400_000])], 2),
      [],
      [`${group}1号楼面积`],
      ...bare([AREAS[0] ?? [], ...floors.map((floor) => [null, null, floor, 89.53, 120])], 2),
    ]
    const [one, other] = [of('A区', [2, 1]), of('B区', [4, 3])]
    expect(read(aSheet(one)).rows).toMatchObject([
      { number: '1-1-0201', building: 'A区1号楼' },
      { number: '1-1-0202' },
      { number: '1-1-0101' },
      { number: '1-1-0102' },
    ])
    const below = read(aSheet([...one, [], ...other]))
    expect(below.faults.map(({ cell, code }) => [cell, code])).toEqual([
      ['B13', 'otherBuilding'],
      ['B18', 'otherBuilding'],
    ])
    expect(read(aSheet(one, { name: 'A区' }), aSheet(other, { name: 'B区' })).faults).toMatchObject([
      { sheet: 'B区', code: 'otherBuilding', data: { text: 'B区1号楼', other: 'A区1号楼' } },
      { sheet: 'B区', code: 'otherBuilding', data: { text: 'B区1号楼', other: 'A区1号楼' } },
    ])
  })

  it.each(['01(A户型)', '01（A）', '01室(A1户型)', 'A户型 01'])('under %s', (room) => {
    const under = (rows: Written[][]) => rows.map((row) => row.map((cell) => (cell === '01室' ? room : cell)))
    const [totals, areas] = [under(TOTALS), under(AREAS)]
    expect(
      homes(aSheet(totals, { name: '总价分布', ...MERGES }), aSheet(areas, { name: '建筑面积', ...MERGES })),
    ).toEqual(HOMES)
  })

  it('with building and entrance written once, not merged', () => {
    expect(homes(aSheet(TOTALS, { name: '总价' }), aSheet(AREAS, { name: '面积' }))).toEqual(HOMES)
  })

  it.each<[string, Written[], Written[]]>([
    ['floors as 17F, rooms as plain digits', ['层', 1, 2], ['2F', '1层']],
    ['rooms with their types', ['楼层', 'A户型 01', 'B户型 02'], ['第2层', 1]],
    ['no name over the floors', [null, '01', '02'], [2, 1]],
    ['both over the floors', ['楼层/房号', '01', '02'], ['二层', '一层']],
  ])('%s', (_, heading, floors) => {
    const chart = (figures: Written[][]) => [
      ['1号楼1单元'],
      heading,
      ...floors.map((floor, at) => [floor, ...(figures[at] ?? [])]),
    ]
    const totals = chart([
      [1_600_000, 2_400_000],
      [1_590_000, 2_390_000],
    ])
    const areas = chart([
      [89.53, 120],
      [89.53, 120],
    ])
    expect(homes(aSheet(totals, { name: '总价' }), aSheet(areas, { name: '建面' }))).toEqual(HOMES)
  })

  it('blocks one under another and side by side, each with its own words', () => {
    const block = (figure: (building: number, entrance: number, floor: number, room: number) => number) =>
      [1, 2].flatMap((building): Written[][] => [
        [`${building}号楼 1单元`, null, null, null, `${building}号楼 2单元`, null, null],
        ['楼层', '01', '02', null, '楼层', '01', '02'],
        ...[2, 1].map((floor) => [
          `${floor}F`,
          figure(building, 1, floor, 1),
          figure(building, 1, floor, 2),
          null,
          `${floor}F`,
          figure(building, 2, floor, 1),
          figure(building, 2, floor, 2),
        ]),
        [],
      ])
    const total = (...place: number[]) => 1_000_000 + Number(place.join(''))
    const area = (...place: number[]) => 80 + Number(place.join('')) / 100
    const found = homes(aSheet(block(total), { name: '总价' }), aSheet(block(area), { name: '面积' }))
    expect(found).toHaveLength(16)
    for (const [number, size, price] of found) {
      const digits = String(number).replace(/[-0]/g, '')
      expect([size, price]).toEqual([8000 + Number(digits), (1_000_000 + Number(digits)) * 100])
    }
  })

  it('tell by their areas whether 价格 is a total, also of figures in text', () => {
    const chart = (name: string, ...figures: Written[]) =>
      aSheet([[`1号楼${name}`], ['楼层', '01', '02'], ['3层', ...figures]], { name })
    const areas = chart('面积', 89.53, 120)
    expect(homes(chart('价格', '18,650', '18,700'), areas)).toEqual([
      ['1-1-0301', 8953, 18_650_00],
      ['1-1-0302', 12000, 18_700_00],
    ])
    expect(homes(chart('价格', '1,669,735', 2_244_000), areas)).toEqual([
      ['1-1-0301', 8953, 1_669_735_00],
      ['1-1-0302', 12000, 2_244_000_00],
    ])
    expect(readPriceList([chart('价格', 99_000, 99_500), chart('面积', 12, 12)], { decidedBy: null })).toMatchObject({
      data: { reason: 'headerMissing', looked: ['单价/总价'] },
    })
  })

  it('two entrances over the rooms of one chart', () => {
    const chart = (...figures: number[]): Written[][] => [
      ['3栋销控表'],
      [null, '1单元', null, '2单元', null],
      ['楼层', '01', '02', '01', '02'],
      [1, ...figures],
    ]
    const merges = [merged(1, 0, 1, 4), merged(2, 1, 2, 2), merged(2, 3, 2, 4)]
    const [prices, areas] = [chart(18_000, 18_100, 18_200, 18_300), chart(80, 81, 82, 83)]
    for (const more of [{ merges }, {}]) {
      expect(homes(aSheet(prices, { name: '单价', ...more }), aSheet(areas, { name: '建筑面积', ...more }))).toEqual([
        ['3-1-0101', 8000, 18_000_00],
        ['3-1-0102', 8100, 18_100_00],
        ['3-2-0101', 8200, 18_200_00],
        ['3-2-0102', 8300, 18_300_00],
      ])
    }
  })

  it('two columns or two rows for a room', () => {
    const columns = aSheet([
      ['1栋1单元'],
      ['楼层', '01室', null, '02室', null],
      [null, '建筑面积', '单价', '建筑面积', '单价'],
      [1, 89.53, 18_000, 120, 18_100],
    ])
    const rows = aSheet([
      ['1栋1单元'],
      ['楼层', null, '01', '02'],
      [1, '面积', 89.53, 120],
      [null, '单价', 18_000, 18_100],
    ])
    for (const sheet of [columns, rows]) {
      expect(homes(sheet)).toEqual([
        ['1-1-0101', 8953, 18_000_00],
        ['1-1-0102', 12000, 18_100_00],
      ])
    }
  })

  it('totals in 万元, types and areas beside them', () => {
    const totals = [['1栋1单元总价(单位:万元)'], ['楼层', '01', '02'], [1, 160, '239.5']]
    const areas = [['1栋1单元套内面积'], ['楼层', '01', '02'], [1, 70, 90]]
    const types = [['1栋1单元户型'], ['楼层', '01', '02'], [1, 'A户型', 'B户型']]
    const built = [['1栋1单元建筑面积'], ['楼层', '01', '02'], [1, 89.53, 120]]
    const reading = read(...[totals, areas, types, built].map((rows, at) => aSheet(rows, { name: `表${at}` })))
    expect(reading.faults).toEqual([])
    expect(reading.rows).toMatchObject([
      { number: '1-1-0101', list: { total: 1_600_000_00 }, innerArea: 7000, type: 'A户型', area: 8953 },
      { number: '1-1-0102', list: { total: 2_395_000_00 }, innerArea: 9000, type: 'B户型', area: 12000 },
    ])
  })
})

describe('LED-8: what is wrong in a chart is named with its cell', () => {
  const faults = (totals: Written[][], areas: Written[][]) =>
    read(aSheet(totals, { name: '总价' }), aSheet(areas, { name: '面积' })).faults.map(
      ({ sheet, cell, column, code }) => `${sheet} ${cell} ${column} ${code}`,
    )
  const spoilt = (rows: Written[][], row: number, column: number, value: Written) =>
    rows.map((cells, at) => (at === row ? cells.with(column, value) : cells))

  it('a price without an area, an area without a price; empty in both is no home', () => {
    expect(faults(TOTALS, spoilt(AREAS, 1, 3, null))).toEqual(['总价 D2 area missing'])
    expect(faults(spoilt(TOTALS, 1, 3, null), AREAS)).toEqual(['面积 D2 listTotal missing'])
    expect(faults(spoilt(TOTALS, 1, 3, '—'), spoilt(AREAS, 1, 3, null))).toEqual([])
  })

  it('a figure that is none, a floor that is none', () => {
    expect(faults(spoilt(TOTALS, 2, 4, '待定'), AREAS)).toEqual(['总价 E3 listTotal notANumber'])
    expect(faults(spoilt(TOTALS, 2, 2, '屋顶'), AREAS)).toContain('总价 C3 floor nameUnreadable')
  })

  it('a floor that stands twice, and no building at all', () => {
    expect(faults(spoilt(TOTALS, 2, 2, 2), AREAS)).toContain('总价 D3 listTotal repeatedHome')
    const bare = (rows: Written[][]) => rows.map((cells) => cells.slice(2))
    expect(faults(bare(TOTALS), bare(AREAS))).toEqual(expect.arrayContaining(['总价 B1 room buildingUnknown']))
  })

  it('charts without areas are no list, and the areas are what was looked for', () => {
    expect(readPriceList([aSheet(TOTALS, { name: '总价' })], { decidedBy: null })).toEqual({
      refused: 'FILE_UNREADABLE',
      data: { reason: 'headerMissing', looked: ['建筑面积'] },
    })
  })

  it('charts of other homes than those of a list on another sheet are read, unless a person says otherwise', () => {
    const list = aSheet(
      [
        ['楼栋', '房号', '面积', '总价'],
        ['2栋', '1203', 89.53, 1_600_000],
      ],
      { name: '清单' },
    )
    const sheets = [list, aSheet(TOTALS, { name: '总价' }), aSheet(AREAS, { name: '面积' })]
    expect(read(...sheets).rows).toHaveLength(5)
    const said = ['总价', '面积'].map((name) => ({ name, isRead: false, headerRows: null }))
    const { rows, otherSheets } = readWith(sheets, { decidedBy: null, mapping: { ...NO_MAPPING, sheets: said } })
    expect(rows.map(({ number }) => number)).toEqual(['2-1-1203'])
    expect(otherSheets.map(({ name, isPriceList }) => [name, isPriceList])).toEqual([
      ['总价', true],
      ['面积', true],
    ])
  })
})
