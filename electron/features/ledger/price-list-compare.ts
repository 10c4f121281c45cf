import { createHash } from 'node:crypto'
import { findClaimedNumbers } from '../../../shared/ledger/price-list/claimed-numbers'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import {
  changeOf,
  findLaterFaults,
  findOfficeFaults,
  findWaitingFaults,
  saidIn,
  type WaitingPrices,
} from '../../../shared/ledger/price-list/known-home'
import type { PriceListReading } from '../../../shared/ledger/price-list/reading'
import { partSold } from '../../../shared/ledger/price-list/sold-rows'
import type { HomeCounts, PriceListPreview } from '../../../shared/ledger/price-list-contract'
import type { UnitState } from '../../../shared/ledger/unit'
import { isAllowed } from '../../../shared/staff/roles'
import type { Actor } from '../../gate/context'
import type { Reader } from '../../gate/unit-of-work'
import { unitPriceOfRow } from '../pricing/pricing'
import { priceVersionTable } from '../pricing/tables'
import type { OfficeHomes } from './office-homes'
import { pricesOf } from './take-in-prices'
import { followWaiting, isEverInForce, type WaitingVersion } from './waiting-prices'

/** A list as it is held against the office, and what it calls sold and is left out of it. Rule LED-8. */
export type HeldList = ReturnType<typeof holdAgainst>

/** Holds a list against the office: what it calls sold is left out where a person wants it so. Rule LED-8. */
export function holdAgainst(reading: PriceListReading, office: OfficeHomes, isLater: boolean) {
  const { reading: held, sold } = partSold(reading, office.known, { roundTo: office.roundTo, isLater })
  const numbers = new Set(sold.map(({ number }) => number))
  const units = [...office.units.values()].filter(({ id, number }) => numbers.has(number) && office.prices.has(id))
  // Of the homes left out those that have a price here go off sale with the list.
  return { reading: held, sold, offSale: new Set(units.map(({ id }) => id)) }
}

/** The list against what the office has: what it changes, what cannot be (some of it only later), what it offers. Rules LED-7, LED-8. */
export function compare(
  actor: Actor,
  held: HeldList,
  office: OfficeHomes,
  waiting: readonly WaitingVersion[],
  isLater: boolean,
): Pick<PriceListPreview, 'officeFaults' | 'homes' | 'withheld' | 'absent' | 'sold'> {
  const { reading, sold, offSale } = held
  return {
    officeFaults: [
      ...faultsAgainst(reading, office, waiting),
      ...(isLater ? findLaterFaults(reading, office.known) : []),
    ],
    homes: countHomes(held, office),
    withheld: isAllowed(actor.role, 'unit.withhold') ? offerWithheld(reading, office.known) : [],
    absent: absentFrom(held, office),
    sold: sold.map(({ number, soldAs }) => {
      return { number, says: soldAs, isHere: offSale.has(office.units.get(number)?.id ?? '') }
    }),
  }
}

/** What cannot stand against the office: as it is, and as it will be when the versions that wait begin. Rule LED-8. */
export function faultsAgainst(
  reading: PriceListReading,
  office: OfficeHomes,
  waiting: readonly WaitingVersion[],
): PriceListFault[] {
  const faults = [
    ...findClaimedNumbers(reading, office.known),
    ...findOfficeFaults(reading, office.known, office.roundTo),
  ]
  if (waiting.length === 0) return faults
  return [
    ...faults,
    ...findWaitingFaults(reading, waitingPricesOf(reading, office, waiting), office.known, office.roundTo),
  ]
}

/** What the listed homes would cost in the versions that wait and will be in force. */
function waitingPricesOf(
  { rows }: PriceListReading,
  office: OfficeHomes,
  waiting: readonly WaitingVersion[],
): WaitingPrices[] {
  const ids = new Map([...office.units].map(([number, { id }]) => [number, id]))
  // A home that is new has in all of them what this list says.
  const known = rows.filter(({ number }) => ids.has(number))
  const offSale: ReadonlySet<string> = new Set()
  const prices = pricesOf('', { rows: known, ids, office, offSale })
  return followWaiting(waiting, prices, offSale).flatMap(({ version, after }, at) => {
    if (!isEverInForce(version, at, waiting)) return []
    const figures = known.flatMap(({ number }) => {
      const row = after.get(ids.get(number) ?? '')
      const price = row ? unitPriceOfRow(row) : null
      return price ? [[number, price] as const] : []
    })
    return [{ version: version.number, prices: new Map(figures) }]
  })
}

/** How many homes the list makes, changes and leaves alone, and how many on sale it does not name. */
export function countHomes(held: HeldList, office: OfficeHomes): HomeCounts {
  const { reading } = held
  const says = saidIn(reading)
  const homes = { added: 0, changed: 0, unchanged: 0 }
  for (const row of reading.rows) homes[changeOf(row, office.known.get(row.number), says)] += 1
  return { ...homes, absent: absentFrom(held, office).length }
}

/**
 * A fingerprint of what confirming a list would write, over what of the office: the newest price version and the one in
 * force, what totals are rounded to, what becomes of each home, and the homes that are left. The preview gives it, the confirmation carries it:
 * what is written is what was shown. Claims are no part of it, for each is refused by the home it is of. Rule LED-8.
 */
export async function basisOf(
  db: Reader,
  projectId: string,
  uploadId: string,
  held: HeldList,
  office: OfficeHomes,
): Promise<string> {
  const { reading, offSale } = held
  const newest = await db.findOne(priceVersionTable, { projectId }, { order: { number: 'DESC' } })
  const says = saidIn(reading)
  const homes = reading.rows.map((row) => {
    const before = office.known.get(row.number)
    const facts = before && [before.kind, before.type, before.orientation, before.area, before.innerArea, before.tiedTo]
    return [row.number, changeOf(row, before, says), facts]
  })
  const absent = absentFrom(held, office).map(({ unitId, state, tiedTo, tied }) =>
    [unitId, isOnSale(state), tiedTo, ...tied].join(' '),
  )
  const { roundTo, version } = office
  const shown = JSON.stringify([
    uploadId,
    newest?.id,
    version?.id,
    roundTo,
    homes,
    absent.toSorted(),
    [...offSale].toSorted(),
  ])
  return createHash('sha256').update(shown).digest('hex')
}

/** Released homes are on sale, claimed ones too; only of the others nobody minds when they go. Rule LED-6. */
function isOnSale(state: UnitState): boolean {
  return state !== 'unreleased'
}

/** Homes with a price that the list does not name. */
function absentFrom({ reading, offSale }: HeldList, office: OfficeHomes): PriceListPreview['absent'] {
  const { units, prices, known } = office
  const named = new Map(reading.rows.map((row) => [row.number, row]))
  const isPriced = (number: string) => Boolean(named.get(number)?.list) || prices.has(units.get(number)?.id ?? '')
  const { homeOf, tiedTo } = tiesAfter(reading, office)
  return [...units.values()]
    .filter(({ id, number }) => prices.has(id) && !named.has(number) && !offSale.has(id))
    .map(({ id, number }) => {
      const home = homeOf.get(number) ?? null
      return {
        unitId: id,
        number,
        state: known.get(number)?.state ?? 'unreleased',
        tiedTo: home !== null && isPriced(home) ? home : null,
        tied: (tiedTo.get(number) ?? []).filter(isPriced),
      }
    })
}

/** What goes with what once the list is in, by number: the home of each space, the spaces of each home. Rule LED-11. */
function tiesAfter(reading: PriceListReading, { known }: OfficeHomes) {
  const says = saidIn(reading)
  const homeOf = new Map([...known.values()].map(({ number, tiedTo }) => [number, tiedTo]))
  for (const row of reading.rows) if (says(row, 'tiedTo')) homeOf.set(row.number, row.tiedTo)
  const tiedTo = new Map<string, string[]>()
  for (const [number, home] of homeOf) {
    if (home !== null) tiedTo.set(home, [...(tiedTo.get(home) ?? []), number])
  }
  return { homeOf, tiedTo }
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
