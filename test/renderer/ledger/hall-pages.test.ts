import { describe, expect, it } from 'vitest'
import { type HallTurn, turnsOf } from '../../../renderer/features/ledger/hall/hall-pages'
import type { HallWords } from '../../../renderer/features/ledger/hall/hall-widths'
import type { Hall, HallCell } from '../../../shared/ledger/hall'

const words: HallWords = { title: ({ building, entrance }) => `${building} ${entrance} 单元`, state: () => '可售' }

/** A building of full floors, every home for sale. */
function aBuilding(name: string, floors: number, rooms: number, spaces = 0): Hall['buildings'][number] {
  const cell = (room: string): HallCell => ({ room, state: 'forSale' })
  const across = Math.max(rooms, spaces)
  const rows = Array.from({ length: floors }, (_, index) => {
    const floor = floors - index
    const cells = Array.from({ length: rooms }, (_none, room) => cell(`${String(floor).padStart(2, '0')}0${room + 1}`))
    return { floor: `${floor}`, cells }
  })
  const empty = rows.map(({ floor }) => ({ floor, cells: Array.from({ length: across }, () => null) }))
  const garage = Array.from({ length: spaces }, (_, spot) => cell(`00${spot + 1}`))
  const below = { floor: 'B1', cells: Array.from({ length: rooms }, () => null) }
  const homes = { name: '1', rows: spaces > 0 ? [...rows, below] : rows }
  const entrances = spaces > 0 ? [{ name: '', rows: [...empty, { floor: 'B1', cells: garage }] }, homes] : [homes]
  return { name, total: floors * rooms, forSale: floors * rooms, spaces: [], entrances }
}

/** The buildings on each page of homes, a part of one for itself. */
function shownOn(turns: readonly HallTurn[]): string[][] {
  return turns.flatMap((turn) =>
    turn.kind === 'homes' ? [turn.bands.flatMap((band) => band.map(({ building }) => building))] : [],
  )
}

describe('the pages of the television', () => {
  it('several small buildings share one, so that a building soon comes again', () => {
    const buildings = Array.from({ length: 60 }, (_, index) => aBuilding(`${index + 1}号楼`, 5, 4))
    const turns = turnsOf(buildings, words)
    const pages = shownOn(turns)
    expect(pages.flat()).toEqual(buildings.map(({ name }) => name))
    expect(pages.map((shown) => shown.length)).toEqual([9, 9, 9, 9, 9, 9, 6])
    expect(turns.map(({ kind }) => kind).slice(0, 4)).toEqual(['overview', 'overview', 'overview', 'homes'])
  })

  it('LED-5: as many towers stand side by side as their numbers have room, and no more', () => {
    const towers = (rooms: number) =>
      shownOn(
        turnsOf(
          [1, 2, 3, 4].map((number) => aBuilding(`${number}号楼`, 18, rooms)),
          words,
        ),
      )
    expect(towers(3)).toEqual([['1号楼', '2号楼', '3号楼', '4号楼']])
    expect(towers(5)).toEqual([['1号楼', '2号楼', '3号楼'], ['4号楼']])
    expect(towers(12)).toEqual([['1号楼'], ['2号楼'], ['3号楼'], ['4号楼']])
  })

  it('LED-11: spaces below the storeys take none of their width', () => {
    const [turn] = turnsOf([aBuilding('1号楼', 7, 2, 8)], words)
    const bands = turn?.kind === 'homes' ? turn.bands : []
    expect(bands.map((band) => band.map(({ entrance, rows }) => `${entrance}×${rows.length}`))).toEqual([
      ['1×7'],
      ['×1'],
    ])
  })
})
