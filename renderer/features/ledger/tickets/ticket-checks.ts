import type { TFunction } from 'i18next'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import type { DraftProblem, TicketDraft } from './ticket-draft'
import type { DraftPrice } from './ticket-price'
import { fieldOf, wordProblem } from './ticket-problem-words'
import type { Check } from './ticket-receipt'
import type { TiedLine } from './ticket-tied'

type Words = TFunction<['tickets']>

/** What the office will look at, looked at beforehand: price, discounts, buyers, consent. Rules LED-3, PRC-4, PRC-5. */
export function checksOf(
  t: Words,
  draft: TicketDraft,
  price: DraftPrice,
  tied: readonly TiedLine[],
  problems: readonly DraftProblem[],
): Check[] {
  const ofBuyers = problems.find(({ kind }) => kind !== 'consent')
  const ofConsent = problems.find(({ kind }) => kind === 'consent')
  return [
    checkPrice(t, price),
    checkDiscounts(t, price),
    ...tied.map((line) => checkTied(t, line)),
    {
      key: 'buyers',
      isPassed: ofBuyers === undefined,
      text: ofBuyers ? wordProblem(t, ofBuyers, draft) : t('check.buyers', { number: draft.buyers.length }),
      field: ofBuyers ? fieldOf(ofBuyers, draft) : null,
    },
    {
      key: 'consent',
      isPassed: ofConsent === undefined,
      text: ofConsent ? wordProblem(t, ofConsent, draft) : t('check.consent'),
      field: ofConsent ? fieldOf(ofConsent, draft) : null,
    },
  ]
}

/** What holds of a submitted ticket: the office looked before it took it. */
export function checksOfTicket(t: Words, { lines, buyers }: Ticket): Check[] {
  const used = lines[0]?.breakdown.steps.length ?? 0
  const passed = (key: string, text: string): Check => ({ key, isPassed: true, text, field: null })
  return [
    passed('price', t('check.price')),
    passed('discounts', t(used === 0 ? 'check.noDiscounts' : 'check.discounts', { number: used })),
    passed('buyers', t('check.buyers', { number: buyers.length })),
  ]
}

function checkPrice(t: Words, { refused }: DraftPrice): Check {
  if (refused === null) return { key: 'price', isPassed: true, text: t('check.price'), field: null }
  const filedTotal = filedTotalOf(refused.data)
  const text = filedTotal === null ? t('check.nothingLeft') : t('check.aboveFiled', { filedTotal })
  return { key: 'price', isPassed: false, text, field: null }
}

/** A tied unit goes with the home or the home does not go. Rule LED-11. */
function checkTied(t: Words, { unitId, number, price }: TiedLine): Check {
  const [owed] = price?.owed ?? []
  if (owed) {
    const text = t('check.evidenceOwed', { item: owed.name, evidence: owed.conditions.evidence ?? '' })
    return { key: unitId, isPassed: false, text: `${number} ${text}`, field: tiedEvidenceField(unitId, owed.id) }
  }
  const isPassed = price?.breakdown != null
  return {
    key: unitId,
    isPassed,
    text: t(isPassed ? 'check.tied' : 'check.tiedUnpriced', { unit: number }),
    field: null,
  }
}

/** Where the evidence of a tied line's discount is noted. */
export function tiedEvidenceField(unitId: string, itemId: string): string {
  return `evidence-${unitId}-${itemId}`
}

function filedTotalOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('filedTotal' in data)) return null
  return typeof data.filedTotal === 'number' ? formatWholeYuan(data.filedTotal) : null
}

function checkDiscounts(t: Words, { owed, breakdown }: DraftPrice): Check {
  const [first] = owed
  const used = breakdown?.steps.length ?? 0
  if (first) {
    const text = t('check.evidenceOwed', { item: first.name, evidence: first.conditions.evidence ?? '' })
    return { key: 'discounts', isPassed: false, text, field: `evidence-${first.id}` }
  }
  const text = t(used === 0 ? 'check.noDiscounts' : 'check.discounts', { number: used })
  return { key: 'discounts', isPassed: true, text, field: null }
}
