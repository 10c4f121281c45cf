import { describe, expect, it } from 'vitest'
import { aRow, aSheet, HEADER, read, type Written } from './a-list'

const ROOMS = ['201', '202', '301', '302', '401']

/** Five homes of one entrance, with notes below them or above their headings. */
function saidOf(notes: readonly Written[][], where: 'below' | 'above' | 'between', rooms: readonly string[] = ROOMS) {
  const homes = rooms.map((room) => aRow({ 楼层: null, 房号: room }))
  const rows = {
    below: [HEADER, ...homes, ...notes],
    above: [...notes, HEADER, ...homes],
    between: [HEADER, ...homes.slice(0, 1), ...notes, ...homes.slice(1)],
  }
  const { rows: read_, faults, notices } = read(aSheet(rows[where]))
  const named = ({ floor, room }: { floor: number; room: string }) => `${floor}${room}`
  return {
    homes: read_.length,
    sold: read_.flatMap((home) => (home.soldAs ? named(home) : [])),
    withheld: read_.flatMap((home) => (home.withheldAs ? named(home) : [])),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.length,
  }
}

const CLEAR = { homes: 5, sold: [], withheld: [], faults: [], notices: 0 }

describe('LED-8: a note that names homes is said of them', () => {
  const NAMED: [string, string[], string[]][] = [
    ['备注：301、302为保留房源，暂不销售', [], ['301', '302']],
    ['201-202室已售', ['201', '202'], []],
    ['201~202已售', ['201', '202'], []],
    ['201室、301室已售', ['201', '301'], []],
    ['201,301,302均已售出', ['201', '301', '302'], []],
    ['201和301已认购', ['201', '301'], []],
    ['注：201已售；301保留', ['201'], ['301']],
    ['201、202已售，301保留', ['201', '202'], ['301']],
    ['已售房源：201、202', ['201', '202'], []],
    ['已售：201、202；保留：301', ['201', '202'], ['301']],
    ['保留房号：301、302', [], ['301', '302']],
    ['401为样板间', [], ['401']],
    ['1-1-201已售', ['201'], []],
  ]
  for (const where of ['below', 'above', 'between'] as const) {
    it.each(NAMED)(`${where}: %s`, (note, sold, withheld) => {
      expect(saidOf([[note]], where)).toEqual({ ...CLEAR, sold, withheld })
    })
  }

  it.each(['201等5套已售', '除201外均已售', '201-302已售', '901已售', '201、901已售'])(
    'where it does not tell exactly which, it is to be looked at: %s',
    (note) => {
      expect(saidOf([[note]], 'below')).toEqual({ ...CLEAR, notices: 1 })
    },
  )

  it('of a room that two entrances have nobody knows which is meant', () => {
    const rows = ['1单元', '2单元'].map((entrance) => aRow({ 单元: entrance }))
    const { rows: homes, notices } = read(aSheet([HEADER, ...rows, ['1203已售']]))
    expect([homes.map(({ soldAs }) => soldAs), notices]).toMatchObject([[null, null], [{ cell: 'A4' }]])
  })

  it('its own cell is named', () => {
    const { rows } = read(aSheet([HEADER, aRow(), ['备注：1203已售']]))
    expect(rows).toMatchObject([{ soldAt: { cell: 'A3', column: 'remarks' } }])
  })

  it.each([
    '签约时需交定金20000元',
    '2026年6月30日前签约优惠1000元',
    '联系电话：0571-88886666',
    '制表日期：2026-06-30',
  ])('nothing is said of a home: %s', (note) => expect(saidOf([[note]], 'below')).toEqual(CLEAR))
})

describe('LED-8: a note that explains a sign is said of the homes that have it', () => {
  it.each<[string, string, 'sold' | 'withheld']>([
    ['注：带*号为已售房源', '*', 'sold'],
    ['标★为已售', '★', 'sold'],
    ['“★”表示已售', '★', 'sold'],
    ['★：保留', '★', 'withheld'],
    ['备注：带▲的为保留房源', '▲', 'withheld'],
  ])('%s', (note, sign, meaning) => {
    // In a cell of its own, beside the home.
    const rows = ['201', '202'].map((room, at) => [...aRow({ 楼层: null, 房号: room }), at === 0 ? sign : null])
    const { rows: homes, faults, notices } = read(aSheet([[...HEADER, '标记'], ...rows, [note]]))
    expect([faults, notices]).toEqual([[], []])
    const said = homes.map(({ soldAs, withheldAs }) => (meaning === 'sold' ? soldAs : withheldAs) !== null)
    expect(said).toEqual([true, false])
  })

  it('behind the room', () => {
    const said = saidOf([['注：带*号为已售房源']], 'below', ['201*', '202', '301', '302', '401'])
    expect(said).toEqual({ ...CLEAR, sold: ['201'] })
  })

  it('that no home has, it is to be looked at', () => {
    expect(saidOf([['注：带*号为已售房源']], 'below')).toEqual({ ...CLEAR, notices: 1 })
  })

  it('that a status holds, it is not asked about', () => {
    const header = [...HEADER, '销售状态']
    const rows = [[...aRow({ 房号: '1201' }), '√'], [...aRow({ 房号: '1202' }), null], ['注：√为已售']]
    const { rows: homes, faults } = read(aSheet([header, ...rows]))
    expect([faults, homes.map(({ soldAs }) => soldAs !== null)]).toEqual([[], [true, false]])
  })
})

describe('LED-8: colours are not seen, and a note that goes by them is to be looked at', () => {
  it.each<[string, Written[]]>([
    ['below', ['备注：红色底色为已售房源']],
    ['above', ['黄色为保留房源']],
    ['above', ['标黄：已售']],
    ['above', ['绿色', '可售', '红色', '已售']],
    ['between', ['灰底房源已认购']],
  ])('%s the list: %j', (where, note) => {
    const place = where === 'below' || where === 'above' ? where : 'between'
    expect(saidOf([note], place)).toEqual({ ...CLEAR, notices: 1 })
  })

  it('colours of something else say nothing', () => {
    expect(saidOf([['外立面为灰色涂料']], 'below')).toEqual(CLEAR)
  })
})
