import type { TFunction } from 'i18next'
import { formatExact } from '../../../../shared/pricing/exact'
import type { TicketDraft } from '../tickets/ticket-draft'
import type { DraftPrice } from '../tickets/ticket-price'
import type { Check } from '../tickets/ticket-receipt'
import { isAsApplied, type StandingSpecial } from './special-of-ticket'

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
