import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import {
  changedFacts,
  changeOf,
  findOfficeFaults,
  type Said,
  saidIn,
} from '../../../shared/ledger/price-list/known-home'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { CommandContext } from '../../gate/context'
import { shownClaim } from './claims'
import { type OfficeHomes, readOfficeHomes } from './office-homes'
import { takeInHomes } from './take-in-homes'
import { takeInPrices } from './take-in-prices'

type Tx = CommandContext

/** What the person says of a list beside the list itself. */
export type TakeInChoices = {
  appliesFrom: number
  /** Homes the list does not name, to be taken off sale. */
  offSale: readonly string[]
}

/**
 * Takes a read price list in as a new price version: makes the homes it names for the first time, corrects the others,
 * prices every row, carries forward what the list does not say, and takes homes off sale. All of it or nothing.
 * Rules LED-7, LED-8, LED-11.
 */
export async function takeInList(
  tx: Tx,
  projectId: string,
  uploadId: string,
  reading: PriceListReading,
  choices: TakeInChoices,
) {
  const { appliesFrom } = choices
  const office = await readOfficeHomes(tx.db, projectId, tx.now, appliesFrom)
  const says = saidIn(reading)
  const refused = refuseFaults(reading, office) ?? refuseLater(tx, reading, office, says, choices)
  if (refused) return refused
  const offSale = findOffSale(reading, office, choices.offSale)
  if (isRefusal(offSale)) return offSale
  const changes = reading.rows.map((row) => changeOf(row, office.known.get(row.number), says))
  const isChanged = changes.some((change) => change !== 'unchanged') || offSale.size > 0
  if (!isChanged && office.version) return refuse('NOTHING_CHANGES', { version: office.version.number })

  const ids = await takeInHomes(tx, projectId, reading.rows, office, says, offSale)
  const version = await takeInPrices(tx, projectId, uploadId, { rows: reading.rows, ids, office, appliesFrom, offSale })
  return {
    version,
    appliesFrom,
    units: reading.rows.length,
    added: changes.filter((change) => change === 'added').length,
    changed: changes.filter((change) => change === 'changed').length,
    offSale: offSale.size,
    withheld: 0,
  }
}

/** What the preview showed as faults, or has become one since. Rule LED-8. */
function refuseFaults(reading: PriceListReading, office: OfficeHomes) {
  const faults = findOfficeFaults(reading, office.known, office.roundTo)
  const [first] = faults
  if (!first) return null
  const unit = 'number' in first.data ? first.data.number : first.cell
  return refuse('OFFICE_CHANGED', { faults: faults.length, unit })
}

/** Prices may begin later; what a home is, and whether it is on sale, changes at once. Rule LED-7. */
function refuseLater(tx: Tx, reading: PriceListReading, office: OfficeHomes, says: Said, choices: TakeInChoices) {
  const { appliesFrom: from, offSale } = choices
  if (from <= tx.now) return null
  for (const row of reading.rows) {
    const before = office.known.get(row.number)
    const [field] = before ? changedFacts(row, before, says) : []
    if (field) return refuse('UNIT_CHANGES_LATER', { unit: row.number, field, from })
  }
  const [unit] = [...office.units.values()].filter(({ id }) => offSale.includes(id))
  return unit ? refuse('UNIT_CHANGES_LATER', { unit: unit.number, field: 'offSale', from }) : null
}

/** The homes to be taken off sale: of the office, not in the list, and nobody's. Rule LED-8. */
function findOffSale(reading: PriceListReading, office: OfficeHomes, offSale: readonly string[]) {
  const chosen = new Set(offSale)
  const named = new Set(reading.rows.map(({ number }) => number))
  const units = [...office.units.values()].filter(({ id, number }) => chosen.has(id) && !named.has(number))
  if (units.length !== chosen.size) return refuse('NOT_FOUND', { what: 'unit' })
  for (const { id, number } of units) {
    const claim = office.claims.get(id)
    if (claim) return refuse('OFF_SALE_CLAIMED', { unit: number, claim: shownClaim(claim) })
  }
  return chosen
}
