import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** Two floors of two homes, each with its area and total, and a row called so for every floor. */
function saidOf(label: string, upper: readonly Written[], lower: readonly Written[]) {
  const rows = [
    ['楼层', '', '01', '02'],
    [3, '建筑面积', 90.5, 95.5],
    [null, '总价', 1_000_000, 1_100_000],
    [null, label, ...upper],
    [2, '建筑面积', 90.5, 95.5],
    [null, '总价', 1_000_000, 1_100_000],
    [null, label, ...lower],
  ]
  const { rows: homes, faults, notices } = readWith([aSheet(rows, { name: '1号楼' })], { decidedBy: null })
  return {
    homes: homes.length,
    sold: homes.flatMap(({ number, soldAs, soldAt }) => (soldAs ? `${number} ${soldAt?.cell}` : [])),
    withheld: homes.flatMap(({ number, withheldAs }) => (withheldAs ? number : [])),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ cell }) => cell),
  }
}

describe('LED-8: a row of a chart that is called as a column of a list would be says the same', () => {
  it.each(['备注', '状态', '销售状态', '房间状态', '签约情况', '客户', '销控'])('%s', (label) => {
    expect(saidOf(label, ['已售', null], [null, '保留'])).toEqual({
      homes: 4,
      sold: ['1-1-0301 C4'],
      withheld: ['1-1-0202'],
      faults: [],
      notices: [],
    })
  })

  it('yes under 是否已售, and what is only mentioned in remarks', () => {
    const clear = { homes: 4, sold: [], withheld: [], faults: [], notices: [] }
    expect(saidOf('是否已售', ['是', '否'], ['否', '否'])).toEqual({ ...clear, sold: ['1-1-0301 C4'] })
    expect(saidOf('备注', ['配套车位已售', '边户'], [null, null])).toEqual({ ...clear, notices: ['C4'] })
    expect(saidOf('客户', ['张三', null], [null, null])).toEqual({ ...clear, faults: ['C4 buyersUnclear'] })
  })
})
