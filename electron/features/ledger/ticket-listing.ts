import { type FindOptionsWhere, In, IsNull, MoreThan, Not } from 'typeorm'
import { isRunning, type TicketState, ticketStateAt } from '../../../shared/ledger/ticket'
import type { TicketSummary } from '../../../shared/ledger/ticket-contract'
import { NO_FALLS, type TicketFalls } from '../../../shared/ledger/ticket-falls'
import type { QueryContext } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { inPortions } from './portions'
import { type TicketRow, ticketLineTable, ticketTable, type UnitRow, unitTable } from './tables'
import { findFalls } from './ticket-lapse'
import { summaryOf } from './ticket-shape'
import { findWithheld } from './withheld-totals'

type Asked = { projectId: string; states?: TicketState[] | undefined; unitId?: string | undefined }

const NOTHING_FALLS: ReadonlyMap<string, TicketFalls> = new Map()

/** The tickets somebody may see, at most so many, what changed last first: a consultant's own, else all but others' drafts. Rule SEC-1. */
export async function listTickets(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  { projectId, states, unitId }: Asked,
  most: number,
): Promise<TicketSummary[]> {
  const asked: FindOptionsWhere<TicketRow> = {
    projectId,
    ...(unitId ? { unitId } : {}),
    ...(states ? { state: In(rowStates(states)) } : {}),
  }
  const own = { ...asked, consultantId: actor.id }
  const rows = await db.find(
    ticketTable,
    actor.role === 'consultant' ? own : [{ ...asked, number: Not(IsNull()) }, own],
    { order: { updatedAt: 'DESC' }, limit: most },
  )
  const wanted = rows.filter((row) => !states || states.includes(ticketStateAt(row, now)))
  const units = await unitsOf(db, wanted)
  const hasRunning = wanted.some((row) => isRunning(ticketStateAt(row, now)))
  const falls = hasRunning
    ? await findFalls(db, projectId, now, actor.role === 'consultant' ? actor.id : null)
    : NOTHING_FALLS
  const withheld = await findWithheld(db, actor, now)
  return wanted.map((row) => {
    const summary = summaryOf(row, units.get(row.id) ?? [], now)
    if (withheld.has(row.id)) return { ...summary, total: null, ...NO_FALLS }
    return { ...summary, ...(falls.get(row.id) ?? NO_FALLS) }
  })
}

/** The states rows may stand in that read so now: an expired ticket may still be written as running. Rule LED-4. */
function rowStates(states: readonly TicketState[]): TicketState[] {
  return states.includes('expired') ? [...states, 'submitted', 'approved'] : [...states]
}

/** The units of each ticket, its home first, by the ticket's id. Rule LED-11. */
async function unitsOf(db: Reader, rows: readonly TicketRow[]): Promise<Map<string, UnitRow[]>> {
  const named = new Map(rows.map(({ id, unitId }) => [id, new Set([unitId])]))
  for (const ids of inPortions([...named.keys()])) {
    const where = { ticketId: In(ids), position: MoreThan(0) }
    const tied = await db.find(ticketLineTable, where, { order: { position: 'ASC' } })
    for (const { ticketId, unitId } of tied) named.get(ticketId)?.add(unitId)
  }
  const units = new Map<string, UnitRow>()
  for (const ids of inPortions([...new Set([...named.values()].flatMap((unitIds) => [...unitIds]))])) {
    for (const unit of await db.find(unitTable, { id: In(ids) })) units.set(unit.id, unit)
  }
  return new Map([...named].map(([id, unitIds]) => [id, [...unitIds].flatMap((unitId) => units.get(unitId) ?? [])]))
}
