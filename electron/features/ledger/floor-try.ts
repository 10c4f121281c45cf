import type { HoldLine } from '../../../shared/ledger/ticket-contract'
import type { FloorTryNote } from '../../../shared/pricing/floor-tries'
import { checkBounds } from '../../../shared/pricing/limits'
import { refuseKeeping } from '../../gate/done'
import type { Reader } from '../../gate/unit-of-work'
import { findUnitPrice } from '../pricing/pricing'

/**
 * Holds every line to the floor of its own price version; null when none is below. Asked last of all, once the
 * command can be refused for nothing else, or what is refused anyway (a total that differs, a buyer left out) would
 * tell that the price is not below, and nobody would count it. 试价: a refusal is kept with the unit and what was tried,
 * for the manager to see; nothing may have been written before it.
 * Rule PRC-5.
 */
export async function requireFloors(db: Reader, ticketId: string | null, lines: readonly HoldLine[]) {
  for (const { unitId, unit, area, priceVersion, filed, scheme, chosen, breakdown } of lines) {
    const price = await findUnitPrice(db, priceVersion.id, unitId)
    const { total } = breakdown
    const refused = checkBounds({ total, area, roundTo: scheme.roundTo, filed, floor: price?.floor ?? null })
    if (!refused) continue
    const note: FloorTryNote = { unitId, unit, total, discounts: chosen }
    return refuseKeeping(refused, { subject: ticketId ?? unitId, after: note })
  }
  return null
}
