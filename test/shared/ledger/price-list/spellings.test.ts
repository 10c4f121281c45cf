import { describe, expect, it } from 'vitest'
import { NO_MAPPING } from '../../../../shared/ledger/price-list/mapping'
import { placeInTitle } from '../../../../shared/ledger/said-place'
import { aRow, aSheet, faultsOf, HEADER, read, readWith, type Written } from './a-list'

/** The number of the home of a row, or the cells it is faulty at. */
function numberOf(other: Record<string, Written>): string[] {
  const { rows, faults } = read(aSheet([HEADER, aRow(other)]))
  return [...rows.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

/** A home under headings of its own for area and price. */
function readUnder(headings: string[], cells: Written[]) {
  const sheet = aSheet([
    ['楼栋', '房号', ...headings],
    ['1栋', '1203', ...cells],
  ])
  return readWith([sheet], { decidedBy: null })
}

describe('LED-8: room numbers as offices write them', () => {
  it.each(['1203室', '1203号房', '12层03', '12F03室', '12-03', '12—03', '１２－０３'])(
    '%s is 1203 of floor 12',
    (room) => {
      expect(numberOf({ 房号: room })).toEqual(['1-1-1203'])
    },
  )

  it('12-03 is a home of floor 12 only where the floor is known: it may be entrance 12', () => {
    expect(numberOf({ 房号: '12-03', 楼层: 11 })).toEqual(['D2 nameUnreadable'])
    expect(numberOf({ 房号: '12-03', 楼层: null })).toEqual(['D2 nameUnreadable'])
  })
})

describe('LED-8: entrances by their side', () => {
  it.each([
    ['东单元', '1-东-1203'],
    ['西', '1-西-1203'],
    ['甲', '1-甲-1203'],
    ['乙单元', '1-乙-1203'],
  ])('%s makes it %s', (entrance, number) => {
    expect(numberOf({ 单元: entrance })).toEqual([number])
  })

  it('东单元 in a title is one where it follows the building, and none of a name', () => {
    expect(placeInTitle('1号楼东单元一房一价表')).toMatchObject({ building: '1号楼', entrance: '东' })
    expect(placeInTitle('1号楼东、西单元')).toMatchObject({ building: null, entrance: null })
    expect(placeInTitle('望江东单元 1号楼')).toMatchObject({ building: '1号楼', entrance: null })
  })
})

describe('LED-8: homes on several floors', () => {
  it.each(['6-7', '6/7层', '6F~7F', '6、7', '6—7层'])('%s is floor 6, shown as a repair', (floor) => {
    const { rows, repairs } = read(aSheet([HEADER, aRow({ 楼层: floor, 房号: '0603' })]))
    expect(rows.map(({ number }) => number)).toEqual(['1-1-0603'])
    expect(repairs).toMatchObject([{ cell: 'C2', code: 'lowerFloor', text: floor, readAs: '6' }])
  })

  it.each(['7-6', '1-18', '-1-1', '6-7-8'])('%s is a fault', (floor) => {
    expect(faultsOf({ 楼层: floor, 房号: '0603' })).toEqual(['C2 nameUnreadable'])
  })

  it('a room of another floor than the lower one is a fault', () => {
    expect(faultsOf({ 楼层: '6-7', 房号: '0703' })).toEqual(['D2 numberDiffers'])
  })
})

describe('LED-8: headings with tax, and prices as posted', () => {
  it.each(['总价(含税)', '含税总价', '总价/元', '含税销售总价（元）'])('%s is the list total', (heading) => {
    const { rows, sheets } = readUnder(['建筑面积', heading], [89.53, 1_669_735])
    expect(sheets[0]?.columns.at(-1)?.column).toBe('listTotal')
    expect(rows[0]?.list).toEqual({ by: 'total', total: 1_669_735_00 })
  })

  it('公示单价 is the filed price beside a list price; 不含税总价 is no price of the home', () => {
    const { rows, sheets } = readUnder(['建面', '公示单价', '表单价', '不含税总价'], [89.53, 19_000, 18_650, 1_531_867])
    expect(sheets[0]?.unreadColumns.map(({ header }) => header)).toEqual(['不含税总价'])
    expect(rows[0]).toMatchObject({ list: { unitPrice: 18_650_00 }, filed: { unitPrice: 19_000_00 } })
  })
})

describe('LED-8: two columns of building areas', () => {
  const sheet = aSheet([
    ['楼栋', '房号', '预测建面', '实测建面', '单价'],
    ['1栋', '1203', 89.53, 90.01, 18_650],
    ['1栋', '1204', 89.53, 89.53, 18_650],
    ['1栋', '1205', null, 89.53, 18_650],
  ])

  it('are a fault of the home where they differ', () => {
    const { faults, rows } = read(sheet)
    expect(faults).toMatchObject([
      { cell: 'D2', code: 'columnsDiffer', data: { text: '90.01', other: '89.53', header: '预测建面' } },
    ])
    expect(rows.map(({ number }) => number)).toEqual(['1-1-1204', '1-1-1205'])
  })

  it.each([
    [{ heading: '实测建面', meaning: 'area' }, 90_01],
    [{ heading: '预测建面', meaning: 'ignored' }, 90_01],
  ] as const)('are none where a person says which holds: %j', (said, area) => {
    const mapping = { ...NO_MAPPING, headings: [said] }
    const { faults, rows } = readWith([sheet], { decidedBy: null, mapping })
    expect(faults).toEqual([])
    expect(rows[0]?.area).toBe(area)
  })
})

describe('LED-8: two columns of one price', () => {
  it.each([
    ['总价', '含税总价'],
    ['备案总价', '公示总价'],
    ['总价', '总价'],
  ])('%s and %s are a fault where they differ, none where they agree', (one, other) => {
    expect(readUnder(['建筑面积', one, other], [89.53, 1_669_735, 1_531_867]).faults).toMatchObject([
      { cell: 'D2', code: 'columnsDiffer', data: { text: '1,669,735.00', other: '1,531,867.00', header: other } },
    ])
    expect(readUnder(['建筑面积', one, other], [89.53, 1_669_735, 1_669_735]).faults).toEqual([])
  })
})

describe('LED-8: units behind figures', () => {
  it.each(['89.53㎡', '89.53m²', '89.53平', '89.53 平方', '８９．５３平方米'])('%s is an area', (area) => {
    expect(read(aSheet([HEADER, aRow({ 建筑面积: area })])).rows[0]?.area).toBe(89_53)
  })

  it.each(['18650元整', '18,650元/平方', '１８，６５０元／㎡'])('%s is a price', (unitPrice) => {
    expect(read(aSheet([HEADER, aRow({ 单价: unitPrice })])).rows[0]?.list).toEqual({
      by: 'unitPrice',
      unitPrice: 18_650_00,
    })
  })

  it('another figure’s unit is a fault: a price where the total should be, a total where the price should be', () => {
    expect(faultsOf({ 总价: '18650元/㎡' }, 'total')).toEqual(['I2 notANumber'])
    expect(faultsOf({ 单价: '18650元/套' })).toEqual(['H2 notANumber'])
    expect(faultsOf({ 单价: '189.53㎡' })).toEqual(['H2 notANumber'])
    expect(faultsOf({ 建筑面积: '89.53元' })).toEqual(['F2 notANumber'])
  })
})
