import { IsNull } from 'typeorm'
import { refuse } from '../../../shared/kernel/refusal'
import { isExpired } from '../../../shared/ledger/claim'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import { unitStateAt } from '../../../shared/ledger/unit'
import type { CommandContext } from '../../gate/context'
import { columnsOf } from '../pricing/pricing'
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
  rows: readonly PriceListRow[],
  appliesFrom: number,
) {
  const known = new Map((await tx.db.find(unitTable, { projectId })).map((unit) => [unit.number, unit]))
  const barred = await findBarredChange(tx, projectId, rows, known)
  if (barred) return barred

  const buildings = await keepBuildings(tx, projectId, rows)
  const added: UnitRow[] = []
  for (const row of rows) {
    const unit = known.get(row.number)
    if (!unit) added.push(newUnit(tx, projectId, buildings.get(row.building) ?? '', row))
    else if (differs(unit, row)) await correctUnit(tx, unit, row)
  }
  await tx.db.insert(unitTable, added)
  const ids = new Map([...known.values(), ...added].map((unit) => [unit.number, unit.id]))

  const last = await tx.db.findOne(priceVersionTable, { projectId }, { order: { number: 'DESC' } })
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
  await tx.db.insert(priceTable, prices)
  return { version: number, appliesFrom, units: rows.length, added: added.length }
}

/** For a home with an open claim a change of area or type is a fault. Rule LED-8. */
async function findBarredChange(tx: Tx, projectId: string, rows: readonly PriceListRow[], known: Map<string, UnitRow>) {
  const open = await tx.db.find(claimTable, { projectId, closedAt: IsNull() })
  const claims = new Map(open.filter((claim) => !isExpired(claim, tx.now)).map((claim) => [claim.unitId, claim]))
  for (const row of rows) {
    const unit = known.get(row.number)
    const claim = unit && claims.get(unit.id)
    if (!claim) continue
    for (const field of ['area', 'innerArea', 'type'] as const) {
      if (unit[field] === row[field]) continue
      const state = unitStateAt({ releasedFrom: unit.releasedFrom, claim }, tx.now)
      return refuse('UNIT_CLAIMED', { unit: unit.number, field, state })
    }
  }
  return null
}

async function keepBuildings(tx: Tx, projectId: string, rows: readonly PriceListRow[]): Promise<Map<string, string>> {
  const known = await tx.db.find(buildingTable, { projectId })
  const ids = new Map(known.map((building) => [building.name, building.id]))
  let position = known.length
  for (const { building } of rows) {
    if (ids.has(building)) continue
    const id = tx.newId()
    await tx.db.insert(buildingTable, { id, projectId, name: building, position, permitId: null })
    ids.set(building, id)
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

function differs(unit: UnitRow, row: PriceListRow): boolean {
  return (['area', 'innerArea', 'type', 'orientation'] as const).some((field) => unit[field] !== row[field])
}

async function correctUnit(tx: Tx, unit: UnitRow, { area, innerArea, type, orientation }: PriceListRow): Promise<void> {
  await tx.db.update(unitTable, { id: unit.id }, { area, innerArea, type, orientation, version: unit.version + 1 })
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
    }
  })
  const named = new Set(priced.map((price) => price.unitId))
  const carried = before.filter((price) => !named.has(price.unitId)).map((price) => ({ ...price, versionId }))
  return [...priced, ...carried]
}
