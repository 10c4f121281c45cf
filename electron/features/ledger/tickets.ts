import { In } from 'typeorm'
import wording from '../../../resources/papers/ticket.json'
import { isRefusal } from '../../../shared/kernel/refusal'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { ticketsContract } from '../../../shared/ledger/ticket-contract'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { projectTable } from '../project/tables'
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
    const rows = await db.find(
      ticketTable,
      {
        projectId,
        ...(unitId ? { unitId } : {}),
        ...(actor.role === 'consultant' ? { consultantId: actor.id } : {}),
      },
      { order: { updatedAt: 'DESC' }, limit: LONGEST_LIST },
    )
    const wanted = rows.filter(
      (row) => isShownTo(row, actor.id) && (!states || states.includes(ticketStateAt(row, now))),
    )
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
    const ticket = await ticketOf(context, row, unit?.number ?? '')
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

/** A draft is its consultant's alone. Rule SEC-1. */
function isShownTo(row: TicketRow, personId: string): boolean {
  return row.number !== null || row.consultantId === personId
}

async function unitNumbers(db: Reader, rows: readonly TicketRow[]): Promise<Map<string, string>> {
  const units = await db.find(unitTable, { id: In([...new Set(rows.map((row) => row.unitId))]) })
  return new Map(units.map((unit) => [unit.id, unit.number]))
}
