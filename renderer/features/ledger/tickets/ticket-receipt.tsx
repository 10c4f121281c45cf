import { useTranslation } from 'react-i18next'
import { formatWholeYuan, formatYuan, inCapitals } from '../../../../shared/kernel/money'
import { formatExact } from '../../../../shared/pricing/exact'
import { roundedTotal } from '../../../../shared/pricing/limits'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import { PriceSteps, PriceTotal } from '../../../components/price-steps'
import type { TicketHome } from './ticket-home'
import styles from './ticket-receipt.module.css'

/** The price like a till receipt: steps, rounding, total in figures and capitals, unit price, what was saved. */
export function TicketReceipt({
  home,
  breakdown,
  evidence,
}: {
  home: TicketHome
  breakdown: PriceBreakdown
  evidence: Readonly<Record<string, string>>
}) {
  const { t } = useTranslation('tickets')
  const { area, list, filed, scheme } = home
  return (
    <div className={styles.receipt}>
      <PriceSteps area={area} list={list} scheme={scheme} breakdown={breakdown} evidence={evidence} />
      <PriceTotal total={breakdown.total}>
        <span className={styles.capitals}>{inCapitals(breakdown.total)}</span>
      </PriceTotal>
      <dl className={styles.figures}>
        <dt>{t('receipt.unitPrice')}</dt>
        <dd>{breakdown.unitPrice === null ? '–' : formatYuan(breakdown.unitPrice)}</dd>
        <dt>{t('receipt.saved')}</dt>
        <dd>{formatExact(breakdown.saved)}</dd>
        {filed && (
          <>
            <dt>{t('receipt.filedTotal')}</dt>
            <dd>{formatWholeYuan(roundedTotal(filed, area, scheme.roundTo))}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

/** One thing that was looked at before submitting. `field` leads to where it is mended. */
export type Check = { key: string; isPassed: boolean; text: string; field: string | null }

/**
 * 通过 or 未过, each with what it is about; pressing one that failed leads to its field. Before the first try to
 * submit nothing has failed yet: it is only still open.
 */
export function TicketChecks({ checks, isChecking = true }: { checks: readonly Check[]; isChecking?: boolean }) {
  const { t } = useTranslation('tickets')
  return (
    <ul className={styles.checks}>
      {checks.map(({ key, isPassed, text, field }) => (
        <li key={key}>
          <b className={isPassed ? styles.passed : isChecking ? styles.failed : styles.open}>
            {t(isPassed ? 'check.passed' : isChecking ? 'check.failed' : 'check.open')}
          </b>
          {field === null ? (
            text
          ) : (
            <button type="button" onClick={() => leadTo(field)}>
              {text}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Brings a field into view and puts the cursor into it. */
export function leadTo(field: string): void {
  const element = document.getElementById(field)
  element?.closest('details')?.setAttribute('open', '')
  element?.scrollIntoView({ block: 'center' })
  element?.focus()
}
