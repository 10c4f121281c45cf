import { In, IsNull, MoreThan, Not } from 'typeorm'
import wording from '../../../resources/papers/ticket.json'
import { isRefusal } from '../../../shared/kernel/refusal'
import { isRunning, type TicketState, ticketStateAt } from '../../../shared/ledger/ticket'
import type { ticketsContract } from '../../../shared/ledger/ticket-contract'
import { NO_FALLS, type TicketFalls } from '../../../shared/ledger/ticket-falls'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { projectTable } from '../project/tables'
import { previewDraft } from './draft-preview'
import { type TicketRow, ticketLineTable, ticketTable, type UnitRow, unitTable } from './tables'
import { findFalls } from './ticket-lapse'
import { ticketPaperData } from './ticket-paper-data'
import { summaryOf, ticketOf } from './ticket-shape'
import { findTicket, ticketStepHandlers } from './ticket-steps'
import { ticketWritingHandlers } from './ticket-writing'

/** How many tickets a list shows at most, newest first. */
const LONGEST_LIST = 1_000
const NOTHING_FALLS: ReadonlyMap<string, TicketFalls> = new Map()

/** 房号管理单. Rules LED-2, LED-3, LED-4, SEC-1. */
export const ticketsHandlers: HandlersOf<typeof ticketsContract> = {
  ...ticketWritingHandlers,
  ...ticketStepHandlers,

  list: async ({ db, actor, now }, { projectId, states, unitId }) => {
    const asked = { projectId, ...(unitId ? { unitId } : {}), ...(states ? { state: In(rowStates(states)) } : {}) }
    const own = { ...asked, consultantId: actor.id }
    const rows = await db.find(
      ticketTable,
      actor.role === 'consultant' ? own : [{ ...asked, number: Not(IsNull()) }, own],
      { order: { updatedAt: 'DESC' }, limit: LONGEST_LIST },
    )
    const wanted = rows.filter((row) => !states || states.includes(ticketStateAt(row, now)))
    const units = await unitsOf(db, wanted)
    const hasRunning = wanted.some((row) => isRunning(ticketStateAt(row, now)))
    const falls = hasRunning
      ? await findFalls(db, projectId, now, actor.role === 'consultant' ? actor.id : null)
      : NOTHING_FALLS
    return wanted.map((row) => ({
      ...summaryOf(row, units.get(row.id) ?? [], now),
      ...(falls.get(row.id) ?? NO_FALLS),
    }))
  },

  detail: async (context, { projectId, ticketId }) => {
    const row = await findTicket(context, projectId, ticketId)
    return isRefusal(row) ? row : ticketOf(context, row)
  },

  paper: async (context, { projectId, ticketId }) => {
    const row = await findTicket(context, projectId, ticketId)
    if (isRefusal(row)) return row
    const project = await context.db.findOne(projectTable, { id: projectId })
    const signed = await ticketOf(context, row)
    const isDraft = row.state === 'draft' && row.consultantId === context.actor.id
    const ticket = isDraft ? { ...signed, ...(await previewDraft(context, row)) } : signed
    const bytes = await context.workers.drawTicketPaper(
      ticketPaperData(ticket, {
        project: project?.name ?? '',
        printed: { at: context.now, by: context.actor.name },
        wording,
      }),
    )
    return new File([bytes], `${row.number ?? `草稿 ${signed.unit}`}.pdf`, { type: 'application/pdf' })
  },
}

/** The states rows may stand in that read so now: an expired ticket may still be written as running. Rule LED-4. */
function rowStates(states: readonly TicketState[]): TicketState[] {
  return states.includes('expired') ? [...states, 'submitted', 'approved'] : [...states]
}

/** The units of each ticket, its home first, by the ticket's id. Rule LED-11. */
async function unitsOf(db: Reader, rows: readonly TicketRow[]): Promise<Map<string, UnitRow[]>> {
  const tied = await db.find(
    ticketLineTable,
    { ticketId: In(rows.map(({ id }) => id)), position: MoreThan(0) },
    { order: { position: 'ASC' } },
  )
  const named = new Map(rows.map(({ id, unitId }) => [id, new Set([unitId])]))
  for (const { ticketId, unitId } of tied) named.get(ticketId)?.add(unitId)
  const ids = new Set([...named.values()].flatMap((unitIds) => [...unitIds]))
  const units = new Map((await db.find(unitTable, { id: In([...ids]) })).map((unit) => [unit.id, unit]))
  return new Map([...named].map(([id, unitIds]) => [id, [...unitIds].flatMap((unitId) => units.get(unitId) ?? [])]))
}
