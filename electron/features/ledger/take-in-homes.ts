import { In } from 'typeorm'
import { changedFacts, type Said } from '../../../shared/ledger/price-list/known-home'
import type { PriceListRow } from '../../../shared/ledger/price-list/rows'
import { buildingCode } from '../../../shared/ledger/unit-number'
import type { CommandContext } from '../../gate/context'
import { buildingTable } from '../project/tables'
import type { OfficeHomes } from './office-homes'
import { type UnitRow, unitTable } from './tables'

type Tx = CommandContext

/**
 * Makes the homes named for the first time, corrects the others, and takes homes off sale: they are not released any
 * more. Gives every home's id by its number. Rule LED-8.
 */
export async function takeInHomes(
  tx: Tx,
  projectId: string,
  rows: readonly PriceListRow[],
  { units }: OfficeHomes,
  says: Said,
  offSale: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const buildings = await keepBuildings(tx, projectId, rows)
  const added: UnitRow[] = []
  for (const row of rows) {
    const unit = units.get(row.number)
    if (!unit) added.push(newUnit(tx, projectId, buildings.get(row.building) ?? '', row))
    else await correctUnit(tx, unit, row, says)
  }
  await tx.db.insert(unitTable, added)
  if (offSale.size > 0) {
    await tx.db.update(unitTable, { projectId, id: In([...offSale]) }, { releasedFrom: null, releaseId: null })
  }
  return new Map([...units.values(), ...added].map((unit) => [unit.number, unit.id]))
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
  const { entrance, floor, room, number, kind, type, orientation, area, innerArea } = row
  return {
    id: tx.newId(),
    projectId,
    buildingId,
    entrance,
    floor,
    room,
    number,
    kind,
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

async function correctUnit(tx: Tx, unit: UnitRow, row: PriceListRow, says: Said): Promise<void> {
  const changed = changedFacts(row, unit, says)
  if (changed.length === 0) return
  const facts = Object.fromEntries(changed.map((fact) => [fact, row[fact]]))
  await tx.db.update(unitTable, { id: unit.id }, { ...facts, version: unit.version + 1 })
}
