import type { PriceListPreview } from '../../../../shared/ledger/price-list-contract'
import { instantOfWhen, type When } from '../../../components/when-field'

/** What the person says beside the list itself. */
export type ImportChoices = {
  /** `null`: at once. */
  appliesFrom: number | null
  offSale: string[]
  withholding: { numbers: string[]; reason: string; until: number } | null
}

/** The instant from which the list applies is not said, or what is shown was held against another one. Rule LED-7. */
export type InstantLack = 'whenMissing' | 'notHeld'

/**
 * What the person has chosen so far, apart from any reading of the list: it is kept when the list is read again.
 * Rule LED-8.
 */
export type Chosen = {
  when: When
  /** Ids of homes to be taken off sale. */
  offSale: ReadonlySet<string>
  /** Numbers of homes that the list says are withheld and that are not to be. */
  notWithheld: ReadonlySet<string>
  until: number | null
  /** `null`: as the list says it. */
  reason: string | null
}

/** Nothing of a list yet; its instant stays as it was said. */
export function nothingChosen(when: When): Chosen {
  return { ...NOTHING_CHOSEN, when }
}

export const NOTHING_CHOSEN: Chosen = {
  when: { kind: 'now' },
  offSale: new Set(),
  notWithheld: new Set(),
  until: null,
  reason: null,
}

/** What the choices come to over a reading of the list: a home that cannot be taken off sale or withheld any more is not. */
export function choicesOver(chosen: Chosen, preview: PriceListPreview) {
  const absent = absentHomes(preview, ({ state }) => state)
  const withheld = withheldHomes(preview, (says) => says)
  const keys = (homes: readonly TickHome[], isChosen: (key: string) => boolean) =>
    new Set(homes.filter(({ isFree, key }) => isFree && isChosen(key)).map(({ key }) => key))
  return {
    // Going off sale cannot wait for a later instant.
    offSale: chosen.when.kind === 'now' ? keys(absent, (key) => chosen.offSale.has(key)) : new Set<string>(),
    withhold: keys(withheld, (key) => !chosen.notWithheld.has(key)),
    reason: chosen.reason ?? reasonInList(preview),
  }
}

/** The choices as the order carries them. */
export function choicesOfOrder(chosen: Chosen, preview: PriceListPreview): ImportChoices {
  const { offSale, withhold, reason } = choicesOver(chosen, preview)
  const { until, when } = chosen
  const withholding =
    withhold.size > 0 && until !== null ? { numbers: [...withhold], reason: reason.trim(), until } : null
  return { appliesFrom: instantOfWhen(when), offSale: [...offSale], withholding }
}

export type AbsentHome = PriceListPreview['absent'][number]

/** A home that can be ticked, or why it cannot. */
export type TickHome = { key: string; number: string; says: string; isFree: boolean }

/** Homes the list does not name: a claimed one cannot be taken off sale. Rule LED-8. */
export function absentHomes({ absent }: PriceListPreview, wordAbsent: (home: AbsentHome) => string): TickHome[] {
  return absent.map((home) => ({
    key: home.unitId,
    number: home.number,
    says: wordAbsent(home),
    isFree: home.state === 'available' || home.state === 'unreleased',
  }))
}

/** What is ticked to go off sale, where a home and what is tied to it go together as far as the list leaves both. Rule LED-11. */
export function tickTogether(
  { absent }: PriceListPreview,
  before: ReadonlySet<string>,
  ticked: ReadonlySet<string>,
): ReadonlySet<string> {
  const keys = new Map(absent.map(({ number, unitId }) => [number, unitId]))
  const tiedOf = new Map(absent.map(({ number, tied }) => [number, tied]))
  const together = new Set(ticked)
  for (const { unitId, number, tiedTo, tied } of absent) {
    if (ticked.has(unitId) === before.has(unitId)) continue
    const group = tiedTo === null ? [number, ...tied] : [tiedTo, ...(tiedOf.get(tiedTo) ?? [])]
    for (const key of group.flatMap((one) => keys.get(one) ?? [])) {
      if (ticked.has(unitId)) together.add(key)
      else together.delete(key)
    }
  }
  return together
}

/** What goes off sale without what it is tied to: neither can be sold until they are untied. Rule LED-11. */
export function partedBy({ absent }: PriceListPreview, offSale: ReadonlySet<string>): { gone: string; left: string }[] {
  const gone = new Set(absent.filter(({ unitId }) => offSale.has(unitId)).map(({ number }) => number))
  return absent
    .filter(({ number }) => gone.has(number))
    .flatMap(({ number, tiedTo, tied }) =>
      [...(tiedTo === null ? [] : [tiedTo]), ...tied]
        .filter((other) => !gone.has(other))
        .map((left) => ({ gone: number, left })),
    )
}

/** Homes the list says are withheld: a claimed one cannot be. Rule LED-8. */
export function withheldHomes({ withheld }: PriceListPreview, unpriced: (says: string) => string): TickHome[] {
  return withheld.map(({ number, says, isFree, isPriced }) => {
    return { key: number, number, says: isPriced ? says : unpriced(says), isFree }
  })
}

/** Why homes are withheld, as far as the list says it. */
export function reasonInList({ withheld }: PriceListPreview): string {
  return [...new Set(withheld.map(({ says }) => says))].join('、').slice(0, 200)
}

/** How many homes stay as they are. */
export function countRest({ homes }: PriceListPreview, offSale: number): number {
  return homes.unchanged + homes.absent - offSale
}

/** Whether the list would make a version at all: one that says what the last one says is not taken in. Rule LED-8. */
export function changesAnything({ homes, sold }: PriceListPreview, offSale: number): boolean {
  return homes.added + homes.changed + offSale > 0 || sold.some(({ isHere }) => isHere)
}

/** Whether there is anything to confirm: no fault stands in the way, and something would change. Rule LED-8. */
export function isConfirmable(preview: PriceListPreview, currentVersion: number | null): boolean {
  return (
    countFaults(preview) === 0 &&
    preview.rows > 0 &&
    (currentVersion === null || changesAnything(preview, preview.absent.length))
  )
}

export function countFaults({ reading, officeFaults }: PriceListPreview): number {
  return reading.faults.length + officeFaults.length
}
