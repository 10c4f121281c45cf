import { isRefusal, type Refusal } from '../../../shared/kernel/refusal'
import type { Board } from '../../../shared/ledger/board'
import type { UnitKind } from '../../../shared/ledger/unit'
import { type Admission, type AdmissionFacts, admitItems } from '../../../shared/pricing/admission'
import { type FallenAway, foreseeFalls } from '../../../shared/pricing/falling-away'
import { type PriceBreakdown, quote } from '../../../shared/pricing/price'
import { type DiscountScheme, figureOf, type PaymentMethod, type PriceFigure } from '../../../shared/pricing/scheme'

/** A home to try a scheme on: one of the project's, or made up of an area and a unit price. */
export type TrialHome = {
  number: string | null
  building: string
  type: string
  kind: UnitKind
  area: number | null
  list: PriceFigure
  filed: PriceFigure | null
}

export type TrialChoice = {
  paymentMethod: PaymentMethod
  day: string
  /** Items taken out of the trial; everything else that is admitted is in. */
  leftOut: readonly string[]
  /** Items whose evidence counts as not shown. */
  unshown: readonly string[]
}

export type Trial = {
  admissions: readonly Admission[]
  breakdown: PriceBreakdown | null
  refused: Refusal | null
  falls: readonly (FallenAway & { day: string })[]
}

/** 试算: the scheme on a home with all that may be used, by the office's own engine. Rules PRC-1 to PRC-4. */
export function tryScheme(scheme: DiscountScheme, home: TrialHome, choice: TrialChoice): Trial {
  const { building, type, kind, area, list, filed } = home
  const { paymentMethod, day } = choice
  const ids = scheme.items.map(({ id }) => id)
  const evidence = ids.filter((id) => !choice.unshown.includes(id))
  const facts: AdmissionFacts = { paymentMethod, day, today: day, building, type, kind, area, evidence }
  const wanted = ids.filter((id) => !choice.leftOut.includes(id))
  const admissions = admitItems(scheme, facts, wanted)
  const chosenIds = admissions.filter(({ isChosen, isAdmitted }) => isChosen && isAdmitted).map(({ itemId }) => itemId)
  const quoted = quote({ area, list, filed, floor: null, scheme, facts, chosenIds })
  if (isRefusal(quoted)) return { admissions, breakdown: null, refused: quoted, falls: [] }
  const { breakdown } = quoted
  return { admissions, breakdown, refused: null, falls: foreseeFalls({ area, list, filed, scheme, breakdown }, day) }
}

/** The project's homes that have a price, as a scheme may be tried on. */
export function trialHomes({ buildings, units }: Board): TrialHome[] {
  return units.id.flatMap((_, index): TrialHome[] => {
    const list = figureOf(units.listUnitPrice[index] ?? null, units.listFixedTotal[index] ?? null)
    if (list === null) return []
    return [
      {
        number: units.number[index] ?? '',
        building: buildings[units.building[index] ?? -1]?.name ?? '',
        type: units.type[index] ?? '',
        kind: units.kind[index] ?? 'home',
        area: units.area[index] ?? null,
        list,
        filed: figureOf(units.filedUnitPrice[index] ?? null, units.filedFixedTotal[index] ?? null),
      },
    ]
  })
}
