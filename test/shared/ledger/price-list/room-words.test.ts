import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

/** What becomes of the home on floor 2 whose room is written so, between its neighbours. */
function homeOf(room: string, ...figures: Written[]) {
  const row = figures.length > 0 ? figures : [89, 20_000]
  const rows: Written[][] = [
    ['201', 88, 20_000],
    [room, ...row],
    ['203', 90, 20_000],
  ]
  const reading = readWith([aSheet([['房号', '建筑面积', '单价'], ...rows], { name: '1号楼' })], { decidedBy: null })
  return {
    homes: reading.rows.slice(1, -1).map(({ number, soldAs, withheldAs }) => [number, soldAs, withheldAs]),
    sold: reading.rows.flatMap(({ soldAt }) => (soldAt ? `${soldAt.cell} ${soldAt.column}` : [])),
    faults: reading.faults.map(({ cell, code }) => `${cell} ${code}`),
    repairs: reading.repairs.map(({ cell, code, readAs }) => `${cell} ${code} ${readAs}`),
  }
}

const REPAIR = ['A3 roomSpelling 1-1-0202']

describe('LED-8: words behind a room in its own cell', () => {
  it.each<[string, string]>([
    ['202（已售）', '已售'],
    ['202已售', '已售'],
    ['202室（认购）', '认购'],
    ['1-1-202已售', '已售'],
  ])('%s is sold, and says so at that cell', (room, words) => {
    const sold = { homes: [['1-1-0202', words, null]], sold: ['A3 room'], faults: [], repairs: REPAIR }
    expect(homeOf(room)).toEqual(sold)
  })

  it.each<[string, string]>([
    ['202(样板间)', '样板间'],
    ['202（保留）', '保留'],
    ['202 工抵', '工抵'],
    ['202物业用房', '物业用房'],
  ])('%s is withheld', (room, words) => {
    expect(homeOf(room)).toEqual({ homes: [['1-1-0202', null, words]], sold: [], faults: [], repairs: REPAIR })
  })

  it.each(['202复式', '202(边)', '202跃', '202（A户型）', '202(可售)', '★202', '☆ 202', '*202', '※202(边)'])(
    '%s is read, and shown',
    (room) => {
      expect(homeOf(room)).toEqual({ homes: [['1-1-0202', null, null]], sold: [], faults: [], repairs: REPAIR })
    },
  )

  it.each(['√202', '●202', '202/203', '202+203', '202(东)', '202（张三）', '202（配套车位已售）', '202(x)'])(
    '%s stays a fault: another home may be meant',
    (room) => expect(homeOf(room)).toEqual({ homes: [], sold: [], faults: ['A3 nameUnreadable'], repairs: [] }),
  )

  it('202已售 without figures is a home all the same', () => {
    expect(homeOf('202已售', null, null).faults).toEqual(['B3 missing'])
  })

  it('beside the homes of building 202, 202-203 is one of them', () => {
    const rows: Written[][] = [
      ['202-203', 88, 20_000],
      ['202-303', 88, 20_000],
    ]
    const { rows: homes } = readWith([aSheet([['房号', '建筑面积', '单价'], ...rows])], { decidedBy: null })
    expect(homes.map(({ number }) => number)).toEqual(['202-1-0203', '202-1-0303'])
  })
})
