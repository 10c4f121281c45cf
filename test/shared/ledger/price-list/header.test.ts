import { describe, expect, it } from 'vitest'
import { plainHeading, recogniseHeading } from '../../../../shared/ledger/price-list/columns/columns'
import { readPriceList } from '../../../../shared/ledger/price-list/reading'
import { aRow, aSheet, HEADER, merged, read } from './a-list'

const meaningOf = (heading: string) => {
  const found = recogniseHeading(plainHeading(heading))
  if (!found) return null
  return found.of === 'home' ? found.column : `${found.owner} ${found.kind}`
}

describe('LED-8: headings as offices write them', () => {
  it.each([
    ['幢号', 'building'],
    ['楼 栋', 'building'],
    ['单元号', 'entrance'],
    ['单元', 'entrance'],
    ['层', 'floor'],
    ['*房间号', 'room'],
    ['室号', 'room'],
    ['房型', 'type'],
    ['朝向', 'orientation'],
    ['预测建筑面积(㎡)', 'area'],
    ['建筑面积（平方米）', 'area'],
    ['建面', 'area'],
    ['套内建筑面积m²', 'innerArea'],
    ['单价（元/㎡）', 'either unitPrice'],
    ['房屋总价(元)', 'either total'],
    ['备案单价', 'filed unitPrice'],
    ['备案价格(元/平方米)', 'filed unitPrice'],
    ['总价(备案)', 'filed total'],
    ['预售总价', 'filed total'],
    ['标准单价', 'list unitPrice'],
    ['表总价(万元)', 'list total'],
    ['一口价', 'list total'],
    ['折前总价', 'list total'],
    ['优惠前单价', 'list unitPrice'],
    ['底价', 'floor null'],
    ['底单价', 'floor unitPrice'],
    ['底价总价', 'floor total'],
    ['最低单价', 'floor unitPrice'],
  ])('%s', (heading, meaning) => {
    expect(meaningOf(heading)).toBe(meaning)
  })

  it.each([
    '套内单价',
    '折后总价',
    '总价(优惠后)',
    '总价(98折)',
    '总价(一次性付款)',
    '单价（按揭）',
    '优惠价',
    '成交单价',
    '装修总价',
    '公摊面积',
    '首付款',
    '备注',
    '序号',
    '房间编码',
  ])('%s is none of them', (heading) => {
    expect(meaningOf(heading)).toBeNull()
  })
})

describe('LED-8: where the header stands', () => {
  it('is found under title and project rows', () => {
    const reading = read(aSheet([['云溪府一房一价表'], ['项目:云溪府', null, '单位:元'], [], HEADER, aRow()]))
    expect(reading.sheets[0]?.headerRows).toEqual([4, 4])
    expect(reading.rows).toHaveLength(1)
  })

  it('joins two rows: 备案价格 and 销售价格 over 单价 and 总价', () => {
    const upper = ['楼栋', '单元', '房号', '面积(㎡)', null, '备案价格', null, '表价', null]
    const lower = [null, null, null, '建筑面积', '套内', '单价', '总价', '单价', '总价']
    const row = ['1栋', 1, '1203', 89.53, 70.21, 18_650, 1_669_735, 18_000, 1_611_540]
    const merges = [merged(1, 0, 2, 0), merged(1, 1, 2, 1), merged(1, 2, 2, 2)]
    const across = [merged(1, 3, 1, 4), merged(1, 5, 1, 6), merged(1, 7, 1, 8)]
    // The same with merged cells and, as CSV has it, with blanks.
    for (const more of [{ merges: [...merges, ...across] }, {}]) {
      const reading = read(aSheet([upper, lower, row], more))
      expect(reading.sheets[0]?.headerRows).toEqual([1, 2])
      expect(reading.sheets[0]?.columns.map(({ column, letter, header }) => [column, letter, header])).toEqual([
        ['building', 'A', '楼栋'],
        ['entrance', 'B', '单元'],
        ['room', 'C', '房号'],
        ['area', 'D', '面积(㎡) 建筑面积'],
        ['innerArea', 'E', '面积(㎡) 套内'],
        ['filedUnitPrice', 'F', '备案价格 单价'],
        ['filedTotal', 'G', '备案价格 总价'],
        ['listUnitPrice', 'H', '表价 单价'],
        ['listTotal', 'I', '表价 总价'],
      ])
      expect(reading.faults).toEqual([])
    }
  })

  it('does not take 单价 under 套内 or 折后价 for the list’s', () => {
    const upper = ['楼栋', '单元', '房号', '建筑面积', '折后价', null, '表价', null]
    const lower = [null, null, null, null, '单价', '总价', '单价', '总价']
    const row = ['1栋', 1, '1203', 89.53, 1, 2, 18_650, 1_669_735]
    const reading = read(aSheet([upper, lower, row], { merges: [merged(1, 4, 1, 5), merged(1, 6, 1, 7)] }))
    expect(reading.sheets[0]?.unreadColumns.map(({ letter }) => letter)).toEqual(['E', 'F'])
    expect(reading.rows[0]?.list).toEqual({ by: 'unitPrice', unitPrice: 18_650_00 })
  })

  it('names a column that has no heading and something in it', () => {
    const reading = read(aSheet([HEADER, [...aRow(), null, '东边户']]))
    expect(reading.sheets[0]?.unreadColumns).toEqual([{ header: '', letter: 'K', isHidden: false }])
    expect(reading.faults).toEqual([])
  })

  it('reports columns it does not read and columns hidden in the file', () => {
    const reading = read(aSheet([[...HEADER, '备注'], aRow()], { hiddenColumns: [7, 9], hiddenRows: [0, 1] }))
    const [sheet] = reading.sheets
    expect(sheet?.columns.at(-1)).toEqual({ column: 'remarks', header: '备注', letter: 'J', isHidden: true })
    expect(sheet?.columns.find(({ isHidden }) => isHidden)?.column).toBe('listUnitPrice')
    expect(sheet?.hiddenRows).toBe(1)
  })
})

describe('LED-8: whose price a column is', () => {
  const readWith = (...prices: string[]) => {
    const header = ['楼栋', '单元', '房号', '建筑面积', ...prices]
    const row = ['1栋', 1, '1203', 89.53, ...prices.map((name) => (/单价/.test(name) ? 18_650 : 1_669_735))]
    const { sheets, isListAlsoFiled, rows } = read(aSheet([header, row]))
    return { columns: sheets[0]?.columns.slice(4).map(({ column }) => column), isListAlsoFiled, row: rows[0] }
  }

  it('one plain price serves as both filed and list', () => {
    const { columns, isListAlsoFiled, row } = readWith('单价', '总价')
    expect(columns).toEqual(['listUnitPrice', 'listTotal'])
    expect(isListAlsoFiled).toBe(true)
    expect(row?.filed).toEqual(row?.list)
  })

  it('so does a filed price that stands alone', () => {
    const { columns, row } = readWith('备案单价', '备案总价')
    expect(columns).toEqual(['listUnitPrice', 'listTotal'])
    expect(row?.filed).toEqual(row?.list)
  })

  it('a list price by name leaves the filed price to carry forward', () => {
    const { isListAlsoFiled, row } = readWith('表单价', '表总价')
    expect(isListAlsoFiled).toBe(false)
    expect(row?.filed).toBeNull()
  })

  it('a plain 价格 of a small shop may be either, so that another row tells, or the person', () => {
    const priced = (room: string, ...rows: [number, number][]) =>
      readPriceList(
        [aSheet([['楼栋', room, '建筑面积', '价格'], ...rows.map((row, at) => ['1栋', `010${at + 1}`, ...row])])],
        {
          decidedBy: null,
        },
      )
    expect(priced('房号', [20, 60_000], [120, 60_000])).toMatchObject({ decidedBy: 'unitPrice', faults: [] })
    expect(priced('房号', [20, 60_000])).toMatchObject({ data: { reason: 'headerMissing' } })
    expect(priced('房号', [20, 1_200_000])).toMatchObject({ decidedBy: 'total' })
    expect(priced('车位号', [12.72, 80_000])).toMatchObject({ decidedBy: 'total' })
  })

  it('a plain price beside a list price by name is the filed one', () => {
    expect(readWith('单价', '总价', '表单价', '表总价').columns).toEqual([
      'filedUnitPrice',
      'filedTotal',
      'listUnitPrice',
      'listTotal',
    ])
  })
})

describe('LED-8: units of money', () => {
  it('a total that names its own unit is of that unit, whatever the heading says', () => {
    const totals = ['166.97345万元', '1669734.5元', 166.97345].map((total, at) => ['1栋', `120${at + 1}`, 89.53, total])
    const { rows, faults } = read(aSheet([['楼栋', '房号', '建筑面积', '总价(万元)'], ...totals]), 'total')
    expect(faults).toEqual([])
    expect(rows.map(({ list }) => list)).toEqual(totals.map(() => ({ by: 'total', total: 1_669_734_50 })))
  })

  it('totals in 万元, said by their heading or once above the table', () => {
    const header = HEADER.map((name) => (name === '总价' ? '总价(万元)' : name))
    const row = aRow({ '总价(万元)': 166.9735 }, header)
    expect(read(aSheet([header, row]), 'total').rows[0]?.list).toEqual({ by: 'total', total: 1_669_735_00 })
    const above = aSheet([['单位:万元'], HEADER, aRow({ 总价: 166.9735 })])
    expect(read(above).faults).toEqual([])
    expect(read(above, 'total').rows[0]?.list).toEqual({ by: 'total', total: 1_669_735_00 })
  })
})

describe('LED-8: which sheet is read', () => {
  const list = aSheet([HEADER, aRow()])

  it('every visible list; the others are named', () => {
    const second = aSheet([HEADER, aRow({ 楼栋: '2栋' })], { name: '2号楼' })
    const reading = read([
      aSheet([['说明']], { name: '说明' }),
      { ...list, name: '旧价', isHidden: true },
      { ...list, name: '1号楼' },
      second,
    ])
    expect(reading.sheets.map(({ name }) => name)).toEqual(['1号楼', '2号楼'])
    expect(reading.rows.map(({ sheet, number }) => [sheet, number])).toEqual([
      ['1号楼', '1-1-1203'],
      ['2号楼', '2-1-1203'],
    ])
    expect(reading.otherSheets).toEqual([
      { name: '说明', isHidden: false, isPriceList: false, peek: null },
      { name: '旧价', isHidden: true, isPriceList: true, peek: null },
    ])
  })

  it('refuses a file without the headings, and says which it looked for', () => {
    const matrix = aSheet([
      ['楼栋', '单元', '楼层', '01室', '02室'],
      ['1栋', '1单元', 17, 2_133_180, 2_558_244],
    ])
    expect(readPriceList([matrix], { decidedBy: 'total' })).toEqual({
      refused: 'FILE_UNREADABLE',
      data: { reason: 'headerMissing', looked: ['房号', '建筑面积', '单价/总价'] },
    })
  })

  it('refuses a list that stands only on hidden sheets, and names them', () => {
    const hidden = { ...list, name: '底价表', isHidden: true }
    expect(readPriceList([hidden], { decidedBy: 'total' })).toMatchObject({
      data: { reason: 'listHidden', looked: ['底价表'] },
    })
  })

  it('refuses a list without the figure that is to decide', () => {
    const header = HEADER.slice(0, -1)
    expect(readPriceList([aSheet([header, aRow({}, header)])], { decidedBy: 'total' })).toMatchObject({
      data: { reason: 'decidingColumnMissing', looked: ['总价'] },
    })
  })
})

describe('LED-8: a row of units below the headings', () => {
  it.each([
    ['in brackets', '(㎡)', '(元/㎡)', '(万元)'],
    ['without', '㎡', '元/㎡', '万元'],
  ])('belongs to them, %s', (_, area, unitPrice, total) => {
    const rows = [
      ['楼栋', '房号', '建筑面积', '单价', '总价'],
      [null, null, area, unitPrice, total],
      ['1栋', '1203', 100, 18_650, 186.5],
    ]
    const { rows: homes, faults, sheets } = read(aSheet(rows), 'total')
    expect(faults).toEqual([])
    expect(homes).toMatchObject([{ number: '1-1-1203', list: { by: 'total', total: 1_865_000_00 } }])
    expect(sheets[0]?.headerRows).toEqual([1, 2])
  })
})
