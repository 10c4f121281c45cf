import { isRefusal } from '../../../../shared/kernel/refusal'
import type { UnitKind } from '../../../../shared/ledger/unit'
import { type AdmissionFacts, admitItems } from '../../../../shared/pricing/admission'
import { itemsForKind } from '../../../../shared/pricing/choosing'
import { quote } from '../../../../shared/pricing/price'
import type { DiscountItem, DiscountScheme, PaymentMethod, PriceFigure } from '../../../../shared/pricing/scheme'

/** What a home's price follows from. Area in 0.01 ㎡; `building` and `type` as the scheme's conditions name them. */
export type PricedHome = {
  area: number | null
  building: string
  type: string
  kind: UnitKind
  list: PriceFigure
  filed: PriceFigure | null
  scheme: DiscountScheme
}

/** 试算: the price with every item that could be used, as if all evidence were shown. */
export function tryPrice(home: PricedHome, paymentMethod: PaymentMethod, day: string) {
  const all = home.scheme.items.map(({ id }) => id)
  const { building, type, kind, area } = home
  const facts = { paymentMethod, day, today: day, building, type, kind, area, evidence: all }
  const chosenIds = usableItems(home.scheme, facts, all)
  const priced = quote({ ...home, floor: null, facts, chosenIds })
  if (isRefusal(priced)) return priced
  const owed = home.scheme.items.filter(({ id, conditions }) => chosenIds.includes(id) && conditions.evidence)
  return { ...priced, owed }
}

/** Of the items wanted, those that may be used; of a group the first. Rule PRC-4. */
export function usableItems(scheme: DiscountScheme, facts: AdmissionFacts, wanted: readonly string[]): string[] {
  return admitItems(scheme, facts, wanted)
    .filter(({ isAdmitted, isChosen }) => isAdmitted && isChosen)
    .map(({ itemId }) => itemId)
}

/** What a payment method opens for a unit of this kind. Rules PRC-4, LED-11. */
export function offersOfMethod(scheme: DiscountScheme, kind: UnitKind, method: PaymentMethod): DiscountItem[] {
  return itemsForKind(scheme, kind).filter((item) => isTiedToMethod(item, method))
}

/** Whether an item stands or falls with the payment method. */
export function isTiedToMethod(item: DiscountItem, method: PaymentMethod): boolean {
  return item.conditions.paymentMethods?.includes(method) ?? false
}
