import type { TFunction } from 'i18next'
import { formatExact } from '../../../shared/pricing/exact'
import { isAsApplied, type StandingSpecial } from './special-of-ticket'
import type { TicketDraft } from './ticket-draft'
import type { DraftPrice } from './ticket-price'
import type { Check } from './ticket-receipt'

/** What the office will hold a used special discount against, looked at beforehand. Rule PRC-7. */
export function checkSpecial(
  t: TFunction<['specials']>,
  special: StandingSpecial | null,
  draft: TicketDraft,
  { breakdown }: DraftPrice,
): Check[] {
  if (special === null || special.id !== draft.specialId || breakdown === null) return []
  const { number, standing, onSiteTotal } = special
  const ofSpecial = (isPassed: boolean, text: string): Check[] => [{ key: 'special', isPassed, text, field: null }]
  if (standing !== 'approved') return ofSpecial(false, t('check.notReady', { number }))
  return isAsApplied(special, draft, breakdown)
    ? ofSpecial(true, t('check.fits', { number }))
    : ofSpecial(false, t('check.differs', { number, applied: formatExact(onSiteTotal) }))
}
