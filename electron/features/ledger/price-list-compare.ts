import { createHash } from 'node:crypto'
import { changeOf, findOfficeFaults, saidIn } from '../../../shared/ledger/price-list/known-home'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import type { HomeCounts, PriceListPreview } from '../../../shared/ledger/price-list-contract'
import { isAllowed } from '../../../shared/staff/roles'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'

/** The list against what the office has: what it changes, what cannot be, what it offers. Rule LED-8. */
export function compare(
  actor: Actor,
  reading: PriceListReading,
  office: OfficeHomes,
): Pick<PriceListPreview, 'officeFaults' | 'homes' | 'withheld' | 'absent'> {
  const { known, roundTo } = office
  return {
    officeFaults: findOfficeFaults(reading, known, roundTo),
    homes: countHomes(reading, office),
    withheld: isAllowed(actor.role, 'unit.withhold') ? offerWithheld(reading, known) : [],
    absent: absentFrom(reading, office),
  }
}

/** How many homes the list makes, changes and leaves alone, and how many on sale it does not name. */
export function countHomes(reading: PriceListReading, office: OfficeHomes): HomeCounts {
  const says = saidIn(reading)
  const homes = { added: 0, changed: 0, unchanged: 0 }
  for (const row of reading.rows) homes[changeOf(row, office.known.get(row.number), says)] += 1
  return { ...homes, absent: absentFrom(reading, office).length }
}

/**
 * A fingerprint of what confirming a list would write, over what of the office: the newest price version and the one in
 * force, what becomes of each home, and the homes that are left. The preview gives it, the confirmation carries it:
 * what is written is what was shown. Claims are no part of it, for each is refused by the home it is of. Rule LED-8.
 */
export async function basisOf(
  db: Reader,
  projectId: string,
  reading: PriceListReading,
  office: OfficeHomes,
): Promise<string> {
  const newest = await db.findOne(priceVersionTable, { projectId }, { order: { number: 'DESC' } })
  const says = saidIn(reading)
  const hash = createHash('sha256').update(`${newest?.id} ${office.version?.id}`)
  for (const row of reading.rows) {
    const before = office.known.get(row.number)
    const facts = before && [before.kind, before.type, before.orientation, before.area, before.innerArea, before.tiedTo]
    hash.update(JSON.stringify([row.number, changeOf(row, before, says), facts]))
  }
  const absent = absentFrom(reading, office).map(({ unitId }) => unitId)
  return hash.update(absent.toSorted().join()).digest('hex')
}

/** Homes with a price that the list does not name. */
function absentFrom({ rows }: PriceListReading, { units, prices, known }: OfficeHomes): PriceListPreview['absent'] {
  const named = new Set(rows.map(({ number }) => number))
  return [...units.values()]
    .filter(({ id, number }) => prices.has(id) && !named.has(number))
    .map(({ id, number }) => ({ unitId: id, number, state: known.get(number)?.state ?? 'unreleased' }))
}

/** What the list says is withheld; a claimed home cannot be, and what is tied to a home goes with it. Rules LED-5, LED-11. */
function offerWithheld({ rows }: PriceListReading, known: OfficeHomes['known']): PriceListPreview['withheld'] {
  return rows.flatMap(({ number, list, withheldAs, tiedTo }) => {
    const before = known.get(number)
    const isTied = (tiedTo ?? before?.tiedTo ?? null) !== null
    const isPriced = (list ?? before?.list ?? null) !== null
    return withheldAs === null ? [] : [{ number, says: withheldAs, isFree: !before?.isClaimed && !isTied, isPriced }]
  })
}
