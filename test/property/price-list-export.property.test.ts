import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roomNumber, storeyOf } from '../../shared/ledger/unit-number'
import { aSheet, readWith, type Written } from '../shared/ledger/price-list/a-list'

/** Floors as offices call them that have no 4, 13 or 14, and the rooms of each. */
const charts = fc.record({
  floors: fc.shuffledSubarray(['15', '15A', '14', '12B', '12A', '12', '5', '3A', '3', '2', '1'], { minLength: 2 }),
  rooms: fc.integer({ min: 2, max: 6 }),
  isLettered: fc.boolean(),
})

describe('LED-8: import of an export', () => {
  it('changes nothing, with rooms and floors that have letters', () => {
    fc.assert(
      fc.property(charts, ({ floors, rooms, isLettered }) => {
        const names = Array.from({ length: rooms }, (_, room) => (isLettered ? 'ABCDEF'.charAt(room) : `0${room + 1}`))
        const floorsOf = (figure: (floor: number, room: number) => number) =>
          floors.map((floor, at): Written[] => [`${floor}F`, ...names.map((_, room) => figure(at, room))])
        const chart = [
          ['1号楼1单元总价表'],
          ['楼层', ...names],
          ['面积', ...names.map((_, room) => 90 + room)],
          ...floorsOf((floor, room) => 1_500_000 + floor * 10_000 + room * 1_000),
        ]
        const before = readWith([aSheet(chart, { name: '总价' })], { decidedBy: null })
        expect(before.faults).toEqual([])
        expect(before.rows).toHaveLength(floors.length * rooms)

        const lines = before.rows.map(({ entrance, floor, room, area, list }): Written[] => {
          const total = list?.by === 'total' ? list.total / 100 : null
          return [
            '1号楼',
            entrance,
            storeyOf({ floor, room }).storey,
            roomNumber({ floor, room }),
            (area ?? 0) / 100,
            total,
          ]
        })
        const exported = aSheet([['楼栋', '单元', '楼层', '房号', '建筑面积', '表总价'], ...lines])
        const { faults, rows } = readWith([exported], { decidedBy: null })
        expect(faults).toEqual([])
        const homes = (all: typeof rows) => all.map(({ number, area, list }) => [number, area, list])
        expect(homes(rows)).toEqual(homes(before.rows))
      }),
    )
  })
})
