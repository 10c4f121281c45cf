import { describe, expect, it } from 'vitest'
import { spaceWordsIn } from '../../../../shared/ledger/price-list/places/space-section'
import { aSheet, read, type Written } from './a-list'

const HEAD = ['楼栋', '单元', '房号', '建筑面积', '单价', '总价']

function row(room: string, area: number): Written[] {
  return ['1号楼', '1单元', room, area, 5_000, area * 5_000]
}

function outcome(rows: Written[][], name = 'Sheet1') {
  const { rows: homes, faults } = read(aSheet(rows, { name }))
  return [...homes.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-11: what words over rows say of their kind', () => {
  it.each([
    ['储藏室', 'storeroom'],
    ['二、储藏间', 'storeroom'],
    ['储物间明细', 'storeroom'],
    ['云栖府1号楼储藏室一房一价表', 'storeroom'],
    ['储藏室销售价格表', 'storeroom'],
    ['地下室（负一层）', 'storeroom'],
    ['地下室价格表', 'storeroom'],
    ['贮藏室', 'storeroom'],
    ['1号楼下房', 'storeroom'],
    ['杂物房价格', 'storeroom'],
    ['车位价格表', 'parking'],
    ['地下车库', 'parking'],
    ['车位及储藏室价格表', null],
    ['云栖公寓储藏室价格表', 'storeroom'],
    ['云栖公寓1号楼储藏室一房一价表', 'storeroom'],
    ['洋房储藏室价格表', 'storeroom'],
    ['商业广场车位价格表', 'parking'],
  ])('%s: %s', (text, kind) => {
    expect(spaceWordsIn(text)).toEqual({ says: text, kind })
  })

  it.each([
    '住宅及储藏室价格表',
    '公寓及储藏室价格表',
    '公寓、储藏室价格表',
    '含储藏室',
    '赠送地下室',
    '楼下房源',
    '不含车位',
    '储藏室另计',
    '车位价格：12万元',
    '价格表',
  ])('%s says nothing', (text) => {
    expect(spaceWordsIn(text)).toBeNull()
  })
})

describe('LED-11: spaces under a title or a line of their kind', () => {
  it.each([
    ['云栖府1号楼储藏室一房一价表', '储藏室'],
    ['储藏室销售价格表', '储藏室'],
    ['车位价格表', '车位'],
    ['地下室价格表', '储藏室'],
    ['储藏室明细', '储藏室'],
  ])('the title %s', (title, word) => {
    expect(outcome([[title], HEAD, row('101', 8), row('102', 9)])).toEqual([`1-1-${word}-101`, `1-1-${word}-102`])
    expect(outcome([[title, null, null, '单位：元'], HEAD, row('101', 8)])).toEqual([`1-1-${word}-101`])
  })

  it.each(['地下室', '贮藏室', '1号楼地下室', '下房'])('the sheet %s', (name) => {
    expect(outcome([HEAD, row('101', 8)], name)).toEqual(['1-1-储藏室-101'])
  })

  it.each(['储藏室', '储藏室价格'])('the line %s, with headings of its own and without', (line) => {
    const spaces = ['1-1-0101', '1-1-储藏室-101']
    expect(outcome([HEAD, row('101', 90), [line], row('101', 8)])).toEqual(spaces)
    expect(outcome([HEAD, row('101', 90), [line], HEAD, row('101', 8)])).toEqual(spaces)
    expect(outcome([HEAD, row('101', 90), [], [line], HEAD.toSpliced(1, 1), row('101', 8).toSpliced(1, 1)])).toEqual([
      '1-1-0101',
      '1-储藏室-101',
    ])
  })

  it('a line of homes ends them', () => {
    expect(outcome([HEAD, ['储藏室'], row('101', 8), ['住宅'], row('101', 90), row('201', 40)])).toEqual([
      '1-1-储藏室-101',
      '1-1-0101',
      '1-1-0201',
    ])
  })

  it.each(['贮藏室', '地下室', '杂物房', '下房'])('the 用途 %s', (word) => {
    expect(
      outcome([
        ['用途', ...HEAD],
        [word, ...row('101', 8)],
        ['住宅', ...row('101', 90)],
      ]),
    ).toEqual(['1-1-储藏室-101', '1-1-0101'])
    expect(
      outcome([
        ['用途', ...HEAD],
        [`别墅（含${word}）`, ...row('101', 90)],
      ]),
    ).toEqual(['1-1-0101'])
  })

  it('a line on a sheet of both kinds goes before its name', () => {
    expect(outcome([HEAD, ['车位'], row('7', 12), ['储藏室'], row('101', 8)], '车位储藏室')).toEqual([
      '1-1-车位-7',
      '1-1-储藏室-101',
    ])
  })

  it('the title of another list below may be one of homes', () => {
    const list = (area: number) =>
      outcome([['储藏室'], HEAD, row('101', 8), [], ['1号楼价格表'], HEAD, row('201', area)])
    expect(list(90)).toEqual(['1-1-储藏室-101', '1-1-0201'])
    expect(list(40)).toEqual(['1-1-储藏室-101', 'C7 kindUnclear'])
  })

  it('they are sold by the piece where no area is listed', () => {
    const list = (title: string) =>
      read(aSheet([[title], ['房号', '总价'], ['001', 120_000]], { name: 'Sheet1' }), 'total').rows
    expect(list('车位价格表')).toMatchObject([{ number: '车位-001', area: null }])
    expect(list('云栖府储藏室一房一价表')).toMatchObject([{ number: '储藏室-001', area: null }])
  })

  it('a column of kinds says otherwise', () => {
    expect(outcome([['储藏室价格表'], ['类别', ...HEAD], ['住宅', ...row('101', 90)]])).toEqual(['1-1-0101'])
  })

  it('what may be homes is one fault of them together', () => {
    const sheet = aSheet([['储藏室价格表'], HEAD, row('101', 8), row('201', 90), row('301', 90)])
    expect(read(sheet).faults).toMatchObject([
      { cell: 'C4', code: 'kindUnclear', data: { text: '储藏室价格表', homes: 2 } },
    ])
    expect(read(aSheet([['车位及储藏室价格表'], HEAD, row('101', 8), row('102', 8)])).faults).toMatchObject([
      { cell: 'C3', code: 'kindUnclear', data: { homes: 2 } },
    ])
  })

  it('after a sub-total or another building a small one may still be of the line', () => {
    const other = ['2号楼', '1单元', '101', 9, 5_000, 45_000]
    const list = (last: Written[]) => outcome([HEAD, ['储藏室'], row('101', 8), ['2号楼'], last])
    expect(list(other)).toEqual(['1-1-储藏室-101', 'C5 kindUnclear'])
    expect(list(['2号楼', '1单元', '101', 90, 5_000, 450_000])).toEqual(['1-1-储藏室-101', '2-1-0101'])
  })

  it('what was told by its own heading ends with it', () => {
    const spaces = ['楼栋', '单元', '车位号', '建筑面积', '单价', '总价']
    expect(outcome([['车位'], spaces, row('7', 12), HEAD, row('201', 40)])).toEqual(['1-1-车位-7', '1-1-0201'])
    expect(outcome([HEAD, row('101', 90), ['车位'], spaces, row('7', 12), ['2号楼'], HEAD, row('201', 40)])).toEqual([
      '1-1-0101',
      '1-1-车位-7',
      '1-1-0201',
    ])
  })
})
