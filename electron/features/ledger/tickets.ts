import wording from '../../../resources/papers/ticket.json'
import { isRefusal } from '../../../shared/kernel/refusal'
import type { ticketsContract } from '../../../shared/ledger/ticket-contract'
import type { HandlersOf } from '../../gate/handlers'
import { projectTable } from '../project/tables'
import { previewDraft } from './draft-preview'
import { listTickets } from './ticket-listing'
import { ticketPaperData } from './ticket-paper-data'
import { ticketOf } from './ticket-shape'
import { findTicket, ticketStepHandlers } from './ticket-steps'
import { ticketWritingHandlers } from './ticket-writing'

/** How many tickets a list shows at most, newest first. */
const LONGEST_LIST = 1_000

/** 房号管理单. Rules LED-2, LED-3, LED-4, SEC-1. */
export const ticketsHandlers: HandlersOf<typeof ticketsContract> = {
  ...ticketWritingHandlers,
  ...ticketStepHandlers,

  list: ({ db, actor, now }, asked) => listTickets({ db, actor, now }, asked, LONGEST_LIST),

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
