import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aSheet, type Written } from './a-list'
import { aChart, homesIn, type Placed, sideBySide, stacked } from './chart-sheets'

const NOTES = [
  '说明：一次性付款99折',
  '备注：最终以合同为准',
  '单位：元',
  '2026年6月1日',
  '制表：王琳',
  '注：以上价格为毛坯价',
  '内部资料',
  '共4套',
  '',
]
const note = fc.constantFrom(...NOTES)
const between = fc.array(
  fc.tuple(fc.boolean(), note).map(([isIn, text]): Written[] => (isIn ? [null, text] : [text])),
  {
    maxLength: 3,
  },
)

/** A chart of a building of its own, with rows between its title and its rooms, and a word in the corner. */
const chart = (building: number) =>
  fc
    .record({
      floors: fc.integer({ min: 1, max: 6 }),
      rooms: fc.integer({ min: 2, max: 4 }),
      table: fc.constantFrom('总价表', '价格表', '销售总价表'),
      name: fc.constantFrom('云栖府', ''),
      own: fc.array(note, { maxLength: 2 }),
      corner: note,
      at: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ floors, rooms, table, name, own, corner, at }): Placed => {
      const title = `${name}${building}号楼${table}`
      const { rows, homes } = aChart(title, { building: String(building), floors, rooms, more: building * 7 })
      const top: Written[] = Array<Written>(rooms + 1).fill(null)
      const placed = top.with(Math.min(at, rooms), title)
      const first = at < rooms ? placed.with(rooms, corner) : placed
      return { rows: [first, ...own.map((text): Written[] => [text]), ...rows.slice(1)], homes }
    })

const level = fc.constantFrom('top' as const, 'bottom' as const)
const placed: fc.Arbitrary<Placed> = fc.oneof(
  chart(1),
  fc.tuple(chart(1), chart(2), between).map(([one, two, rows]) => stacked([one, two], rows)),
  fc.tuple(chart(1), chart(2), chart(3), between).map(([one, two, three, rows]) => stacked([one, two, three], rows)),
  fc.tuple(chart(1), chart(2), level).map(([one, two, at]) => sideBySide([one, two], at)),
  fc.tuple(chart(1), chart(2), chart(3), level).map(([one, two, three, at]) => sideBySide([one, two, three], at)),
  fc.tuple(chart(1), chart(2), chart(3), between, fc.boolean(), level).map(([one, two, three, rows, isLeft, at]) => {
    const others = stacked([two, three], rows)
    return sideBySide(isLeft ? [one, others] : [others, one], at)
  }),
  fc
    .tuple(chart(1), chart(2), chart(3), chart(4), between, level)
    .map(([one, two, three, four, rows, at]) =>
      stacked([sideBySide([one, two], at), sideBySide([three, four], at)], rows),
    ),
)

it('LED-8: charts placed anyhow, with anything between, lose no home without a fault, and no home has another’s figures', () => {
  let read = 0
  let all = 0
  fc.assert(
    fc.property(placed, fc.constantFrom('Sheet1', '价格表'), ({ rows, homes }, name) => {
      const found = homesIn([aSheet(rows, { name })])
      expect(homes).toEqual(expect.arrayContaining(found.homes))
      if (found.faults.length === 0) expect(found.homes).toEqual(homes)
      all += 1
      if (found.faults.length === 0) read += 1
    }),
    { numRuns: 150 },
  )
  // Asking for everything would be no reading.
  expect(read / all).toBeGreaterThan(0.9)
})
