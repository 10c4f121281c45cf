import { IsNull, MoreThan } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { isExpired } from '../../../shared/ledger/claim'
import { roundedTotal } from '../../../shared/ledger/price-list/prices'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import { unitStateAt } from '../../../shared/ledger/unit'
import { buildingCode } from '../../../shared/ledger/unit-number'
import type { CommandContext } from '../../gate/context'
import { columnsOf, figureOf, findPriceVersion } from '../pricing/pricing'
import { type PriceRow, priceTable, priceVersionTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { claimTable, type UnitRow, unitTable } from './tables'

type Tx = CommandContext

/**
 * Takes a read price list in as a new price version: makes the homes it names for the first time, corrects the others,
 * prices every row, and carries forward what the file does not say. Refuses a change of a home that is claimed.
 * Rules LED-7, LED-8.
 */
export async function takeInHomes(
  tx: Tx,
  projectId: string,
  uploadId: string,
  reading: PriceListReading,
  appliesFrom: number,
) {
  const homes = await keepHomes(tx, projectId, reading, appliesFrom)
  if (isRefusal(homes)) return homes
  const version = await addPriceVersion(tx, projectId, uploadId, reading.rows, homes.ids, appliesFrom)
  if (isRefusal(version)) return version
  return { version, appliesFrom, units: reading.rows.length, added: homes.added }
}

/** Makes the homes named for the first time and corrects the others; gives every home's id by its number. */
async function keepHomes(tx: Tx, projectId: string, reading: PriceListReading, appliesFrom: number) {
  const { rows } = reading
  const said = factsSaid(reading)
  const known = new Map((await tx.db.find(unitTable, { projectId })).map((unit) => [unit.number, unit]))
  const barred = await findBarredChange(tx, projectId, rows, said, known)
  if (barred) return barred
  const early = appliesFrom > tx.now ? findChange(rows, said, known) : null
  if (early) return refuse('UNIT_CHANGES_LATER', { unit: early.unit.number, field: early.field, from: appliesFrom })

  const buildings = await keepBuildings(tx, projectId, rows)
  const added: UnitRow[] = []
  for (const row of rows) {
    const unit = known.get(row.number)
    if (!unit) added.push(newUnit(tx, projectId, buildings.get(row.building) ?? '', row))
    else await correctUnit(tx, unit, row, said)
  }
  await tx.db.insert(unitTable, added)
  return { ids: new Map([...known.values(), ...added].map((unit) => [unit.number, unit.id])), added: added.length }
}

/** Adds the prices as the project's next version, carrying forward from the one in force before it. Rule LED-7. */
async function addPriceVersion(
  tx: Tx,
  projectId: string,
  uploadId: string,
  rows: readonly PriceListRow[],
  ids: ReadonlyMap<string, string>,
  appliesFrom: number,
) {
  const last = await findPriceVersion(tx.db, projectId, appliesFrom)
  const before = last ? await tx.db.find(priceTable, { versionId: last.id }) : []
  const number = await tx.db.next(projectId, 'priceVersion')
  const versionId = tx.newId()
  await tx.db.insert(priceVersionTable, {
    id: versionId,
    projectId,
    number,
    appliesFrom,
    uploadId,
    createdAt: tx.now,
    createdBy: tx.actor.name,
  })
  const prices = pricesOf(versionId, rows, ids, before)
  const tooHigh = findAboveFiled(rows, prices)
  if (tooHigh) return tooHigh
  await tx.db.insert(priceTable, prices)
  await carryIntoWaiting(tx, projectId, appliesFrom, prices)
  return number
}

/** For a home with an open claim a change of area or type is a fault. Rule LED-8. */
async function findBarredChange(
  tx: Tx,
  projectId: string,
  rows: readonly PriceListRow[],
  said: readonly UnitFact[],
  known: Map<string, UnitRow>,
) {
  const open = await tx.db.find(claimTable, { projectId, closedAt: IsNull() })
  const claims = new Map(open.filter((claim) => !isExpired(claim, tx.now)).map((claim) => [claim.unitId, claim]))
  for (const row of rows) {
    const unit = known.get(row.number)
    const claim = unit && claims.get(unit.id)
    if (!claim) continue
    for (const field of ['area', 'innerArea', 'type'] as const) {
      if (!said.includes(field) || unit[field] === row[field]) continue
      const state = unitStateAt({ releasedFrom: unit.releasedFrom, claim }, tx.now)
      return refuse('UNIT_CLAIMED', { unit: unit.number, field, state })
    }
  }
  return null
}

/** The first home whose facts the file changes: they hold from now on, whatever instant the prices begin at. */
function findChange(rows: readonly PriceListRow[], said: readonly UnitFact[], known: ReadonlyMap<string, UnitRow>) {
  for (const row of rows) {
    const unit = known.get(row.number)
    const field = unit && said.find((fact) => unit[fact] !== row[fact])
    if (field) return { unit, field }
  }
  return null
}

async function keepBuildings(tx: Tx, projectId: string, rows: readonly PriceListRow[]): Promise<Map<string, string>> {
  const known = await tx.db.find(buildingTable, { projectId })
  const ids = new Map<string, string>()
  const byCode = new Map(known.map((building) => [codeOf(building.name), building.id]))
  let position = known.length
  for (const { building } of rows) {
    if (ids.has(building)) continue
    // 1号楼 in one file and 1栋 in the next are one building.
    const same = byCode.get(codeOf(building))
    const id = same ?? tx.newId()
    ids.set(building, id)
    if (same) continue
    byCode.set(codeOf(building), id)
    await tx.db.insert(buildingTable, { id, projectId, name: building, position, permitId: null })
    position += 1
  }
  return ids
}

function newUnit(tx: Tx, projectId: string, buildingId: string, row: PriceListRow): UnitRow {
  const { entrance, floor, room, number, type, orientation, area, innerArea } = row
  return {
    id: tx.newId(),
    projectId,
    buildingId,
    entrance,
    floor,
    room,
    number,
    kind: 'home',
    type,
    orientation,
    area,
    innerArea,
    releasedFrom: null,
    releaseId: null,
    version: 1,
  }
}

function codeOf(building: string): string {
  return buildingCode(building) ?? building
}

type UnitFact = 'area' | 'innerArea' | 'type' | 'orientation'

/** What of a home the file says at all: a column it does not have leaves the fact as it was. */
export function factsSaid({ columns }: PriceListReading): UnitFact[] {
  return (['area', 'innerArea', 'type', 'orientation'] as const).filter((fact) =>
    columns.some(({ column }) => column === fact),
  )
}

async function correctUnit(tx: Tx, unit: UnitRow, row: PriceListRow, said: readonly UnitFact[]): Promise<void> {
  const changed = said.filter((fact) => unit[fact] !== row[fact])
  if (changed.length === 0) return
  const facts = Object.fromEntries(changed.map((fact) => [fact, row[fact]]))
  await tx.db.update(unitTable, { id: unit.id }, { ...facts, version: unit.version + 1 })
}

/** A list total above the filed one is a fault, also where the filed price was carried forward. Rule LED-8. */
function findAboveFiled(rows: readonly PriceListRow[], prices: readonly PriceRow[]) {
  for (const [index, row] of rows.entries()) {
    const price = prices[index]
    const filed = price && figureOf(price.filedUnitPrice, price.filedFixedTotal)
    if (!filed) continue
    const [total, filedTotal] = [roundedTotal(row.area, row.list), roundedTotal(row.area, filed)]
    if (total > filedTotal) return refuse('LIST_ABOVE_FILED', { unit: row.number, total, filedTotal })
  }
  return null
}

/** Every row in the new version; an absent filed or floor price, and a home not in the file, as they were. */
function pricesOf(
  versionId: string,
  rows: readonly PriceListRow[],
  ids: ReadonlyMap<string, string>,
  before: readonly PriceRow[],
): PriceRow[] {
  const last = new Map(before.map((price) => [price.unitId, price]))
  const priced = rows.map((row): PriceRow => {
    const unitId = ids.get(row.number) ?? ''
    const was = last.get(unitId)
    const [list, filed, floor] = [columnsOf(row.list), columnsOf(row.filed), columnsOf(row.floorPrice)]
    return {
      versionId,
      unitId,
      listUnitPrice: list.unitPrice,
      listFixedTotal: list.fixedTotal,
      filedUnitPrice: row.filed ? filed.unitPrice : (was?.filedUnitPrice ?? null),
      filedFixedTotal: row.filed ? filed.fixedTotal : (was?.filedFixedTotal ?? null),
      floorUnitPrice: row.floorPrice ? floor.unitPrice : (was?.floorUnitPrice ?? null),
      floorFixedTotal: row.floorPrice ? floor.fixedTotal : (was?.floorFixedTotal ?? null),
      isCarried: false,
    }
  })
  const named = new Set(priced.map((price) => price.unitId))
  const carried = before
    .filter((price) => !named.has(price.unitId))
    .map((price) => ({ ...price, versionId, isCarried: true }))
  return [...priced, ...carried]
}

/**
 * A version that still waits was made from the one before it: homes its file did not name follow the prices that now
 * come in between, or they would fall back to older ones when it begins. Rule LED-8.
 */
async function carryIntoWaiting(
  tx: Tx,
  projectId: string,
  appliesFrom: number,
  prices: readonly PriceRow[],
): Promise<void> {
  const named = new Map(prices.filter((price) => !price.isCarried).map((price) => [price.unitId, price]))
  const waiting = await tx.db.find(priceVersionTable, { projectId, appliesFrom: MoreThan(appliesFrom) })
  for (const { id: versionId } of waiting) {
    const carried = await tx.db.find(priceTable, { versionId, isCarried: true })
    for (const { unitId } of carried) {
      const price = named.get(unitId)
      if (price) await tx.db.update(priceTable, { versionId, unitId }, { ...price, versionId, isCarried: true })
    }
    const known = await tx.db.find(priceTable, { versionId })
    const priced = new Set(known.map((price) => price.unitId))
    const added = prices.filter((price) => !priced.has(price.unitId))
    await tx.db.insert(
      priceTable,
      added.map((price) => ({ ...price, versionId, isCarried: true })),
    )
  }
}
