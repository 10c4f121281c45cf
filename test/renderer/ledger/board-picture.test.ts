import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { homeAt, pictureOf, sizeFor } from '../../../renderer/features/ledger/board/board-picture'
import { zoomedBy, zoomOfKey } from '../../../renderer/features/ledger/board/board-zoom'
import { layBoard } from '../../../shared/ledger/board-layout'
import { aBoard, someHomes } from '../../shared/ledger/a-board'

function aPlan(numbers: readonly string[]) {
  const facts = numbers.map((number) => ({ number }))
  return layBoard(someHomes(facts), aBoard(facts).buildings)
}

const numbers = fc.uniqueArray(
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 24 }),
    )
    .map(([building, entrance, floor, room]) => `${building}-${entrance}-${floor}${String(room).padStart(2, '0')}`),
  { minLength: 1, maxLength: 60 },
)

describe('the whole project as a picture', () => {
  it('every home has a square of its own, and pressing it finds that home', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 12, max: 24 }), (named, size) => {
        const pictures = aPlan(named).map((building) => pictureOf(building, size))
        const shown = pictures.flatMap(({ cells }) => cells.map(({ home }) => home.number))
        expect(shown.toSorted()).toEqual(named.toSorted())
        for (const picture of pictures) {
          for (const { home, x, y } of picture.cells) {
            expect(homeAt(picture, x + size / 2, y + size / 2)).toBe(home)
            expect(x + size).toBeLessThanOrEqual(picture.width)
            expect(y + size).toBeLessThanOrEqual(picture.height)
          }
        }
      }),
    )
  })

  it('is as large as the window lets it be, and never so small that a sign could not be read', () => {
    const plan = aPlan(
      Array.from({ length: 34 * 8 }, (_, index) => `1-1-${1 + Math.floor(index / 8)}0${1 + (index % 8)}`),
    )
    expect(sizeFor(plan, { width: 1_600, height: 900 })).toBe(22)
    expect(sizeFor(plan, { width: 1_200, height: 600 })).toBe(14)
    expect(sizeFor(plan, { width: 300, height: 100 })).toBe(12)
  })
})

describe('zooming', () => {
  it('goes from the project over the building to the entrance and ends there', () => {
    expect([zoomedBy('project', 1), zoomedBy('building', 1), zoomedBy('entrance', 1)]).toEqual([
      'building',
      'entrance',
      'entrance',
    ])
    expect([zoomedBy('entrance', -1), zoomedBy('building', -1), zoomedBy('project', -1)]).toEqual([
      'building',
      'project',
      'project',
    ])
    expect(['+', '=', '-', '0', '1'].map((key) => zoomOfKey(key, 'building'))).toEqual([
      'entrance',
      'entrance',
      'project',
      'project',
      null,
    ])
  })
})
