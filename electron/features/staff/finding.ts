import { type Found, type FoundPerson, MOST_FOUND } from '../../../shared/find/contract'
import { matchSpoken, matchWritten, pinyinTyped } from '../../../shared/find/name-match'
import { isAllowed } from '../../../shared/staff/roles'
import type { QueryContext } from '../../gate/context'
import { syllablesOf } from '../../names/pinyin'
import { personTable } from './tables'

/**
 * People by name, pinyin or its initials: everyone for who keeps their accounts; consultants, whose tickets are then to
 * be seen, for who sees everybody's; nobody for the others. Rule SEC-1.
 */
export async function findPeople({ db, actor }: QueryContext, text: string): Promise<Found<FoundPerson>> {
  const keepsAccounts = isAllowed(actor.role, 'staff.manage')
  const seesTickets = actor.role !== 'consultant' && isAllowed(actor.role, 'ticket.see')
  if (!keepsAccounts && !seesTickets) return { items: [], isMore: false }
  const spoken = pinyinTyped(text)
  const people = await db.find(personTable, keepsAccounts ? {} : { role: 'consultant' }, {
    order: { createdAt: 'ASC' },
  })
  const found = people.flatMap(({ id, name, role, isActive }) => {
    const match = matchWritten(name, text) ?? (spoken === null ? null : matchSpoken(name, syllablesOf(name), spoken))
    if (match === null) return []
    return [{ rank: match.rank + (isActive ? 0 : 5), person: { id, name, role, isActive, ranges: match.ranges } }]
  })
  const best = found.toSorted((a, b) => a.rank - b.rank).slice(0, MOST_FOUND)
  const items = best.map(({ person: { ranges, ...person } }) => ({ ...person, match: { in: 'name' as const, ranges } }))
  return { items, isMore: found.length > MOST_FOUND }
}
