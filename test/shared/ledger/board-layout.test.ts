import { describe, expect, it } from 'vitest'
import { homeTowards } from '../../../renderer/features/ledger/board/board-move'
import { placeOnBoard, wordFloor } from '../../../shared/ledger/board-floor'
import { layBoard, partsOfType, shortNumber } from '../../../shared/ledger/board-layout'
import { aBoard, homeNamed, someHomes } from './a-board'

function lay(numbers: readonly string[]) {
  const facts = numbers.map((number) => ({ number }))
  const homes = someHomes(facts)
  return { homes, plan: layBoard(homes, aBoard(facts).buildings) }
}

describe('销控 layout', () => {
  it('puts entrances side by side, the highest floor on top and rooms across in their order', () => {
    const { plan } = lay(['1-2-0110', '1-2-0102', '1-1-0201', '1-1-0101', '1-10-0101', '1-1-1703'])
    expect(plan.map(({ name }) => name)).toEqual(['1号楼'])
    expect(plan[0]?.entrances.map(({ name }) => name)).toEqual(['1', '2', '10'])
    expect(plan[0]?.entrances[0]?.rooms.map(({ room }) => room)).toEqual(['01', '03'])
    expect(plan[0]?.entrances[1]?.rooms.map(({ room }) => room)).toEqual(['02', '10'])
    expect(plan[0]?.entrances[0]?.floors.map(({ floor }) => floor)).toEqual([17, 2, 1])
  })

  it('keeps the floors of all entrances level, with gaps where there is no home', () => {
    const { plan } = lay(['1-1-0201', '1-2-0101'])
    const [first, second] = plan[0]?.entrances ?? []
    expect(first?.floors.map(({ homes }) => homes.map((home) => home?.number ?? null))).toEqual([['1-1-0201'], [null]])
    expect(second?.floors.map(({ homes }) => homes.map((home) => home?.number ?? null))).toEqual([[null], ['1-2-0101']])
  })

  it('puts floor 12A between 12 and 13, its rooms in their columns', () => {
    const facts = [{ number: '1-1-1203' }, { number: '1-1-12A03', room: 'A03' }, { number: '1-1-1303' }]
    const homes = someHomes(facts)
    const [entrance] = layBoard(homes, aBoard(facts).buildings)[0]?.entrances ?? []
    expect(entrance?.rooms.map(({ room }) => room)).toEqual(['03'])
    expect(
      entrance?.floors.map(({ floor, homes: row }) => [wordFloor(floor), row.map((home) => home?.number)]),
    ).toEqual([
      ['13', ['1-1-1303']],
      ['12A', ['1-1-12A03']],
      ['12', ['1-1-1203']],
    ])
    expect([0, -1, 1, 3.25].map(wordFloor)).toEqual(['G', 'B1', '1', '3A'])
    const parking = { kind: 'parking', floor: -1, room: 'A03' } as const
    expect(placeOnBoard(parking)).toEqual({ floor: -1, room: 'A03' })
  })

  it('hides no home when two have the same place', () => {
    const homes = someHomes([{ number: '1-1-0101' }, { number: '1-1-0101' }])
    const plan = layBoard(homes, aBoard([{ number: '1-1-0101' }]).buildings)
    expect(plan[0]?.entrances[0]?.floors[0]?.homes).toHaveLength(2)
    expect(plan[0]?.entrances[0]?.rooms.map(({ room }) => room)).toEqual(['01', '01'])
  })

  it('lets parking spaces flow when a floor has too many for columns', () => {
    const { plan } = lay(Array.from({ length: 40 }, (_, index) => `9-1-01${String(index + 1).padStart(2, '0')}`))
    expect(plan[0]?.entrances[0]?.isFlowing).toBe(true)
    expect(plan[0]?.entrances[0]?.floors[0]?.homes).toHaveLength(40)
  })

  it('leaves out a building without homes', () => {
    const homes = someHomes([{ number: '1-1-0101' }])
    expect(
      layBoard(homes, [
        { id: 'building 1', name: '1号楼' },
        { id: 'building 2', name: '2号楼' },
      ]),
    ).toHaveLength(1)
  })

  it('reads a type as offices write it', () => {
    expect(partsOfType('B户型四室两厅两卫')).toEqual({ code: 'B', layout: '四室两厅两卫' })
    expect(partsOfType('B 3室2厅1卫')).toEqual({ code: 'B', layout: '3室2厅1卫' })
    expect(partsOfType('A1')).toEqual({ code: 'A1', layout: '' })
    expect(partsOfType('三室两厅')).toEqual({ code: '', layout: '三室两厅' })
    expect(partsOfType('标准')).toEqual({ code: '标准', layout: '' })
    expect(shortNumber('1-1-1203')).toBe('1203')
  })
})

describe('moving over the board by arrow keys', () => {
  const { homes, plan } = lay(['1-1-0301', '1-1-0302', '1-2-0301', '1-1-0101', '1-1-0102', '1-1-0201'])
  const go = (from: string, key: Parameters<typeof homeTowards>[2]) =>
    homeTowards(plan, homeNamed(homes, from), key).number

  it('goes across the floor into the next entrance, and stops at the end', () => {
    expect(go('1-1-0302', 'ArrowRight')).toBe('1-2-0301')
    expect(go('1-2-0301', 'ArrowRight')).toBe('1-2-0301')
    expect(go('1-2-0301', 'ArrowLeft')).toBe('1-1-0302')
    expect(go('1-1-0301', 'End')).toBe('1-2-0301')
    expect(go('1-2-0301', 'Home')).toBe('1-1-0301')
  })

  it('goes down the column and steps over gaps', () => {
    expect(go('1-1-0301', 'ArrowDown')).toBe('1-1-0201')
    expect(go('1-1-0302', 'ArrowDown')).toBe('1-1-0102')
    expect(go('1-1-0102', 'ArrowUp')).toBe('1-1-0302')
    expect(go('1-2-0301', 'ArrowDown')).toBe('1-2-0301')
  })
})
