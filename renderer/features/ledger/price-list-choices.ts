import type { PriceListPreview } from '../../../shared/ledger/price-list-contract'
import type { UnitState } from '../../../shared/ledger/unit'

/** What the person says beside the list itself. */
export type ImportChoices = {
  /** `null`: at once. */
  appliesFrom: number | null
  offSale: string[]
  withholding: { numbers: string[]; reason: string; until: number } | null
}

/** A home that can be ticked, or why it cannot. */
export type TickHome = { key: string; number: string; says: string; isFree: boolean }

/** Homes the list does not name: a claimed one cannot be taken off sale. Rule LED-8. */
export function absentHomes({ absent }: PriceListPreview, wordState: (state: UnitState) => string): TickHome[] {
  return absent.map(({ unitId, number, state }) => ({
    key: unitId,
    number,
    says: wordState(state),
    isFree: state === 'available' || state === 'unreleased',
  }))
}

/** Homes the list says are withheld: a claimed one cannot be. Rule LED-8. */
export function withheldHomes({ withheld }: PriceListPreview, unpriced: string): TickHome[] {
  return withheld.map(({ number, says, isFree, isPriced }) => {
    return { key: number, number, says: isPriced ? says : `${says}（${unpriced}）`, isFree }
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
export function changesAnything({ homes }: PriceListPreview, offSale: number): boolean {
  return homes.added + homes.changed + offSale > 0
}
