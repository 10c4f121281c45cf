import { describe, expect, it } from 'vitest'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { aSheet, readWith, type Written } from './a-list'

const PLAIN = ['房号', '建筑面积', '单价', '总价']
const HOMES: Written[][] = [
  ['201', 90, 10_000, 900_000],
  ['202', 100, 10_000, 1_000_000],
  ['203', 100, 10_000, 1_000_000],
]
/** What stands beside the three homes, by heading. */
const listOf = (columns: Record<string, readonly Written[]>) =>
  aSheet(
    [
      [...PLAIN, ...Object.keys(columns)],
      ...HOMES.map((home, row) => [...home, ...Object.values(columns).map((cells) => cells[row] ?? null)]),
    ],
    { name: '1#' },
  )

function read(columns: Record<string, readonly Written[]>, mapping: PriceListMapping = NO_MAPPING) {
  const { rows, faults, sheets } = readWith([listOf(columns)], { decidedBy: null, mapping })
  return {
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    sold: rows.map(({ soldAs }) => soldAs !== null),
    asked: sheets.flatMap(({ asked }) => asked.map(({ header, meanings }) => [header, ...meanings])),
  }
}
const said = (...headings: [string, 'status' | 'ignored'][]): PriceListMapping => {
  return { headings: headings.map(([heading, meaning]) => ({ heading, meaning })), sheets: [] }
}

describe('LED-8: a column of buyers, and no status', () => {
  const DAY: Written = { kind: 'date' }

  it.each<[string, Written]>([
    ['客户姓名', '张三'],
    ['客户', '张三'],
    ['业主', '张三'],
    ['买受人', '张三、李四'],
    ['认购人', '张三'],
    ['置业顾问', '王琳'],
    ['认购日期', DAY],
    ['签约日期', '2026-5-1'],
    ['成交日期', DAY],
  ])('%s is asked about once, and what is said of it holds', (heading, value) => {
    const columns = { [heading]: [null, value, value] }
    expect(read(columns)).toMatchObject({ faults: ['E3 buyersUnclear'], asked: [[heading, 'status']] })
    expect(read(columns, said([heading, 'status']))).toEqual({ faults: [], sold: [false, true, true], asked: [] })
    expect(read(columns, said([heading, 'ignored']))).toEqual({ faults: [], sold: [false, false, false], asked: [] })
  })

  it('several are asked about each; said of two, either tells', () => {
    const columns = { 客户姓名: ['张三', null, null], 认购日期: [null, DAY, null] }
    expect(read(columns).faults).toEqual(['E2 buyersUnclear', 'F3 buyersUnclear'])
    expect(read(columns, said(['客户姓名', 'status'], ['认购日期', 'status'])).sold).toEqual([true, true, false])
  })

  it('is not where the status says it, nor where nobody is named', () => {
    const status = { 状态: ['已售', '可售', null], 客户姓名: ['张三', null, null] }
    expect(read(status)).toEqual({ faults: [], sold: [true, false, false], asked: [] })
    expect(read({ 客户姓名: [null, '-', '无'] }).faults).toEqual([])
    expect(read({ 置业顾问: ['王琳', '王琳', '李强'] }).faults).toEqual([])
  })

  it('is where the status says nothing of a home that has a buyer', () => {
    const gap = { 状态: [null, '可售', null], 客户姓名: ['张三', null, null] }
    expect(read(gap).faults).toEqual(['F2 buyersUnclear'])
    expect(read(gap, said(['客户姓名', 'status'])).sold).toEqual([true, false, false])
  })
})
