import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { changedFacts, changeOf, type Said, saidIn } from '../../../shared/ledger/price-list/known-home'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import { isAllowed } from '../../../shared/staff/roles'
import type { CommandContext } from '../../gate/context'
import { shownClaim } from './claims'
import { type OfficeHomes, readOfficeHomes } from './office-homes'
import { basisOf, countHomes, faultsAgainst, type HeldList, holdAgainst } from './price-list-compare'
import { takeInHomes } from './take-in-homes'
import { takeInPrices } from './take-in-prices'
import { endTie, keepTies } from './ties'
import { findWaiting, type SaidInFiles, type WaitingVersion } from './waiting-prices'
import { withholdUnits } from './withholding'

type Tx = CommandContext

/** What the person says of a list beside the list itself. */
export type TakeInChoices = {
  /** What the preview showed, which is what is to be written. */
  basis: string
  appliesFrom: number
  /** Homes the list does not name, to be taken off sale. */
  offSale: readonly string[]
  /** Homes the list says are withheld, by number; why, and until when. */
  withholding: { numbers: readonly string[]; reason: string; until: number } | null
}

/**
 * Takes a read price list in as a new price version: makes the homes it names for the first time, corrects the others,
 * prices every row, carries forward what the list does not say, ties what the list ties, takes homes off sale and
 * withholds others. All of it or nothing. Rules LED-5, LED-7, LED-8, LED-11.
 */
export async function takeInList(
  tx: Tx,
  projectId: string,
  uploadId: string,
  given: PriceListReading,
  said: SaidInFiles,
  choices: TakeInChoices,
) {
  const { appliesFrom } = choices
  const office = await readOfficeHomes(tx.db, projectId, tx.now, appliesFrom)
  const held = holdAgainst(given, office, appliesFrom > tx.now)
  const { reading } = held
  const waiting = await findWaiting(tx.db, projectId, appliesFrom, office, said)
  const says = saidIn(reading)
  const refused =
    refuseFaults(reading, office, waiting) ??
    (await refuseStale(tx, projectId, uploadId, held, office, choices)) ??
    refuseLater(tx, reading, office, says, choices)
  if (refused) return refused
  const offSale = findOffSale(held, office, choices.offSale)
  if (isRefusal(offSale)) return offSale
  const changes = reading.rows.map((row) => changeOf(row, office.known.get(row.number), says))
  const isChanged = changes.some((change) => change !== 'unchanged') || offSale.size > 0
  if (!isChanged && office.version) return refuse('NOTHING_CHANGES', { version: office.version.number })

  const withheld = findWithheld(tx, reading, choices)
  if (isRefusal(withheld)) return withheld
  const ids = await takeInHomes(tx, projectId, reading.rows, office, says, offSale)
  const priced = { rows: reading.rows, ids, office, appliesFrom, offSale, waiting }
  const version = await takeInPrices(tx, projectId, uploadId, priced)
  const refusedTie = await takeInTies(tx, projectId, reading, office, says, ids)
  if (refusedTie) return refusedTie
  const refusedWithholding = await withholdListed(tx, projectId, withheld, ids, choices)
  if (refusedWithholding) return refusedWithholding
  return {
    version,
    appliesFrom,
    units: reading.rows.length,
    added: changes.filter((change) => change === 'added').length,
    changed: changes.filter((change) => change === 'changed').length,
    offSale: offSale.size,
    withheld: withheld.size,
    leftOut: held.sold.length,
  }
}

/** What the preview showed as faults, or has become one since. Rule LED-8. */
function refuseFaults(reading: PriceListReading, office: OfficeHomes, waiting: readonly WaitingVersion[]) {
  const faults = faultsAgainst(reading, office, waiting)
  const [first] = faults
  if (!first) return null
  const unit = 'number' in first.data ? first.data.number : first.cell
  return refuse('OFFICE_CHANGED', { faults: faults.length, unit })
}

/**
 * Another list came in, a version began or will have begun by then, or homes changed after the preview: what it showed
 * is no more what would be. Rule LED-8.
 */
async function refuseStale(
  tx: Tx,
  projectId: string,
  uploadId: string,
  held: HeldList,
  office: OfficeHomes,
  { basis }: TakeInChoices,
) {
  if ((await basisOf(tx.db, projectId, uploadId, held, office)) === basis) return null
  return refuse('PREVIEW_STALE', { homes: countHomes(held, office) })
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

/** The homes to be taken off sale: of the office, not in the list, and nobody's; and those sold elsewhere. Rule LED-8. */
function findOffSale({ reading, offSale: sold }: HeldList, office: OfficeHomes, offSale: readonly string[]) {
  const chosen = new Set(offSale)
  const named = new Set(reading.rows.map(({ number }) => number))
  const units = [...office.units.values()].filter(({ id, number }) => chosen.has(id) && !named.has(number))
  if (units.length !== chosen.size) return refuse('NOT_FOUND', { what: 'unit' })
  for (const { id, number } of units) {
    const claim = office.claims.get(id)
    if (claim) return refuse('OFF_SALE_CLAIMED', { unit: number, claim: shownClaim(claim) })
  }
  return new Set([...chosen, ...sold])
}

/** The homes to be withheld: of those the list says are, by someone who may withhold. Rules LED-5, LED-8, SEC-1. */
function findWithheld({ actor }: Tx, reading: PriceListReading, { withholding }: TakeInChoices) {
  if (!withholding) return new Set<string>()
  if (!isAllowed(actor.role, 'unit.withhold')) return refuse('NOT_ALLOWED', { access: 'unit.withhold' })
  const said = new Set(reading.rows.flatMap(({ number, withheldAs }) => (withheldAs === null ? [] : [number])))
  const wanted = new Set(withholding.numbers)
  return [...wanted].every((number) => said.has(number)) ? wanted : refuse('NOT_FOUND', { what: 'unit' })
}

async function withholdListed(
  tx: Tx,
  projectId: string,
  numbers: ReadonlySet<string>,
  ids: ReadonlyMap<string, string>,
  { withholding }: TakeInChoices,
) {
  if (!withholding || numbers.size === 0) return null
  const unitIds = [...numbers].map((number) => ids.get(number) ?? '')
  const withheld = await withholdUnits(tx, projectId, unitIds, withholding.reason, withholding.until)
  return isRefusal(withheld) ? withheld : null
}

/** Ties as the list says them, and ends those it says no more. Rule LED-11. */
async function takeInTies(
  tx: Tx,
  projectId: string,
  reading: PriceListReading,
  office: OfficeHomes,
  says: Said,
  ids: ReadonlyMap<string, string>,
) {
  const pairs: { unitId: string; homeId: string }[] = []
  for (const row of reading.rows) {
    const before = office.known.get(row.number)?.tiedTo ?? null
    if (!says(row, 'tiedTo') || row.tiedTo === before) continue
    const unitId = ids.get(row.number) ?? ''
    if (row.tiedTo === null) await endTie(tx, unitId)
    else pairs.push({ unitId, homeId: ids.get(row.tiedTo) ?? '' })
  }
  if (pairs.length === 0) return null
  const tied = await keepTies(tx, projectId, pairs)
  return isRefusal(tied) ? tied : null
}
