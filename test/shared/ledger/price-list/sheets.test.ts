import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aRow, aSheet, HEADER, merged, read, readWith, type Written } from './a-list'

const numbers = (sheets: Sheet | Sheet[]) => read(sheets).rows.map(({ number }) => number)
const noBuilding = HEADER.filter((name) => name !== '楼栋')
const aList = (name: string, other: Record<string, Written> = {}, header = HEADER) =>
  aSheet([header, aRow(other, header)], { name })

describe('LED-8: a list over several sheets', () => {
  it('is read sheet by sheet, a home listed on two of them being a fault of the second', () => {
    const reading = read([aList('甲'), aList('乙', { 房号: '1202' }), aList('丙')])
    expect(reading.rows.map(({ sheet, row, number }) => [sheet, row, number])).toEqual([
      ['甲', 2, '1-1-1203'],
      ['乙', 2, '1-1-1202'],
    ])
    expect(reading.faults).toMatchObject([
      { sheet: '丙', cell: 'D2', data: { number: '1-1-1203', firstSheet: '甲', firstRow: 2 } },
    ])
  })

  it('takes the building from the sheet’s name or from the words above the headings', () => {
    const titled = (title: string, name: string) => aSheet([[title], noBuilding, aRow({}, noBuilding)], { name })
    expect(numbers(aList('3号楼', {}, noBuilding))).toEqual(['3-1-1203'])
    expect(numbers(titled('云溪府1号楼一房一价表', 'Sheet1'))).toEqual(['1-1-1203'])
    expect(numbers(titled('一房一价表', '2号楼总价'))).toEqual(['2-1-1203'])
  })

  it('knows no building where the two differ, or several are named', () => {
    const faultsOf = (title: string, name: string) =>
      read(aSheet([[title], noBuilding, aRow({}, noBuilding)], { name })).faults.map(
        ({ cell, code }) => `${cell} ${code}`,
      )
    expect(faultsOf('1号楼一房一价表', '2号楼')).toEqual(['C3 buildingUnknown'])
    expect(faultsOf('1、2号楼一房一价表', 'Sheet1')).toEqual(['C3 buildingUnknown'])
  })

  it('reads tables one under another, each under its own words and headings', () => {
    const other = ['室号', '单价', '建筑面积', '单元', '楼层']
    const sheet = aSheet([
      ['1号楼一房一价表'],
      noBuilding,
      aRow({}, noBuilding),
      [],
      ['2号楼一房一价表'],
      noBuilding,
      aRow({}, noBuilding),
      ['3号楼一房一价表'],
      other,
      ['1203', 18_650, 89.53, 1, 12],
    ])
    const reading = read(sheet)
    expect(reading.faults).toEqual([])
    expect(reading.rows.map(({ number, area, list }) => [number, area, list])).toEqual(
      [1, 2, 3].map((building) => [`${building}-1-1203`, 8953, { by: 'unitPrice', unitPrice: 18_650_00 }]),
    )
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [4, 'blank'],
      [5, 'note'],
      [6, 'heading'],
      [8, 'note'],
      [9, 'heading'],
    ])
  })

  it('a table below without an area or a list price of its own is faulty, not read under the headings above', () => {
    const below = (headings: string[]) => {
      const table = [['房号', '建筑面积', '单价', '总价'], ['1-1-1203', 89.53, 18_650, 1_669_735], [], headings]
      const { rows, faults } = read(aSheet([...table, ['1-1-1303', 70, 20_000, 1_400_000]]))
      return [rows.map(({ number }) => number), faults.map(({ cell, column, code }) => `${cell} ${column} ${code}`)]
    }
    expect(below(['房号', '套内面积', '单价', '总价'])).toEqual([['1-1-1203'], ['A5 area missing']])
    expect(below(['房号', '建筑面积', '底价', '底总价'])).toEqual([['1-1-1203'], ['A5 listTotal missing']])
    expect(below(['房号', '面积', '单价', '总价'])).toEqual([['1-1-1203', '1-1-1303'], []])
    expect(below(['房号', '', '单价', ''])).toEqual([['1-1-1203', '1-1-1303'], []])
  })

  it('reads lists side by side, each under its own words', () => {
    const reading = read(
      aSheet([
        ['1号楼', null, null, null, '2号楼'],
        ['房号', '面积', '单价', null, '房号', '面积', '单价'],
        ['1203', 89.53, 18_650, null, '1203', 120, 18_700],
        [null, null, null, null, '1202', 119, '面议'],
      ]),
    )
    expect(reading.rows.map(({ number, area }) => [number, area])).toEqual([
      ['1-1-1203', 8953],
      ['2-1-1203', 12000],
    ])
    expect(reading.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['G4 notANumber'])
  })

  it('reads lists side by side with one column of buildings and floors to the left of both', () => {
    const list = ['房号', '建筑面积', '单价']
    const rows = [
      ['2号楼', 12, '01', 89.53, 18_650, '02', 99.53, 18_700],
      ['2号楼', 11, '01', 89.53, 18_600, '02', 99.53, 18_650],
    ]
    const reading = read(aSheet([['楼栋', '楼层', ...list, ...list], ...rows], { name: '价格' }))
    expect(reading.faults).toEqual([])
    expect(reading.rows.map(({ number }) => number)).toEqual(['2-1-1201', '2-1-1101', '2-1-1202', '2-1-1102'])
  })

  it('reads one list whose rooms stand there twice, with the filed prices behind them', () => {
    const rows = ['1201', '1202'].map((room) => ['1栋', room, 89.53, 18_650, room, 20_000])
    const reading = read(aSheet([['楼栋', '房号', '建筑面积', '表单价', '房号', '备案单价'], ...rows]))
    expect(reading.faults).toEqual([])
    expect(reading.rows.map(({ filed }) => filed)).toEqual(rows.map(() => ({ by: 'unitPrice', unitPrice: 20_000_00 })))
  })

  it('takes a building or an entrance from a row that only names it', () => {
    const header = ['房号', '面积', '单价']
    const rows = ['1号楼', '2号楼1单元', '2单元'].flatMap((words) => [[words], ['1203', 89.53, 18_650]])
    const reading = read(aSheet([header, ...rows]))
    expect(reading.rows.map(({ number }) => number)).toEqual(['1-1-1203', '2-1-1203', '2-2-1203'])
    expect(reading.skipped.map(({ row, reason, text }) => [row, reason, text])).toEqual([
      [2, 'note', '1号楼'],
      [4, 'note', '2号楼1单元'],
      [6, 'note', '2单元'],
    ])
  })

  it('passes by the foot of a page', () => {
    const reading = read(
      aSheet([HEADER, aRow(), ['制表人:王琳', null, null, '审核:'], ['第1页'], [null, null, null, '第 2 页 共 3 页']]),
    )
    expect(reading.rows).toHaveLength(1)
    expect(reading.faults).toEqual([])
    expect(reading.skipped.map(({ sheet, reason }) => [sheet, reason])).toEqual(Array(3).fill(['价目', 'note']))
  })
})

describe('LED-8: headings in three rows', () => {
  it('are joined from the nearest up', () => {
    const rows = [
      ['房屋信息', null, null, '价格信息', null, null, null],
      ['位置', null, '面积(㎡)', '备案', null, '销售', null],
      ['楼栋', '房号', '建筑面积', '单价', '总价', '单价', '总价'],
      ['1栋', '1203', 89.53, 18_650, 1_669_735, 18_000, 1_611_540],
    ]
    const merges = [merged(1, 0, 1, 2), merged(1, 3, 1, 6), merged(2, 0, 2, 1), merged(2, 3, 2, 4), merged(2, 5, 2, 6)]
    const reading = read(aSheet(rows, { merges }))
    expect(reading.sheets[0]?.columns.map(({ column, letter }) => `${letter} ${column}`)).toEqual([
      'A building',
      'B room',
      'C area',
      'D filedUnitPrice',
      'E filedTotal',
      'F listUnitPrice',
      'G listTotal',
    ])
    expect(reading.rows[0]).toMatchObject({ list: { unitPrice: 18_000_00 }, filed: { unitPrice: 18_650_00 } })
  })
})

describe('LED-8: what a person says of a list goes before what is recognised', () => {
  const withHeadings = (...headings: PriceListMapping['headings']): PriceListMapping => ({ ...NO_MAPPING, headings })
  const columnsOf = (sheet: Sheet, mapping: PriceListMapping) =>
    readWith([sheet], { decidedBy: null, mapping }).sheets[0]?.columns.map(
      ({ column, header }) => `${header} ${column}`,
    )

  it('a heading nobody knows', () => {
    const header = ['编码', '大小', '要价', '楼栋']
    const sheet = aSheet([header, ['1203', 89.53, 18_650, '1栋']])
    expect(readPriceList([sheet], { decidedBy: null })).toMatchObject({ data: { reason: 'headerMissing' } })
    const mapping = withHeadings(
      { heading: '编码', meaning: 'room' },
      { heading: ' 大 小', meaning: 'area' },
      { heading: '要价', meaning: 'listUnitPrice' },
    )
    expect(readWith([sheet], { decidedBy: null, mapping }).rows).toMatchObject([{ number: '1-1-1203', area: 8953 }])
  })

  it('a column that is to be left out, or is another than it seems', () => {
    const sheet = aSheet([
      [...HEADER, '成交总价'],
      [...aRow(), 1_600_000],
    ])
    const mapping = withHeadings({ heading: '总价', meaning: 'ignored' }, { heading: '成交总价', meaning: 'listTotal' })
    expect(columnsOf(sheet, mapping)).toContain('成交总价 listTotal')
    const reading = readWith([sheet], { decidedBy: 'total', mapping })
    expect(reading.rows[0]?.list).toEqual({ by: 'total', total: 1_600_000_00 })
    expect(reading.sheets[0]?.unreadColumns).toEqual([{ header: '总价', letter: 'I', isHidden: false }])
  })

  it('where the headings stand, and which sheets are read', () => {
    const first = aSheet([HEADER, aRow({ 房号: '1101', 楼层: 11 }), HEADER, aRow()], { name: '甲' })
    const sheets = [first, { ...aList('乙', { 房号: '1202' }), isHidden: true }, aList('丙', { 房号: '1201' })]
    const mapping: PriceListMapping = {
      headings: [],
      sheets: [
        { name: '甲', isRead: true, headerRows: [3, 3] },
        { name: '乙', isRead: true, headerRows: null },
        { name: '丙', isRead: false, headerRows: null },
      ],
    }
    const reading = readWith(sheets, { decidedBy: null, mapping })
    expect(reading.rows.map(({ number }) => number)).toEqual(['1-1-1203', '1-1-1202'])
    expect(reading.otherSheets).toEqual([{ name: '丙', isHidden: false, isPriceList: true, peek: null }])
  })
})

describe('LED-8: which figure decides where nobody says', () => {
  const decided = (sheets: Sheet[]) => {
    const { decidedBy, decidable } = readWith(sheets, { decidedBy: null })
    return [decidedBy, decidable]
  }

  it('is the only one there is', () => {
    const header = HEADER.slice(0, -1)
    expect(decided([aSheet([header, aRow({}, header)])])).toEqual(['unitPrice', ['unitPrice']])
  })

  it('is the unit price, unless nearly all totals are fixed', () => {
    const rows = Array.from({ length: 20 }, (_, at) => aRow({ 房号: `12${String(at + 1).padStart(2, '0')}` }))
    const fixed = rows.map((row) => row.with(8, 1_600_000))
    expect(decided([aSheet([HEADER, ...rows])])).toEqual(['unitPrice', ['unitPrice', 'total']])
    expect(decided([aSheet([HEADER, ...rows.slice(0, 10), ...fixed.slice(10)])])[0]).toBe('unitPrice')
    expect(decided([aSheet([HEADER, ...fixed])])[0]).toBe('total')
    expect(decided([aSheet([HEADER, ...fixed.slice(0, 18), ...rows.slice(18)])])[0]).toBe('total')
  })

  it('says how far it is, every thousand homes', () => {
    const rows = Array.from({ length: 2_500 }, (_, at) =>
      aRow({ 楼层: 1 + (at % 50), 房号: String(1 + Math.floor(at / 50)).padStart(2, '0') }),
    )
    const said: [number, number][] = []
    readPriceList([aSheet([HEADER, ...rows])], { decidedBy: null, onProgress: (...progress) => said.push(progress) })
    expect(said).toEqual([
      [1_000, 2_500],
      [2_000, 2_500],
      [2_500, 2_500],
    ])
  })
})
