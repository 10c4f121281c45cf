import { describe, expect, it } from 'vitest'
import { aSheet, read, type Written } from './a-list'

function outcome(rows: Written[][]) {
  const { rows: spaces, faults } = read(aSheet(rows, { name: '车位' }), 'total')
  return [...spaces.map(({ number }) => number), ...faults.map(({ cell, code }) => `${cell} ${code}`)]
}

describe('LED-11: spaces', () => {
  it('a floor that is written once above them goes on below', () => {
    const rows: Written[][] = [
      ['楼层', '车位号', '总价'],
      ['负一层', '001', 120_000],
      [null, '002', 110_000],
      ['负二层', '001', 110_000],
    ]
    expect(outcome(rows)).toEqual(['车位-B1-001', '车位-B1-002', '车位-B2-001'])
  })

  it('001-050 is several of them', () => {
    const rows: Written[][] = [
      ['车位号', '总价'],
      ['001-050', 120_000],
      ['A051-A060', 110_000],
      ['061', 100_000],
    ]
    expect(outcome(rows)).toEqual(['车位-061', 'A2 nameUnreadable', 'A3 nameUnreadable'])
  })

  it('a zone before their numbers is none', () => {
    const rows: Written[][] = [
      ['车位号', '总价'],
      ['001-050', 120_000],
      ['001-051', 110_000],
    ]
    expect(outcome(rows)).toEqual(['车位-001-050', '车位-001-051'])
  })
})
