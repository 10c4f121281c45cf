import { priceTable, priceVersionTable } from '../../electron/features/pricing/tables'
import type { TestOffice } from './an-office'
import { databaseBeside } from './the-database'

/** Everything a list could have changed, as everybody sees it and as the database has it. */
export async function allHomes(office: TestOffice) {
  const { projectId } = office
  const reader = await office.signedIn('hejing')
  const database = await databaseBeside(office)
  const { change: _, now: _now, ...board } = await reader.ledger.board({ projectId })
  const { buildings, priceVersions } = await reader.project.detail({ projectId })
  const prices = await database.find(priceTable, { order: { versionId: 'ASC', unitId: 'ASC' } })
  return { board, buildings, priceVersions, prices, versions: await database.count(priceVersionTable) }
}

/** A home's price as a reader sees it. */
export async function priceOf(office: TestOffice, number: string) {
  const reader = await office.signedIn('hejing')
  return (await reader.ledger.unit({ projectId: office.projectId, unitId: await office.unitId(number) })).price
}
