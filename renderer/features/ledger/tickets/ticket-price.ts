import { isRefusal, type Refusal } from '../../../../shared/kernel/refusal'
import { type Admission, type AdmissionFacts, admitItems } from '../../../../shared/pricing/admission'
import { lacksOnlyEvidence } from '../../../../shared/pricing/choosing'
import { type PriceBreakdown, quote } from '../../../../shared/pricing/price'
import type { DiscountItem, PaymentMethod } from '../../../../shared/pricing/scheme'
import type { Special } from '../../../../shared/pricing/special'
import { isTiedToMethod, type PricedHome, usableItems } from '../units/unit-trial'
import type { TicketDraft } from './ticket-draft'

type Chosen = Pick<TicketDraft, 'paymentMethod' | 'chosen' | 'evidence'>

/** The price as it stands on the page: how every item stands, the steps, and what is still owed for chosen items. */
export type DraftPrice = {
  admissions: readonly Admission[]
  breakdown: PriceBreakdown | null
  refused: Refusal | null
  /** Items chosen that do not count yet, since their evidence is not noted. */
  owed: readonly DiscountItem[]
}

/**
 * Prices a home for what is chosen so far, by the day of the ticket and today's. Items chosen but not admitted stand
 * aside; a special discount stands behind them. Rules PRC-3, PRC-4, PRC-7.
 */
export function priceDraft(
  home: PricedHome,
  draft: Chosen,
  day: string,
  today = day,
  special: Special | null = null,
): DraftPrice {
  const facts = factsOf(home, draft, day, today)
  const admissions = admitItems(home.scheme, facts, draft.chosen)
  const chosenIds = admissions.filter(({ isChosen, isAdmitted }) => isChosen && isAdmitted).map(({ itemId }) => itemId)
  const quoted = quote({ ...home, floor: null, facts, chosenIds, special })
  const owedIds = admissions.filter((one) => one.isChosen && lacksOnlyEvidence(one)).map(({ itemId }) => itemId)
  return {
    admissions,
    breakdown: isRefusal(quoted) ? null : quoted.breakdown,
    refused: isRefusal(quoted) ? quoted : null,
    owed: home.scheme.items.filter(({ id }) => owedIds.includes(id)),
  }
}

function factsOf(home: PricedHome, { paymentMethod, evidence }: Chosen, day: string, today = day): AdmissionFacts {
  const { building, type, kind, area } = home
  const noted = Object.keys(evidence).filter((id) => evidence[id]?.trim())
  return { paymentMethod, day, today, building, type, kind, area, evidence: noted }
}

/** What is chosen on a new ticket: everything that needs nothing to be shown. */
export function chooseAtFirst(home: PricedHome, paymentMethod: PaymentMethod, day: string): string[] {
  const free = home.scheme.items.filter(({ conditions }) => conditions.evidence === undefined).map(({ id }) => id)
  return usableItems(home.scheme, factsOf(home, { paymentMethod, chosen: [], evidence: {} }, day), free)
}

/**
 * What stays chosen when the payment method or the home changes: all that may still be used, and what the method
 * itself opens.
 */
export function chooseAgain(home: PricedHome, draft: Chosen, day: string): string[] {
  const { scheme } = home
  const known = scheme.items.map(({ id }) => id)
  const kept = draft.chosen.filter((id) => known.includes(id))
  const opened = scheme.items.filter(
    (item) => isTiedToMethod(item, draft.paymentMethod) && item.conditions.evidence === undefined,
  )
  const wanted = [...new Set([...kept, ...opened.map(({ id }) => id)])]
  return admitItems(scheme, factsOf(home, draft, day), wanted)
    .filter((one) => one.isChosen && (one.isAdmitted || lacksOnlyEvidence(one)))
    .map(({ itemId }) => itemId)
}
