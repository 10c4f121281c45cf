import { dayOf } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { HoldLine, TicketForm } from '../../../shared/ledger/ticket-contract'
import { quote } from '../../../shared/pricing/price'
import type { PaymentMethod } from '../../../shared/pricing/scheme'
import type { Special } from '../../../shared/pricing/special'
import type { Reader } from '../../gate/unit-of-work'
import { findPriceVersion, findScheme, findSchemeById, findUnitPrice } from '../pricing/pricing'
import { priceVersionTable } from '../pricing/tables'
import { buildingTable, permitTable } from '../project/tables'
import type { TicketLineRow, UnitRow } from './tables'

/** The price and scheme version a line is priced with: today's for a new ticket, its own for an amended one. */
export type Pinned = Pick<TicketLineRow, 'priceVersionId' | 'schemeId'>

/** What a line is priced by, beside the home and what is chosen. */
export type Pricing = {
  paymentMethod: PaymentMethod
  /** The instant the ticket is, or was, submitted: dated conditions are judged by its day. Rule PRC-4. */
  submittedAt: number
  pinned: Pinned | null
  /** The instant it is priced at: what was to be signed before its day has fallen away. */
  now: number
  /** 特批优惠 behind all items. Rule PRC-7. */
  special?: Special | null
}

/**
 * Prices one home of a ticket: every fact it follows from, the engine's steps, and which version it is pinned to.
 * Refuses as the engine does, and when the home has no price yet. The floor has no part in it: a draft's paper would
 * tell by being empty that its total is below; {@link requireFloors} holds to it. Rules LED-7, PRC-3, PRC-5.
 */
export async function priceLine(
  db: Reader,
  unit: UnitRow,
  form: TicketForm['lines'][number],
  { paymentMethod, submittedAt, pinned, now, special = null }: Pricing,
) {
  const [version, scheme, building] = await Promise.all([
    pinned
      ? db.findOne(priceVersionTable, { id: pinned.priceVersionId })
      : findPriceVersion(db, unit.projectId, submittedAt),
    pinned ? findSchemeById(db, pinned.schemeId) : findScheme(db, unit.projectId, submittedAt),
    db.findOne(buildingTable, { id: unit.buildingId }),
  ])
  const price = version && (await findUnitPrice(db, version.id, unit.id))
  if (!version || !price || !scheme || !building) return refuse('UNIT_UNPRICED', { unit: unit.number })
  const permit = building.permitId === null ? null : await db.findOne(permitTable, { id: building.permitId })

  // Evidence counts only for items that are chosen, and what is kept is just that.
  const evidence = form.evidence.filter((shown) => form.chosen.includes(shown.itemId))
  const quoted = quote({
    area: unit.area,
    ...price,
    floor: null,
    scheme: scheme.scheme,
    facts: {
      paymentMethod,
      day: dayOf(submittedAt),
      today: dayOf(now),
      building: building.name,
      type: unit.type,
      kind: unit.kind,
      area: unit.area,
      evidence: evidence.map((shown) => shown.itemId),
    },
    chosenIds: form.chosen,
    special,
  })
  if (isRefusal(quoted)) return quoted
  const { entrance, floor, room, type, orientation, area, innerArea } = unit
  return {
    unitId: unit.id,
    unit: unit.number,
    ...(unit.kind === 'home' ? {} : { kind: unit.kind }),
    building: building.name,
    entrance,
    floor,
    room,
    type,
    orientation,
    area,
    innerArea,
    permit: permit?.number ?? null,
    priceVersion: { id: version.id, number: version.number, appliesFrom: version.appliesFrom },
    list: price.list,
    filed: price.filed,
    schemeId: scheme.id,
    scheme: scheme.scheme,
    chosen: form.chosen,
    evidence,
    ...quoted,
    ...(special ? { special } : {}),
  } satisfies HoldLine
}
