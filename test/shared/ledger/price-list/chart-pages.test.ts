import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const read = (rows: Written[][], name = 'Sheet1') => readWith([aSheet(rows, { name })], { decidedBy: null })
const shown = (rows: Written[][], name?: string) => {
  const reading = read(rows, name)
  expect(reading.faults).toEqual([])
  return reading.rows.map(({ number, area }) => `${number} ${area}`)
}

const [THIRD, SECOND, FIRST]: Written[][] = [
  ['3F', 2_100_000, 2_300_000],
  ['2F', 2_050_000, 2_250_000],
  ['1F', 1_900_000, 2_000_000],
]
const HEAD: Written[][] = [
  ['楼层', '01', '02'],
  ['面积', 90, 98],
]
const above = (...more: Written[][]) => [['1号楼价格表'], ...HEAD, THIRD ?? [], SECOND ?? [], ...more, FIRST ?? []]
const UPPER = ['1-1-0301 9000', '1-1-0302 9800', '1-1-0201 9000', '1-1-0202 9800']

describe('LED-8: a chart whose headings or areas come again between its floors', () => {
  const sheets = ['Sheet1', '价格表', '总价', '销控表']
  const names = ['首层面积', '面积', '建筑面积', '1F面积', '一层面积', '底层面积', '1层建筑面积']

  it.each(names.flatMap((name) => sheets.map((sheet) => [name, sheet] as const)))('%s on %s', (name, sheet) => {
    expect(shown(above([name, 80, 85]), sheet)).toEqual([...UPPER, '1-1-0101 8000', '1-1-0102 8500'])
  })

  it('the areas of several floors', () => {
    const rows = [['1号楼价格表'], ...HEAD, THIRD ?? [], ['1-2层面积', 80, 85], SECOND ?? [], FIRST ?? []]
    expect(shown(rows).slice(2)).toEqual(['1-1-0201 8000', '1-1-0202 8500', '1-1-0101 8000', '1-1-0102 8500'])
  })

  it.each(sheets)('the headings, with their areas or without: on %s', (sheet) => {
    expect(shown(above(HEAD[0] ?? []), sheet)).toEqual([...UPPER, '1-1-0101 9000', '1-1-0102 9800'])
    expect(shown(above([], HEAD[0] ?? [], ['面积', 80, 85]), sheet)).toEqual([
      ...UPPER,
      '1-1-0101 8000',
      '1-1-0102 8500',
    ])
  })

  it.each(['标准层面积', '套内面积', '2层面积'])(
    '%s is a fault where it does not tell of which floors, or which area',
    (name) => {
      const { rows, faults } = read(above([name, 80, 85]))
      expect(rows).toHaveLength(6)
      expect(faults).toMatchObject([{ cell: 'A6', column: 'floor', code: 'nameUnreadable' }])
    },
  )

  it('floors that come again are of another building, which has to be said', () => {
    const { faults } = read([...above(), [], ...HEAD, SECOND ?? [], FIRST ?? []])
    expect(faults.map(({ code }) => code)).toContain('repeatedHome')
  })
})
