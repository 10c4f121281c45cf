import { IsNull, Not } from 'typeorm'
import { isExpired } from '../../../shared/ledger/claim'
import type { KnownHome } from '../../../shared/ledger/price-list/known-home'
import { unitStateAt } from '../../../shared/ledger/unit'
import { type RoundTo, YUAN } from '../../../shared/pricing/limits'
import type { Reader } from '../../gate/unit-of-work'
import { findLastPrices, findPriceVersion, findScheme, hasPrice, unitPriceOfRow } from '../pricing/pricing'
import { type PriceRow, type PriceVersionRow, priceTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { type ClaimRow, claimTable, tieTable, type UnitRow, unitTable } from './tables'

/** Every home of a project with what a price list is held against: its prices, its open claim, its tie. */
export type OfficeHomes = {
  /** What totals are rounded to where they are compared (fen). Rule PRC-2. */
  roundTo: RoundTo
  /** The version whose prices these are. */
  version: PriceVersionRow | null
  units: ReadonlyMap<string, UnitRow>
  prices: ReadonlyMap<string, PriceRow>
  /** What homes without a price in that version last had: filed and floor price carry forward from it. Rule LED-8. */
  lastPrices: ReadonlyMap<string, PriceRow>
  claims: ReadonlyMap<string, ClaimRow>
  /** The same by number, as the rules of the list know a home. */
  known: ReadonlyMap<string, KnownHome>
}

/** Reads the homes as they are now, with the prices that apply at an instant. Rules LED-7, LED-8. */
export async function readOfficeHomes(
  db: Reader,
  projectId: string,
  now: number,
  pricedAt: number = now,
): Promise<OfficeHomes> {
  const [version, roundTo] = await Promise.all([
    findPriceVersion(db, projectId, pricedAt),
    findRoundTo(db, projectId, pricedAt),
  ])
  const [units, buildings, prices, claims, ties] = await Promise.all([
    db.find(unitTable, { projectId }),
    db.find(buildingTable, { projectId }),
    version ? db.find(priceTable, { versionId: version.id }) : [],
    db.find(claimTable, { projectId, closedAt: IsNull() }),
    db.find(tieTable, { projectId, endedAt: IsNull() }),
  ])
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  const byUnit = new Map(prices.filter(hasPrice).map((price) => [price.unitId, price]))
  const unpriced = version ? units.filter(({ id }) => !byUnit.has(id)).map(({ id }) => id) : []
  const last = await findLastPrices(db, projectId, unpriced, pricedAt)
  const open = new Map(claims.filter((claim) => !isExpired(claim, now)).map((claim) => [claim.unitId, claim]))
  const numbers = new Map(units.map(({ id, number }) => [id, number]))
  const homes = new Map(ties.map(({ unitId, homeId }) => [unitId, numbers.get(homeId) ?? null]))
  const known = units.map((unit): [string, KnownHome] => {
    const { number, entrance, floor, room, kind, type, orientation, area, innerArea, releasedFrom } = unit
    const row = byUnit.get(unit.id)
    const price = row && unitPriceOfRow(row)
    const lastRow = last.get(unit.id)
    const before = price ?? (lastRow && unitPriceOfRow(lastRow))
    const claim = open.get(unit.id) ?? null
    const facts = { number, kind, type, orientation, area, innerArea, tiedTo: homes.get(unit.id) ?? null }
    return [
      number,
      {
        ...facts,
        building: names.get(unit.buildingId) ?? '',
        entrance,
        floor,
        room,
        list: price?.list ?? null,
        filed: before?.filed ?? null,
        floorPrice: before?.floor ?? null,
        state: unitStateAt({ releasedFrom, claim }, now),
        isListed: row !== undefined && !row.isCarried,
        isClaimed: claim !== null,
      },
    ]
  })
  return {
    roundTo,
    version,
    units: new Map(units.map((unit) => [unit.number, unit])),
    prices: byUnit,
    lastPrices: last,
    claims: open,
    known: new Map(known),
  }
}

/** The numbers of a project's parking spaces and storerooms. Rule LED-11. */
export async function findSpaces(db: Reader, projectId: string): Promise<string[]> {
  const spaces = await db.find(unitTable, { projectId, kind: Not('home') })
  return spaces.map(({ number }) => number)
}

/** What the project's scheme rounds totals to, 元 where it has none. Rule PRC-2. */
export async function findRoundTo(db: Reader, projectId: string, at: number): Promise<RoundTo> {
  return (await findScheme(db, projectId, at))?.scheme.roundTo ?? YUAN
}
