import { describe, expect, it } from 'vitest'
import {
  type BoardChanges,
  changesOf,
  countChanges,
  isLitAmong,
} from '../../../renderer/features/ledger/board/board-comparison'
import type { PriceChange } from '../../../shared/pricing/price-comparison'

function changesAs(known: Record<string, PriceChange>, only: PriceChange | null = null): BoardChanges {
  const cell = (change: PriceChange) => ({ change, text: '', sign: '', title: '' })
  return { of: new Map(Object.entries(known).map(([id, change]) => [id, cell(change)])), only }
}

describe('LED-7: the board while two price versions are compared', () => {
  it('counts the homes that are shown, and no others', () => {
    const changes = changesAs({ a: 'up', b: 'up', c: 'down', d: 'gone' })
    const counts = countChanges(changes, [{ id: 'a' }, { id: 'c' }, { id: 'not compared' }])
    expect(counts).toEqual({ up: 1, down: 1, same: 0, added: 0, gone: 0, unpriced: 0 })
    expect(changesOf(counts)).toEqual(['up', 'down', 'same'])
  })

  it('one change alone stays lit when its chip is pressed', () => {
    const known = { a: 'up', c: 'down' } as const
    expect(isLitAmong(null, 'a')).toBe(true)
    expect(isLitAmong(changesAs(known), 'c')).toBe(true)
    expect(isLitAmong(changesAs(known, 'up'), 'a')).toBe(true)
    expect(isLitAmong(changesAs(known, 'up'), 'c')).toBe(false)
    expect(isLitAmong(changesAs(known, 'up'), 'not compared')).toBe(false)
  })
})
