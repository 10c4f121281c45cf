import { describe, expect, it } from 'vitest'
import { placeInTitle } from '../../../../shared/ledger/said-place'
import { aSheet, read, readWith, type Written } from './a-list'

const LIST = ['单元', '房号', '建筑面积', '单价']

function numbersIn(rows: Written[][], name = '2栋') {
  const { rows: homes, faults } = read(aSheet(rows, { name }))
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-8: lists of two entrances side by side', () => {
  it.each([
    ['with other figures', 90, 18_000],
    ['with the same figures', 100, 18_650],
  ])('are two lists though their rooms are called the same, %s', (_, area, unitPrice) => {
    const rows = ['0301', '0302'].map((room) => ['1单元', room, 100, 18_650, '2单元', room, area, unitPrice])
    expect(numbersIn([[...LIST, ...LIST], ...rows])).toEqual(['2-1-0301', '2-1-0302', '2-2-0301', '2-2-0302'])
  })
})

describe('LED-8: what is no home', () => {
  it.each([
    ['the homes a sub-total counts', ['小计', null, '1套', 118.47, null, 2_013_990]],
    ['an average', ['均价', null, null, null, 18_650]],
  ])('%s', (_, row) => {
    const home = ['2', '1', '0301', 118.47, 17_000, 2_013_990]
    const rows = [['楼栋', '单元', '房号', '建筑面积', '单价', '总价'], home, row]
    expect(numbersIn(rows)).toEqual(['2-1-0301'])
  })

  it('the lifts of a floor, beside its homes, are no entrance', () => {
    const rows = [
      ['楼栋', '房号', '梯', '户', '建筑面积', '单价'],
      ['1号楼', '1203', 2, 4, 89.53, 18_650],
    ]
    expect(numbersIn(rows, '1栋')).toEqual(['1-1-1203'])
  })
})

describe('LED-8: units with spaces', () => {
  const priced = (text: string) => numbersIn([LIST, ['1', '1203', 89.53, text]])

  it.each(['18,650.00 元/ ㎡', '18,650元 / 平米', '18650 元/ m2'])('%s is a unit price', (text) => {
    expect(priced(text)).toEqual(['2-1-1203'])
  })

  it('元/ 套 is none', () => {
    expect(priced('18650元/ 套')).toEqual(['D2 notANumber'])
  })
})

it('LED-8: a side behind a sign is an entrance, 东西单元 are not one', () => {
  expect(placeInTitle('1栋·西单元')).toMatchObject({ building: '1栋', entrance: '西' })
  expect(placeInTitle('云溪府一期东单元 1号楼')).toMatchObject({ building: '1号楼', entrance: '东' })
  expect(placeInTitle('1号楼东西单元')).toMatchObject({ building: '1号楼', entrance: null })
})

describe('LED-8: an entrance in the words above a list', () => {
  const rows: Written[][] = [
    ['楼栋', '房号', '建筑面积', '单价'],
    ['1号楼', '1203', 89.53, 18_650],
  ]
  const under = (title: string, project: string) => {
    const { rows: homes, faults } = readWith([aSheet([[title], ...rows])], { decidedBy: null, project })
    return [...homes.map(({ number }) => number), ...faults.map(({ cell, code, data }) => [cell, code, data])]
  }

  it.each([
    ['云溪府东单元', '云溪府'],
    ['云溪府一期东单元价格公示', '云溪府 一期'],
    ['云溪府东单元一房一价表', '云溪府 一期'],
    ['万科·云溪府东单元', '云溪府（二期）'],
  ])('%s of the project %s is its 东 entrance', (title, project) => {
    expect(under(title, project)).toEqual(['1-东-1203'])
  })

  it.each(['锦绣江东单元', '云溪府东、西单元', '云溪府东西单元', '云溪府1、2单元', '1单元 2单元'])(
    '%s does not tell which it is: every home is a fault, none is taken for entrance 1',
    (title) => {
      expect(under(title, '云溪府')).toEqual([['B3', 'entranceUnclear', { text: expect.stringContaining('单元') }]])
    },
  )

  it.each(['云溪府一房一价表', '本楼共2单元', '注：锦绣江东单元的车位另售', '其中单元楼层差价见附件'])(
    '%s names none',
    (title) => {
      expect(under(title, '云溪府')).toEqual(['1-1-1203'])
    },
  )

  it('goes with the rows below it, and so does one that does not tell', () => {
    const title = (words: string): Written[] => [words]
    const list: Written[][] = [
      ['楼栋', '房号', '建筑面积', '单价'],
      title('云溪府东单元'),
      ['1号楼', '1203', 89.53, 18_650],
      title('云溪府西单元'),
      ['1号楼', '1203', 89.53, 18_650],
      title('锦绣江东单元'),
      ['1号楼', '1203', 89.53, 18_650],
    ]
    const { rows: homes, faults } = readWith([aSheet(list)], { decidedBy: null, project: '云溪府' })
    expect(homes.map(({ number }) => number)).toEqual(['1-东-1203', '1-西-1203'])
    expect(faults).toMatchObject([{ cell: 'B7', code: 'entranceUnclear' }])
  })

  it('stands over a chart as well', () => {
    const chart = (title: string) =>
      aSheet([[title], ['楼层', '01', '02'], [2, 1_600_000, 1_700_000], [1, 1_600_000, 1_700_000]], { name: '总价' })
    const areas = (title: string) =>
      aSheet([[title], ['楼层', '01', '02'], [2, 89.53, 118.26], [1, 89.53, 118.26]], { name: '建筑面积' })
    const readCharts = (title: string) => readWith([chart(title), areas(title)], { decidedBy: null, project: '云溪府' })
    expect(readCharts('1号楼 云溪府东单元').rows.map(({ number }) => number)).toContain('1-东-0201')
    const unclear = readCharts('1号楼 锦绣江东单元')
    expect(unclear.rows).toEqual([])
    expect(unclear.faults).toMatchObject([
      { sheet: '总价', cell: 'B2', code: 'entranceUnclear' },
      { sheet: '总价', cell: 'C2', code: 'entranceUnclear' },
      { sheet: '建筑面积', cell: 'B2', code: 'entranceUnclear' },
      { sheet: '建筑面积', cell: 'C2', code: 'entranceUnclear' },
    ])
  })
})

describe('LED-8: two columns for the same thing', () => {
  const HEADINGS = ['楼栋', '房号', '建筑面积', '单价']
  const HOME: Written[] = ['1栋', '1203', 89.53, 18_650]
  const beside = (one: string, own: Written, other: string, said: Written) => {
    const at = HEADINGS.indexOf(one)
    const header = at < 0 ? [...HEADINGS, one, other] : [...HEADINGS, other]
    const row = at < 0 ? [...HOME, own, said] : [...HOME.with(at, own), said]
    const { faults, sheets } = read(aSheet([header, row]))
    const [rival] = sheets[0]?.rivals ?? []
    return { rival: rival && [rival.used, rival.header], faults: faults.map(({ cell, code }) => `${cell} ${code}`) }
  }

  it.each<[string, Written, string, Written]>([
    ['套内面积', 70.21, '套内建筑面积', 70.21],
    ['建筑面积', 89.53, '预测建筑面积', 89.53],
    ['楼栋', '1栋', '楼号', '1号楼'],
    ['楼栋', '1栋', '幢号', 1],
    ['房号', '1203', '室号', '1203室'],
    ['房号', '1203', '室号', '03'],
    ['房号', '1203', '坐落', '云溪路88号1幢2单元1203室'],
  ])('%s %s beside %s %s: one is read, and the page is told which', (one, own, other, said) => {
    expect(beside(one, own, other, said)).toEqual({ rival: [one, other], faults: [] })
  })

  it.each<[string, Written, string, Written, string]>([
    ['套内面积', 70.21, '套内建筑面积', 71.21, 'E2'],
    ['套内面积', 70.21, '套内建筑面积', '待测', 'E2'],
    ['建筑面积', 89.53, '预测建筑面积', 90.53, 'C2'],
    ['建筑面积', 89.53, '预测建筑面积', '待测', 'C2'],
    ['建筑面积', 89.53, '预测建筑面积', { kind: 'error', error: '#REF!' }, 'C2'],
    ['建筑面积', 89.53, '预测建筑面积', { kind: 'date' }, 'C2'],
    ['楼栋', '1栋', '楼号', '2号楼', 'A2'],
    ['楼栋', '1栋', '楼号', '待定', 'A2'],
    ['楼栋', '1栋', '楼号', { kind: 'error', error: '#REF!' }, 'A2'],
    ['房号', '1203', '室号', '1303', 'B2'],
    ['房号', '1203', '室号', '04', 'B2'],
    ['房号', '1-1-1203', '坐落', '1幢2单元1203室', 'B2'],
  ])('%s %s beside %s %s is a fault', (one, own, other, said, cell) => {
    expect(beside(one, own, other, said)).toEqual({ rival: [one, other], faults: [`${cell} columnsDiffer`] })
  })

  it.each<[string, Written, string, Written]>([
    ['套内面积', null, '套内建筑面积', 71.21],
    ['房号', '1203', '室号', null],
  ])('%s %s beside %s %s: what has nothing in it is passed by', (one, own, other, said) => {
    expect(beside(one, own, other, said)).toEqual({ rival: undefined, faults: [] })
  })

  it('where a person says which holds, the other is passed by', () => {
    const sheet = aSheet([
      [...HEADINGS, '预测建筑面积'],
      [...HOME, 90.53],
    ])
    const headings = [{ heading: '预测建筑面积', meaning: 'ignored' as const }]
    const { faults, sheets, rows } = readWith([sheet], { decidedBy: null, mapping: { headings, sheets: [] } })
    expect([faults, sheets[0]?.rivals, rows[0]?.area]).toEqual([[], [], 8953])
  })
})
