import { expect, it } from 'vitest'
import { unitActionOf } from '../../../renderer/features/ledger/units/unit-action'
import { unitStateAt } from '../../../shared/ledger/unit'
import { isAllowed, type Permission, type Role } from '../../../shared/staff/roles'
import { homeNamed, someHomes, TEN } from '../../shared/ledger/a-board'

const claim = { kind: 'submitted' as const, by: '王琳', since: TEN, until: TEN + 1_800_000 }
const homes = someHomes([
  { number: '1-1-0101' },
  { number: '1-1-0102', unitPrice: null },
  { number: '1-1-0103', releasedFrom: null },
  { number: '1-1-0104', claim },
]).map((home) => (home.claim ? { ...home, ticketId: 'the ticket' } : home))

function offered(number: string, role: Role, { isPermitted = true, isOwn = true } = {}) {
  const home = homeNamed(homes, number)
  const can = (permission: Permission) => isAllowed(role, permission)
  return unitActionOf(home, unitStateAt(home, TEN), isPermitted, can, () => isOwn)
}

it('offers a consultant a ticket on what is for sale, unless it has no price', () => {
  expect(offered('1-1-0101', 'consultant')).toEqual({ kind: 'openTicket' })
  expect(offered('1-1-0102', 'consultant')).toEqual({ kind: 'blocked', why: 'unpriced' })
  expect(offered('1-1-0101', 'manager')).toEqual({ kind: 'none' })
})

it('LED-6: offers a manager the release, once the permit is recorded', () => {
  expect(offered('1-1-0103', 'manager')).toEqual({ kind: 'release' })
  expect(offered('1-1-0103', 'manager', { isPermitted: false })).toEqual({ kind: 'blocked', why: 'permitMissing' })
  expect(offered('1-1-0103', 'consultant')).toEqual({ kind: 'none' })
})

it('SEC-1: opens a ticket to managers and to its own consultant only', () => {
  expect(offered('1-1-0104', 'manager')).toEqual({ kind: 'viewTicket', ticketId: 'the ticket' })
  expect(offered('1-1-0104', 'consultant')).toEqual({ kind: 'viewTicket', ticketId: 'the ticket' })
  expect(offered('1-1-0104', 'consultant', { isOwn: false })).toEqual({ kind: 'none' })
  expect(offered('1-1-0104', 'service')).toEqual({ kind: 'none' })
})
