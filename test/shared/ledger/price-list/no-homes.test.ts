import { describe, expect, it } from 'vitest'
import { aSheet, readWith, type Written } from './a-list'

const HEAD = ['楼栋', '房号', '用途', '建筑面积', '总价']

/** What becomes of 1-1-0301 beside a home as any other. */
function homeOf(kind: Written, area: Written, total: Written) {
  const sheet = aSheet([HEAD, ['1栋', '301', kind, area, total], ['1栋', '302', '住宅', 81, 1_500_000]])
  const { rows, faults, notices } = readWith([sheet], { decidedBy: null })
  return {
    homes: rows.map(({ number, withheldAs }) => [number, withheldAs]),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ cell, home, text }) => `${cell} ${home} ${text}`),
  }
}

/** The same of charts: areas on one sheet, totals on another. */
function homesOfCharts(area: Written, total: Written) {
  const chart = (name: string, title: string, first: Written, other: number) =>
    aSheet([[title], ['楼层', '01', '02'], ['3层', first, other]], { name })
  const sheets = [chart('面积', '1号楼建筑面积', area, 81), chart('总价', '1号楼总价', total, 1_500_000)]
  const { rows, faults, notices } = readWith(sheets, { decidedBy: null })
  return {
    homes: rows.map(({ number, withheldAs }) => [number, withheldAs]),
    faults: faults.map(({ cell, code }) => `${cell} ${code}`),
    notices: notices.map(({ cell, home, text }) => `${cell} ${home} ${text}`),
  }
}

const OTHER = ['1-1-0302', null]

describe('LED-8: what of a building is sold to nobody', () => {
  it.each(['物业用房', '消防控制室', '架空层', '设备间', '配电房', '电梯机房', '公共区域'])(
    '%s is withheld where it is measured as a home is, in lists and charts alike',
    (words) => {
      const withheld = { homes: [['1-1-0301', words], OTHER], faults: [], notices: [] }
      expect(homeOf(words, 80, 1_400_000)).toEqual(withheld)
      expect(homeOf(null, 80, words)).toEqual(withheld)
      expect(homesOfCharts(80, words)).toEqual(withheld)
    },
  )

  it.each([null, '架空层'])('is none where its area says %s, and noticed', (area) => {
    const cell = area === null ? 'E2' : 'D2'
    const passed = { homes: [OTHER], faults: [], notices: [`${cell} 1-1-0301 架空层`] }
    expect(homeOf(null, area, '架空层')).toEqual(passed)
    expect(homesOfCharts(area, '架空层')).toEqual({ ...passed, notices: ['B3 1-1-0301 架空层'] })
  })

  it('is not what only begins so, nor an office', () => {
    expect(homeOf('办公', 80, 1_400_000).homes).toEqual([['1-1-0301', null], OTHER])
    expect(homeOf(null, 80, '架空层上方').faults).toEqual(['E2 notANumber'])
  })
})

describe('LED-8: what is no home in a chart whose rooms have their areas above', () => {
  const chart = (words: string, more: Parameters<typeof aSheet>[1] = {}) => {
    const rows: Written[][] = [
      ['1号楼总价'],
      ['楼层', '01', '02'],
      ['面积', 80, 81],
      ['2F', 1_400_000, 1_500_000],
      ['1F', words, more.merges ? null : 1_500_000],
    ]
    const { rows: homes, faults, notices } = readWith([aSheet(rows, more)], { decidedBy: null })
    expect(faults).toEqual([])
    return { homes: homes.map(({ number }) => number), notices: notices.map(({ home }) => home) }
  }

  it.each(['架空', '架空层', '大堂', '门厅', '避难层', '设备间', '设备', '消控室', '通道'])('%s', (words) => {
    expect(chart(words)).toEqual({ homes: ['1-1-0201', '1-1-0202', '1-1-0102'], notices: ['1-1-0101'] })
  })

  it('one word merged over several rooms is said of each', () => {
    const merges = [{ top: 4, bottom: 4, left: 1, right: 2 }]
    expect(chart('架空层', { merges })).toEqual({ homes: ['1-1-0201', '1-1-0202'], notices: ['1-1-0101', '1-1-0102'] })
  })
})

describe('LED-8: a floor by its number and what it is like', () => {
  it.each(['3F(顶层)', '3层（顶层）', '3F（顶复）', '3层顶层', '第3层(跃层)'])('%s is floor 3', (floor) => {
    const rows = [['1号楼总价'], ['楼层', '01', '02'], ['面积', 80, 81], [floor, 1_400_000, 1_500_000]]
    const { rows: homes, faults } = readWith([aSheet([...rows, ['1层(首层)', 1_300_000, 1_400_000]])], {
      decidedBy: null,
    })
    expect(faults).toEqual([])
    expect(homes.map(({ number }) => number)).toEqual(['1-1-0301', '1-1-0302', '1-1-0101', '1-1-0102'])
  })

  it.each(['顶层', '3F(夹层)', '3F(样板层)'])('%s is none', (floor) => {
    const rows = [['1号楼总价'], ['楼层', '01', '02'], ['面积', 80, 81], ['1F', 1_400_000, 1_500_000]]
    const { faults } = readWith([aSheet([...rows, [floor, 1_300_000, 1_400_000]])], { decidedBy: null })
    expect(faults).toMatchObject([{ cell: 'A5', code: 'nameUnreadable' }])
  })
})
