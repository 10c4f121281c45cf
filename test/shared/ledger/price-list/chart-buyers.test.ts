import { describe, expect, it } from 'vitest'
import type { ColumnMeaning } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'

const columns = (name: string, first: Written, second: Written): Written[][] => [
  ['1号楼价格表'],
  ['楼层', '01', null, null, '02', null, null],
  [null, '面积', '总价', name, '面积', '总价', name],
  ['2F', 90, 900_000, first, 100, 1_000_000, second],
]
const blocks = (name: string, first: Written, second: Written): Written[][] => [
  ['1号楼价格表'],
  ['楼层', '项目', '01', '02'],
  ['2F', '面积', 90, 100],
  [null, '总价', 900_000, 1_000_000],
  [null, name, first, second],
]

function readAs(rows: Written[][], heading = '客户', meaning: ColumnMeaning | null = null) {
  const headings = meaning === null ? [] : [{ heading, meaning }]
  const {
    rows: homes,
    faults,
    sheets,
  } = readWith([aSheet(rows, { name: '1号楼' })], {
    decidedBy: null,
    mapping: { headings, sheets: [] },
  })
  return {
    homes: homes.map(({ number, soldAs }) => `${number} ${soldAs ?? ''}`.trim()),
    faults: faults.map(({ cell, code, data }) => [cell, code, data]),
    asked: sheets.flatMap(({ asked }) => asked),
  }
}

describe('LED-8: buyers in a chart', () => {
  it.each<[string, (name: string, first: Written, second: Written) => Written[][], string, string]>([
    ['under the rooms', columns, 'D4', 'D'],
    ['in a row of a floor', blocks, 'C5', 'C'],
  ])('%s are asked for once, and a person says', (_, make, cell, letter) => {
    const rows = make('客户', '张三', null)
    const { faults, asked } = readAs(rows)
    expect(faults).toEqual([[cell, 'buyersUnclear', { text: '客户', homes: 1 }]])
    expect(asked).toEqual([{ header: '客户', letter, meanings: ['status'] }])
    expect(readAs(rows, '客户', 'status')).toEqual({ homes: ['1-1-0201 已售', '1-1-0202'], faults: [], asked: [] })
    expect(readAs(rows, '客户', 'ignored')).toEqual({ homes: ['1-1-0201', '1-1-0202'], faults: [], asked: [] })
  })

  it.each(['客户姓名', '认购人', '认购日期'])('%s is asked for', (name) => {
    expect(readAs(columns(name, '张三', null)).faults.map(([, code]) => code)).toEqual(['buyersUnclear'])
  })

  it.each<[string, Written[][]]>([
    ['no buyer at all', columns('客户', null, '/')],
    ['who sells each home', columns('置业顾问', '小王', '小李')],
  ])('%s: nothing is asked', (_, rows) => {
    expect(readAs(rows)).toEqual({ homes: ['1-1-0201', '1-1-0202'], faults: [], asked: [] })
  })
})
