import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { isExpired } from '../../../../shared/ledger/claim'
import { ticketStateAt } from '../../../../shared/ledger/ticket'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { fallsOfLines, type LineFall } from '../../../../shared/ledger/ticket-falls'
import { useNow } from '../../../api/clock'
import styles from './ticket-falls-view.module.css'

const A_MINUTE = 60_000

/**
 * 失效: that a discount is gone since its sign-by day passed, with both totals and the next step; before that day, what
 * the total would become; and that the days of its special discount are over. Draws nothing on a ticket that is over.
 * Rules PRC-4, PRC-7.
 */
export function TicketFallsView({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const now = useNow(A_MINUTE)
  const today = dayOf(now)
  const { fallen, coming } = useMemo(() => fallsOfLines(ticket.lines, today), [ticket.lines, today])
  const state = ticketStateAt(ticket, now)
  if (state !== 'submitted' && state !== 'approved') return null
  // A missed sign-by day takes the special discount with it.
  const { specialUse } = ticket
  const lapsed = fallen.length === 0 && specialUse && isExpired(specialUse, now) ? specialUse : null
  const word = ({ unit, day, items, before, after }: LineFall) => ({
    unit: ticket.lines.length > 1 ? t('falls.unit', { unit }) : '',
    day: day.slice(5),
    items: items.join(t('list.and')),
    before: formatWholeYuan(before),
    after: formatWholeYuan(after),
    more: formatWholeYuan(after - before),
  })
  return (
    <div className={styles.falls}>
      {fallen.length > 0 && (
        <div className={styles.fallen} role="alert">
          {fallen.map((fall) => (
            <p key={fall.unit}>
              <b>{t('falls.fallen', word(fall))}</b>
            </p>
          ))}
          <p>{t(`falls.next.${state}`)}</p>
        </div>
      )}
      {lapsed && (
        <div className={styles.fallen} role="alert">
          <p>
            <b>{t('falls.special', { number: lapsed.number, until: formatShortInstant(lapsed.until) })}</b>
          </p>
          <p>{t(`falls.specialNext.${state}`)}</p>
        </div>
      )}
      {coming.map((fall) => (
        <p key={`${fall.unit} ${fall.day}`} className={styles.coming}>
          {t('falls.coming', word(fall))}
        </p>
      ))}
    </div>
  )
}
