import { figureOf, type PriceFigure } from '../pricing/scheme'
import type { Board } from './board'
import { placeOnBoard } from './board-floor'
import type { OpenClaim } from './claim'
import type { UnitKind } from './unit'

/** 房源 as the board shows it: one row out of the board's columns. Areas in 0.01 ㎡, money in fen. */
export type BoardHome = {
  id: string
  buildingId: string
  entrance: string
  /** In its order, as `placeOnBoard` has it. */
  floor: number
  room: string
  number: string
  kind: UnitKind
  /** The home a parking space or storeroom goes with. Rule LED-11. */
  tiedTo: string | null
  type: string
  /** `null` of a parking space or storeroom that has none. Rule LED-11. */
  area: number | null
  list: PriceFigure | null
  filed: PriceFigure | null
  releasedFrom: number | null
  claim: OpenClaim | null
  ticketId: string | null
}

/** The board's homes together with the columns they were read from. */
export type BoardReading = { board: Board; homes: readonly BoardHome[] }

/**
 * Reads the homes out of the board's columns. A home that did not change since the reading before keeps its very
 * object, so that only the cells that changed are drawn again.
 */
export function readHomes(board: Board, before: BoardReading | null): BoardReading {
  const earlier = before && hasSameFacts(before.board, board) ? before : null
  const ties = homesOfTied(board)
  const homes = board.units.id.map((_, index) => {
    const known = earlier?.homes[index]
    const tiedTo = ties.get(index) ?? null
    const isKept = (at: number) => earlier !== null && isUntouched(earlier.board, board, at)
    return known && isKept(index) && (tiedTo === null || isKept(tiedTo)) ? known : homeAt(board, index, tiedTo)
  })
  return { board, homes }
}

/** Of a tied unit where its home stands. */
function homesOfTied({ units }: Board): ReadonlyMap<number, number> {
  const ties = new Map<number, number>()
  if (units.tiedTo.every((homeId) => homeId === null)) return ties
  const places = new Map(units.id.map((id, index) => [id, index]))
  for (const [index, homeId] of units.tiedTo.entries()) {
    const place = homeId === null ? undefined : places.get(homeId)
    if (place !== undefined) ties.set(index, place)
  }
  return ties
}

/** A tied unit waits for its home: off sale is what either of them is. Rule LED-11. */
function releasedWith(own: number | null, home: number | null): number | null {
  return own === null || home === null ? null : Math.max(own, home)
}

/** The cells' standing facts are the same arrays: only claims and releases can differ. */
function hasSameFacts(before: Board, after: Board): boolean {
  const [a, b] = [before.units, after.units]
  return (
    before.buildings === after.buildings &&
    a.id === b.id &&
    a.building === b.building &&
    a.entrance === b.entrance &&
    a.floor === b.floor &&
    a.room === b.room &&
    a.number === b.number &&
    a.kind === b.kind &&
    a.tiedTo === b.tiedTo &&
    a.type === b.type &&
    a.area === b.area &&
    a.listUnitPrice === b.listUnitPrice &&
    a.listFixedTotal === b.listFixedTotal &&
    a.filedUnitPrice === b.filedUnitPrice &&
    a.filedFixedTotal === b.filedFixedTotal
  )
}

function isUntouched(before: Board, after: Board, index: number): boolean {
  const [a, b] = [before.units, after.units]
  return (
    a.releasedFrom[index] === b.releasedFrom[index] &&
    a.claimKind[index] === b.claimKind[index] &&
    a.claimBy[index] === b.claimBy[index] &&
    a.claimSince[index] === b.claimSince[index] &&
    a.claimUntil[index] === b.claimUntil[index] &&
    a.ticketId[index] === b.ticketId[index]
  )
}

function homeAt({ buildings, units }: Board, index: number, tiedTo: number | null): BoardHome {
  const kind = units.claimKind[index] ?? null
  const unitKind = units.kind[index] ?? 'home'
  const releasedFrom = units.releasedFrom[index] ?? null
  return {
    id: units.id[index] ?? '',
    buildingId: buildings[units.building[index] ?? -1]?.id ?? '',
    entrance: units.entrance[index] ?? '',
    ...placeOnBoard({ kind: unitKind, floor: units.floor[index] ?? 0, room: units.room[index] ?? '' }),
    number: units.number[index] ?? '',
    kind: unitKind,
    tiedTo: units.tiedTo[index] ?? null,
    type: units.type[index] ?? '',
    area: units.area[index] ?? null,
    list: figureOf(units.listUnitPrice[index] ?? null, units.listFixedTotal[index] ?? null),
    filed: figureOf(units.filedUnitPrice[index] ?? null, units.filedFixedTotal[index] ?? null),
    releasedFrom: tiedTo === null ? releasedFrom : releasedWith(releasedFrom, units.releasedFrom[tiedTo] ?? null),
    claim:
      kind === null
        ? null
        : {
            kind,
            by: units.claimBy[index] ?? '',
            since: units.claimSince[index] ?? 0,
            until: units.claimUntil[index] ?? null,
          },
    ticketId: units.ticketId[index] ?? null,
  }
}
