import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aRow, aSheet, HEADER, read } from '../shared/ledger/price-list/a-list'

const homes = fc.uniqueArray(
  fc.record({
    building: fc.integer({ min: 1, max: 30 }),
    entrance: fc.integer({ min: 1, max: 4 }),
    floor: fc.integer({ min: 1, max: 60 }),
    room: fc.integer({ min: 1, max: 20 }),
    area: fc.integer({ min: 30_00, max: 500_00 }),
    unitPrice: fc.integer({ min: 2_000_00, max: 200_000_00 }),
  }),
  {
    minLength: 1,
    maxLength: 30,
    selector: ({ building, entrance, floor, room }) => [building, entrance, floor, room].join(),
  },
)
const columns = [...HEADER, '朝向', '备注', '公摊面积']
const shuffled = fc.shuffledSubarray(columns, { minLength: columns.length })

it('LED-8: the order of the columns changes no home', () => {
  fc.assert(
    fc.property(homes, shuffled, (listed, header) => {
      const rows = listed.map((home) =>
        aRow(
          {
            楼栋: `${home.building}号楼`,
            单元: home.entrance,
            楼层: home.floor,
            房号: `${home.floor}${String(home.room).padStart(2, '0')}`,
            建筑面积: home.area / 100,
            套内面积: null,
            单价: home.unitPrice / 100,
            总价: null,
          },
          header,
        ),
      )
      const { rows: read0, faults } = read(aSheet([header, ...rows]))
      expect(faults).toEqual([])
      expect(read0.map(({ area, list, number }) => ({ area, list, number }))).toEqual(
        listed.map(({ building, entrance, floor, room, area, unitPrice }) => ({
          area,
          list: { by: 'unitPrice', unitPrice },
          number: `${building}-${entrance}-${String(floor).padStart(2, '0')}${String(room).padStart(2, '0')}`,
        })),
      )
    }),
  )
})
