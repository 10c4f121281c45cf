import type { Refusal } from '../../../shared/kernel/refusal'
import type { TicketForm } from '../../../shared/ledger/ticket-contract'
import type { FloorTryNote } from '../../../shared/pricing/floor-tries'
import { type KeptRefusal, refuseKeeping } from '../../gate/done'
import type { UnitRow } from './tables'

/**
 * 试价: a refusal below the floor is kept with the home and what was tried, for the manager to see; a ticket's id alone
 * would not tell the home. Nothing has been written before it. Any other refusal stays as it is. Rule PRC-5.
 */
export function noteFloorTry<Refused extends Refusal>(
  refused: Refused,
  ticketId: string | null,
  [unit]: readonly UnitRow[],
  form: TicketForm,
  expectedTotal: number,
): Refused | KeptRefusal<Refused> {
  if (refused.refused !== 'BELOW_FLOOR' || !unit) return refused
  const note: FloorTryNote = {
    unitId: unit.id,
    unit: unit.number,
    total: expectedTotal,
    discounts: form.lines[0]?.chosen ?? [],
  }
  return refuseKeeping(refused, { subject: ticketId ?? unit.id, after: note })
}
