import type { UnitDetail } from '../../../../shared/ledger/contract'
import type { HoldLine } from '../../../../shared/ledger/ticket-contract'
import type { UnitKind } from '../../../../shared/ledger/unit'
import type { PricedHome } from '../units/unit-trial'

/** The home a ticket is for, with the price and scheme version it is priced by. Rule LED-7. */
export type TicketHome = PricedHome & {
  unitId: string
  number: string
  kind: UnitKind
  entrance: string
  floor: number
  room: string
  orientation: string
  innerArea: number | null
  permit: string | null
  version: { number: number; appliesFrom: number }
}

/** The home as it is sold now; null while it has no price or the project no scheme. */
export function homeOfUnit(unit: UnitDetail): TicketHome | null {
  const { price, scheme } = unit
  if (!price || !scheme) return null
  return {
    unitId: unit.id,
    number: unit.number,
    kind: unit.kind,
    building: unit.building,
    entrance: unit.entrance,
    floor: unit.floor,
    room: unit.room,
    type: unit.type,
    orientation: unit.orientation,
    area: unit.area,
    innerArea: unit.innerArea,
    permit: unit.permit,
    list: price.list,
    filed: price.filed,
    scheme: scheme.scheme,
    version: { number: price.version, appliesFrom: price.appliesFrom },
  }
}

/** The home as a ticket has claimed it: with the versions pinned then. */
export function homeOfLine(line: HoldLine): TicketHome {
  return {
    unitId: line.unitId,
    number: line.unit,
    kind: line.kind ?? 'home',
    building: line.building,
    entrance: line.entrance,
    floor: line.floor,
    room: line.room,
    type: line.type,
    orientation: line.orientation,
    area: line.area,
    innerArea: line.innerArea,
    permit: line.permit,
    list: line.list,
    filed: line.filed,
    scheme: line.scheme,
    version: { number: line.priceVersion.number, appliesFrom: line.priceVersion.appliesFrom },
  }
}
