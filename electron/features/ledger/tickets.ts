import { In, IsNull, Not } from 'typeorm'
import wording from '../../../resources/papers/ticket.json'
import { isRefusal } from '../../../shared/kernel/refusal'
import { type TicketState, ticketStateAt } from '../../../shared/ledger/ticket'
import type { ticketsContract } from '../../../shared/ledger/ticket-contract'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { projectTable } from '../project/tables'
import { previewDraft } from './draft-preview'
import { type TicketRow, ticketTable, unitTable } from './tables'
import { ticketPaperData } from './ticket-paper-data'
import { summaryOf, ticketOf } from './ticket-shape'
import { findTicket, ticketStepHandlers } from './ticket-steps'
import { ticketWritingHandlers } from './ticket-writing'

/** How many tickets a list shows at most, newest first. */
const LONGEST_LIST = 1_000

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
    const numbers = await unitNumbers(db, wanted)
    return wanted.map((row) => summaryOf(row, numbers.get(row.unitId) ?? '', now))
  },

  detail: async (context, { projectId, ticketId }) => {
    const row = await findTicket(context, projectId, ticketId)
    if (isRefusal(row)) return row
    const unit = await context.db.findOne(unitTable, { id: row.unitId })
    return ticketOf(context, row, unit?.number ?? '')
  },

  paper: async (context, { projectId, ticketId }) => {
    const row = await findTicket(context, projectId, ticketId)
    if (isRefusal(row)) return row
    const [unit, project] = await Promise.all([
      context.db.findOne(unitTable, { id: row.unitId }),
      context.db.findOne(projectTable, { id: projectId }),
    ])
    const signed = await ticketOf(context, row, unit?.number ?? '')
    const isDraft = row.state === 'draft' && row.consultantId === context.actor.id
    const ticket = isDraft && unit ? { ...signed, ...(await previewDraft(context, row, unit)) } : signed
    const bytes = await context.workers.drawTicketPaper(
      ticketPaperData(ticket, {
        project: project?.name ?? '',
        printed: { at: context.now, by: context.actor.name, isReprint: false },
        wording,
      }),
    )
    return new File([bytes], `${row.number ?? `草稿 ${unit?.number ?? ''}`}.pdf`, { type: 'application/pdf' })
  },
}

/** The states rows may stand in that read so now: an expired ticket may still be written as running. Rule LED-4. */
function rowStates(states: readonly TicketState[]): TicketState[] {
  return states.includes('expired') ? [...states, 'submitted', 'approved'] : [...states]
}

async function unitNumbers(db: Reader, rows: readonly TicketRow[]): Promise<Map<string, string>> {
  const units = await db.find(unitTable, { id: In([...new Set(rows.map((row) => row.unitId))]) })
  return new Map(units.map((unit) => [unit.id, unit.number]))
}
