import { describe, expect, it } from 'vitest'
import { applyChanges, type NumberedChange } from '../../../renderer/api/board-change'
import { readHomes } from '../../../shared/ledger/board-homes'
import { aBoard, homeNamed, idOf, TEN } from './a-board'

const claimed = (number: number, unit: string): NumberedChange => ({
  kind: 'change',
  number,
  at: TEN,
  board: false,
  tickets: [],
  specials: [],
  cells: [
    {
      unitId: idOf(unit),
      releasedFrom: TEN - 1,
      claim: { kind: 'submitted', by: '王琳', since: TEN, until: TEN + 1_800_000 },
      ticketId: null,
    },
  ],
})

describe('the board as it changes', () => {
  const board = aBoard([{ number: '1-1-1203' }, { number: '1-1-1103' }])

  it('LED-2: shows the claim of another PC in its cell, and leaves the board before it untouched', () => {
    const after = applyChanges(board, [claimed(8, '1-1-1203')])
    expect(after && homeNamed(readHomes(after, null).homes, '1-1-1203').claim).toEqual({
      kind: 'submitted',
      by: '王琳',
      since: TEN,
      until: TEN + 1_800_000,
    })
    expect(homeNamed(readHomes(board, null).homes, '1-1-1203').claim).toBeNull()
  })

  it('draws only the home that changed again', () => {
    const before = readHomes(board, null)
    const after = applyChanges(board, [claimed(8, '1-1-1203')])
    if (!after) throw new Error('the change was not taken')
    const reading = readHomes(after, before)
    expect(homeNamed(reading.homes, '1-1-1103')).toBe(homeNamed(before.homes, '1-1-1103'))
    expect(homeNamed(reading.homes, '1-1-1203')).not.toBe(homeNamed(before.homes, '1-1-1203'))
  })

  it('LED-11: shows a space as its home is: off sale with it, and on sale again as it is', () => {
    const board = (releasedFrom: number | null) =>
      aBoard([
        { number: '1-1-1203', releasedFrom },
        { number: '1-1-1103', kind: 'parking', tiedTo: '1-1-1203' },
      ])
    const off = readHomes(board(null), null)
    expect(homeNamed(off.homes, '1-1-1103').releasedFrom).toBeNull()
    const back = applyChanges(off.board, [claimed(8, '1-1-1203')])
    if (!back) throw new Error('the change was not taken')
    expect(homeNamed(readHomes(back, off).homes, '1-1-1103').releasedFrom).not.toBeNull()
  })

  it('reads every home anew when the prices came anew', () => {
    const before = readHomes(board, null)
    const repriced = aBoard([{ number: '1-1-1203', unitPrice: 1_900_000 }, { number: '1-1-1103' }])
    expect(homeNamed(readHomes(repriced, before).homes, '1-1-1203').list).toEqual({
      by: 'unitPrice',
      unitPrice: 1_900_000,
    })
  })

  it('takes a change it already holds without changing anything', () => {
    expect(applyChanges(board, [claimed(7, '1-1-1203')])).toBe(board)
  })

  it('asks for the whole board when a number was missed, when told to, or when the home is new', () => {
    expect(applyChanges(board, [claimed(9, '1-1-1203')])).toBeNull()
    expect(applyChanges(board, [{ ...claimed(8, '1-1-1203'), board: true }])).toBeNull()
    expect(applyChanges(board, [claimed(8, '9-9-0909')])).toBeNull()
  })

  it('catches up with what happened while it was on its way, unless there is a gap', () => {
    const changes = [claimed(7, '1-1-1103'), claimed(8, '1-1-1203'), claimed(9, '1-1-1103')]
    const after = applyChanges(board, changes)
    expect(after?.change).toBe(9)
    expect(after?.units.claimBy).toEqual(['王琳', '王琳'])
    expect(applyChanges(board, [claimed(7, '1-1-1103'), claimed(9, '1-1-1203')])).toBeNull()
  })

  it('LED-7: a home with a fixed total is priced by it', () => {
    const { homes } = readHomes(aBoard([{ number: '1-1-0101', fixedTotal: 202_100_000 }]), null)
    expect(homes[0]?.list).toEqual({ by: 'total', total: 202_100_000 })
  })
})
