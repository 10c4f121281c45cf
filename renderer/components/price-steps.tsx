import { useTranslation } from 'react-i18next'
import { formatArea } from '../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../shared/kernel/money'
import { formatCut, formatExact, formatSigned } from '../../shared/pricing/exact'
import type { PriceBreakdown } from '../../shared/pricing/price'
import type { DiscountScheme, PriceFigure } from '../../shared/pricing/scheme'
import styles from './price-steps.module.css'
import { wordDiscount, wordReasons } from './price-words'

/** What the total is rounded to, by its size in fen. */
const ROUNDING = { 1: 'fen', 100: 'yuan', 1000: 'tenYuan', 10000: 'hundredYuan', 100000: 'thousandYuan' } as const

/** 价格步骤, like a till receipt: list total, every cut with what is left, the rounding as a line of its own. Rule PRC-3. */
export function PriceSteps({
  area,
  list,
  scheme,
  breakdown,
  evidence,
}: {
  area: number | null
  list: PriceFigure
  scheme: DiscountScheme
  breakdown: PriceBreakdown
  /** What was noted for items that need evidence; given, the conditions stand under the steps. */
  evidence?: Readonly<Record<string, string>>
}) {
  const { t } = useTranslation(['board', 'common'])
  return (
    <div className={styles.steps}>
      <p className={styles.line}>
        <span className={styles.name}>{t('price.listTotal')}</span>
        <span className={styles.cut}>
          {list.by === 'unitPrice'
            ? `${area === null ? '–' : formatArea(area)} × ${formatYuan(list.unitPrice)}`
            : t('unit.listTotal')}
        </span>
        <span className={styles.result}>{formatExact(breakdown.listTotal)}</span>
      </p>
      <ol className={styles.items}>
        {breakdown.steps.map((step, index) => (
          <li key={step.itemId} className={styles.line}>
            <span className={styles.name}>
              <i>{index + 1}</i>
              {step.name} <small>{step.discount.kind === 'amountOff' ? '' : wordDiscount(t, step.discount)}</small>
            </span>
            <span className={styles.cut}>{formatCut(step.cut)}</span>
            <span className={styles.result}>{formatExact(step.result)}</span>
            {evidence && step.reasons.some(({ code }) => code !== 'always') && (
              <small className={styles.condition}>{wordReasons(t, step.reasons, evidence[step.itemId])}</small>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.line}>
        <span className={styles.name}>{t(`price.rounding.${ROUNDING[scheme.roundTo]}`)}</span>
        <span className={styles.cut}>{formatSigned(breakdown.rounding)}</span>
        <span className={styles.result}>{formatYuan(breakdown.total)}</span>
      </p>
    </div>
  )
}

/** The total, big. */
export function PriceTotal({ total, children }: { total: number; children?: React.ReactNode }) {
  const { t } = useTranslation('board')
  return (
    <div className={styles.total}>
      <span>{t('price.total')}</span>
      <strong>{formatWholeYuan(total)}</strong>
      {children}
    </div>
  )
}
