import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { describe, expect, it } from 'vitest'
import { type Board, boardSchema, cellChangeSchema, changeSchema } from '../../../shared/ledger/board'

const NOW = Date.UTC(2026, 5, 7, 2)
const UNIT = '5f0c1a34-6a5e-4f0e-9a51-0d5e3f1f8a10'
const BUILDING = '0c6f5a1e-2f7b-4f7e-8f35-6f2b6a0e4c11'

function aBoard(): Board {
  return {
    change: 7,
    now: NOW,
    nextPricesAt: null,
    ticketTimes: { submitted: 1_800_000, approved: 86_400_000 },
    buildings: [{ id: BUILDING, name: '1号楼', isPermitted: true }],
    units: {
      id: [UNIT],
      building: [0],
      entrance: ['1'],
      floor: [12],
      room: ['03'],
      number: ['1-1-1203'],
      kind: ['home'],
      tiedTo: [null],
      type: ['B'],
      area: [8_953],
      listUnitPrice: [1_865_000],
      listFixedTotal: [null],
      filedUnitPrice: [null],
      filedFixedTotal: [null],
      releasedFrom: [NOW],
      claimKind: [null],
      claimBy: [null],
      claimSince: [null],
      claimUntil: [null],
      ticketId: [null],
    },
  }
}

describe('销控图 as it travels', () => {
  it('is one array a column', () => {
    expect(boardSchema.parse(aBoard())).toEqual(aBoard())
  })

  it('travels as it is: the transport looks at none of its values, and JSON says them all', () => {
    const board = boardSchema.parse(aBoard())
    const [sent, meta] = new StandardRPCJsonSerializer().serialize(board)
    expect(sent).toMatchObject({ units: expect.toSatisfy((units) => units === board.units) })
    expect(meta).toEqual([])
    expect(JSON.parse(JSON.stringify(sent))).toEqual(aBoard())
  })

  it('LED-5: columns of different lengths would put one home’s claim on another: nothing of it leaves', () => {
    for (const column of ['claimKind', 'number', 'listUnitPrice'] as const) {
      const board = aBoard()
      expect(boardSchema.safeParse({ ...board, units: { ...board.units, [column]: [] } }).success).toBe(false)
    }
  })

  it('PRC-5: has no column for a floor price, and lets none in', () => {
    const board = aBoard()
    expect(Object.keys(board.units).filter((column) => column.startsWith('floor'))).toEqual(['floor'])
    const leaking = { ...board, units: { ...board.units, floorUnitPrice: [1_678_500] } }
    expect(boardSchema.safeParse(leaking).success).toBe(false)
  })

  it('money and areas are whole numbers', () => {
    const { units, ...board } = aBoard()
    expect(boardSchema.safeParse({ ...board, units: { ...units, area: [89.53] } }).success).toBe(false)
    expect(boardSchema.safeParse({ ...board, units: { ...units, listUnitPrice: [18_650.5] } }).success).toBe(false)
  })
})

describe('a change of the board', () => {
  const cell = { unitId: UNIT, releasedFrom: NOW, claim: null, ticketId: null }

  it('carries the whole cell, so that applying it twice does no harm', () => {
    expect(cellChangeSchema.parse(cell)).toEqual(cell)
    const { releasedFrom: _, ...part } = cell
    expect(cellChangeSchema.safeParse(part).success).toBe(false)
  })

  it('SEC-1: tells of a claim what everyone may know, and nothing of the buyers', () => {
    const claim = { kind: 'submitted', by: '王琳', since: NOW, until: NOW + 1 }
    expect(cellChangeSchema.safeParse({ ...cell, claim }).success).toBe(true)
    expect(cellChangeSchema.safeParse({ ...cell, claim: { ...claim, buyers: '张伟明' } }).success).toBe(false)
    expect(cellChangeSchema.safeParse({ ...cell, total: 1 }).success).toBe(false)
  })

  it('is numbered, and a heartbeat carries the last number', () => {
    const change = { kind: 'change', number: 8, at: NOW, cells: [cell], tickets: [], specials: [], board: false }
    expect(changeSchema.parse(change)).toEqual(change)
    expect(changeSchema.safeParse({ ...change, number: undefined }).success).toBe(false)
    const heartbeat = { kind: 'heartbeat', number: 8, at: NOW, online: 2 }
    expect(changeSchema.parse(heartbeat)).toEqual(heartbeat)
  })
})
