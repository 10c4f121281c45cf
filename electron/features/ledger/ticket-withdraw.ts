import { In } from 'typeorm'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { CommandContext } from '../../gate/context'
import { type TicketRow, ticketTable } from './tables'
import { writeStep } from './ticket-steps'

/**
 * Withdraws every ticket of a project that still holds its home, each by the step and the signature it always has. Those
 * whose time has run out hold nothing and stay as they are. Rules LED-1, LED-4.
 */
export async function withdrawRunning(tx: CommandContext, projectId: string, reason: string): Promise<TicketRow[]> {
  const written = await tx.db.find(
    ticketTable,
    { projectId, state: In(['submitted', 'approved']) },
    { order: { number: 'ASC' } },
  )
  const running = written.filter((ticket) => ticketStateAt(ticket, tx.now) !== 'expired')
  for (const ticket of running) await writeStep(tx, projectId, ticket, 'withdraw', reason)
  return running
}
