import { describe, expect, it } from 'vitest'
import { aSheet, merged, read, readWith, type Written } from './a-list'

describe('LED-8: 户型 over 室, 厅 and 卫', () => {
  const counts = [3, 2, 2]

  it.each<[string, Written[]]>([
    ['beside the room', ['楼栋', '房号', '户型', null, null, '建筑面积', '总价']],
    ['beside 室号', ['楼栋', '室号', '房型', null, null, '建筑面积', '总价']],
  ])('counts rooms and names none, %s', (_, upper) => {
    const sheet = aSheet(
      [upper, [null, null, '室', '厅', '卫', null, null], ['3号楼', '0301', ...counts, 89.53, 655_029]],
      { merges: [merged(1, 2, 1, 4)] },
    )
    const { rows, faults, sheets } = read(sheet, 'total')
    expect(faults).toEqual([])
    expect(rows).toMatchObject([{ number: '3-1-0301', type: '', area: 8953 }])
    expect(sheets[0]?.rivals).toEqual([])
  })

  it('in one row without 户型, and 室 alone is the room', () => {
    const flat = aSheet([
      ['楼栋', '房号', '室', '厅', '卫', '建筑面积', '总价'],
      ['3号楼', '0301', ...counts, 89.53, 655_029],
    ])
    expect(read(flat, 'total')).toMatchObject({ faults: [], rows: [{ number: '3-1-0301' }] })
    const alone = aSheet([
      ['楼栋', '单元', '室', '建筑面积', '总价'],
      ['3号楼', 1, '0301', 89.53, 655_029],
    ])
    expect(read(alone, 'total')).toMatchObject({ faults: [], rows: [{ number: '3-1-0301' }] })
  })
})

describe('LED-8: 房屋结构', () => {
  const listed = (heading: string, structure: string) =>
    read(
      aSheet([
        ['楼栋', '房号', heading, '建筑面积', '总价'],
        ['3号楼', '0301', structure, 89.53, 655_029],
        ['3号楼', '0302', structure, 89.53, 655_029],
      ]),
      'total',
    ).rows.map(({ type }) => type)

  it.each(['钢筋混凝土', '钢混', '砖混', '框架剪力墙', '剪力墙结构'])('%s is no type of a home', (structure) => {
    expect(listed('房屋结构', structure)).toEqual(['', ''])
  })

  it.each(['三室两厅', '3室2厅2卫', 'A户型', 'A1', '跃层', '四房'])('%s is', (structure) => {
    expect(listed('房屋结构', structure)).toEqual([structure, structure])
  })

  it('under 户型 whatever stands there is the type', () => {
    expect(listed('户型', '砖混')).toEqual(['砖混', '砖混'])
  })
})

describe('LED-8: 1幢2单元 beside a chart’s floors', () => {
  const chart = (name: string, figures: readonly number[], from: readonly Written[] = ['1幢2单元', null, '2幢1单元']) =>
    aSheet(
      [
        ['楼栋', '楼层', '01', '02'],
        ...from.map((place, at): Written[] => [
          place,
          from.length - at,
          figures[at * 2] ?? null,
          figures[at * 2 + 1] ?? null,
        ]),
      ],
      { name },
    )
  const totals = [700_000, 710_000, 720_000, 730_000, 740_000, 750_000]
  const areas = [90, 91, 92, 93, 94, 95]

  it('says building and entrance, for the blanks below as well', () => {
    const { rows, faults } = readWith([chart('总价', totals), chart('面积', areas)], { decidedBy: null })
    expect(faults).toEqual([])
    expect(rows.map(({ number }) => number)).toEqual([
      '1-2-0301',
      '1-2-0302',
      '1-2-0201',
      '1-2-0202',
      '2-1-0101',
      '2-1-0102',
    ])
  })

  it('a building alone ends the entrance above it', () => {
    const from = ['1幢2单元', '2幢', null]
    const { rows } = readWith([chart('总价', totals, from), chart('面积', areas, from)], { decidedBy: null })
    expect(rows.map(({ number, isEntranceAssumed }) => [number, isEntranceAssumed])).toEqual([
      ['1-2-0301', false],
      ['1-2-0302', false],
      ['2-1-0201', true],
      ['2-1-0202', true],
      ['2-1-0101', true],
      ['2-1-0102', true],
    ])
  })
})

describe('LED-8: areas that are no building area', () => {
  it.each(['不计容面积', '计容面积', '实得面积', '得房面积', '投影面积', '面积（不计容）', '面积（得房）', '拎包面积'])(
    '%s of a list',
    (heading) => {
      const sheet = aSheet([
        ['楼栋', '房号', heading, '建筑面积', '总价'],
        ['3号楼', '0301', 60, 89.53, 655_029],
      ])
      expect(read(sheet, 'total')).toMatchObject({ faults: [], rows: [{ area: 8953, innerArea: null }] })
    },
  )
})
