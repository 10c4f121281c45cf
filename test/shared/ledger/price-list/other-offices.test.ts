import { describe, expect, it } from 'vitest'
import { placeInTitle } from '../../../../shared/ledger/unit-number'
import { aSheet, read, type Written } from './a-list'

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
    expect(numbersIn(rows)).toEqual(['1-1-1203'])
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
  expect(placeInTitle('1栋·西单元')).toEqual({ building: '1栋', entrance: '西' })
  expect(placeInTitle('云溪府一期东单元 1号楼')).toEqual({ building: '1号楼', entrance: '东' })
  expect(placeInTitle('1号楼东西单元')).toEqual({ building: '1号楼', entrance: null })
})
