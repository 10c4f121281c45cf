import type { UnitKind } from '../ledger/unit'
import type { Admission } from './admission'
import type { DiscountItem, DiscountScheme } from './scheme'

/** Whether the item may be used as soon as its evidence is noted. */
export function lacksOnlyEvidence({ unmet }: Admission): boolean {
  return unmet.length > 0 && unmet.every(({ code }) => code === 'evidence')
}

/** Whether only another item of its group stands in the way, so that it may take that one's place. */
export function couldReplace({ unmet }: Admission): boolean {
  return (
    unmet.some(({ code }) => code === 'group') && unmet.every(({ code }) => code === 'group' || code === 'evidence')
  )
}

/** Chooses an item; another one of its group steps back. Rule PRC-4. */
export function chooseItem(scheme: DiscountScheme, chosen: readonly string[], id: string): string[] {
  const group = scheme.items.find((item) => item.id === id)?.conditions.group
  const rivals = scheme.items.filter((item) => group !== undefined && item.conditions.group === group && item.id !== id)
  return [...chosen.filter((one) => one !== id && !rivals.some((rival) => rival.id === one)), id]
}

/** The scheme's items that are for a unit of this kind; what names no kinds is for homes. Rules PRC-4, LED-11. */
export function itemsForKind(scheme: DiscountScheme, kind: UnitKind): DiscountItem[] {
  return scheme.items.filter(({ conditions }) => (conditions.kinds ?? ['home']).includes(kind))
}
