import { randomUUID } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import { tieTable, type UnitRow, unitTable } from '../../electron/features/ledger/tables'
import { priceTable, priceVersionTable } from '../../electron/features/pricing/tables'
import { buildingTable } from '../../electron/features/project/tables'
import type { UnitKind } from '../../shared/ledger/unit'
import type { TestOffice } from './an-office'
import { databaseBeside } from './the-database'

/** What a parking space costs in these tests: 120,000 元. Fen. */
export const PARKING_TOTAL = 12_000_000

/** Where parking spaces are to be: on which building's permit and release they stand, and how many. */
export type Garage = { count?: number; kind?: UnitKind; isReleased?: boolean; releasedFrom?: number }

/**
 * 车位-B1-001 and on, priced in the version in force and on the first building's permit, written past the rules: who
 * brings them in is the price list. Gives their ids in order.
 */
export async function addGarage(
  { projectId }: Pick<TestOffice, 'projectId'>,
  database: EntityManager,
  { count = 1, kind = 'parking', isReleased = true, releasedFrom = 0 }: Garage = {},
): Promise<string[]> {
  const name = kind === 'parking' ? '车位' : '储藏室'
  const [first] = await database.find(buildingTable, { where: { projectId }, order: { position: 'ASC' } })
  const [version] = await database.find(priceVersionTable, { where: { projectId }, order: { number: 'DESC' } })
  if (!first || !version) throw new Error('the project has no price list yet')
  const position = await database.countBy(buildingTable, { projectId })
  const buildingId = randomUUID()
  await database.insert(buildingTable, { id: buildingId, projectId, name, position, permitId: first.permitId })
  const units = Array.from({ length: count }, (_, index): UnitRow => {
    const room = String(index + 1).padStart(3, '0')
    return {
      id: randomUUID(),
      projectId,
      buildingId,
      entrance: '',
      floor: -1,
      room,
      number: `${name}-B1-${room}`,
      kind,
      type: '标准车位',
      orientation: '',
      area: 1_272,
      innerArea: null,
      releasedFrom: isReleased ? releasedFrom : null,
      releaseId: null,
      version: 1,
    }
  })
  for (let from = 0; from < units.length; from += 500) {
    const portion = units.slice(from, from + 500)
    await database.insert(unitTable, portion)
    await database.insert(
      priceTable,
      portion.map(({ id: unitId }) => ({
        versionId: version.id,
        unitId,
        listUnitPrice: null,
        listFixedTotal: PARKING_TOTAL,
        filedUnitPrice: null,
        filedFixedTotal: null,
        floorUnitPrice: null,
        floorFixedTotal: null,
        isCarried: false,
      })),
    )
  }
  return units.map(({ id }) => id)
}

/** A garage in the office of the examples, and the first spaces tied to 1-1-1203, as the manager would tie them. */
export async function aGarage(
  office: TestOffice,
  { tied = 0, ...garage }: Garage & { tied?: number } = {},
): Promise<string[]> {
  const spaces = await addGarage(office, await databaseBeside(office), garage)
  const manager = await office.signedIn('manager')
  const homeId = await office.unitId('1-1-1203')
  for (const unitId of spaces.slice(0, tied)) await tie(manager, office.projectId, unitId, homeId)
  return spaces
}

/** As a page that has just looked: from the home it is tied to, if any. */
export async function tie(client: OfficeClient, projectId: string, unitId: string, homeId: string | null) {
  const { tiedTo } = await client.ledger.unit({ projectId, unitId })
  return client.ledger.tie(ordered({ projectId, unitId, from: tiedTo?.unitId ?? null, homeId }))
}

/** Ties past the rules, many at once. */
export function writeTies(
  database: EntityManager,
  projectId: string,
  pairs: readonly { unitId: string; homeId: string }[],
): Promise<unknown> {
  const row = { projectId, since: 0, by: '赵敏', endedAt: null, endedBy: null }
  return database.insert(
    tieTable,
    pairs.map((pair) => ({ id: randomUUID(), ...row, ...pair })),
  )
}
