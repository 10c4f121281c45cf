import { useTranslation } from 'react-i18next'
import { formatArea } from '../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../shared/kernel/money'
import { isRefusal } from '../../../shared/kernel/refusal'
import { formatCut, formatExact } from '../../../shared/pricing/exact'
import { calculatePrice } from '../../../shared/pricing/price'
import type { DiscountScheme } from '../../../shared/pricing/scheme'
import styles from './scheme-example.module.css'

const HOME = { area: 8_953, unitPrice: 1_865_000 }

/** What the scheme comes to on one home when everything in it is used. Rules PRC-1 to PRC-3. */
export function SchemeExample({ scheme }: { scheme: DiscountScheme }) {
  const { t } = useTranslation('project')
  const price = calculatePrice({
    area: HOME.area,
    list: { by: 'unitPrice', unitPrice: HOME.unitPrice },
    filed: null,
    scheme,
    chosen: scheme.items.map((item) => ({ item, reasons: [{ code: 'always' }] })),
  })
  if (isRefusal(price)) return null
  return (
    <div className={styles.example}>
      <p className={styles.what}>
        {t('scheme.example', { area: formatArea(HOME.area), unitPrice: formatYuan(HOME.unitPrice) })}
      </p>
      <dl className={styles.steps}>
        <div>
          <dt>{t('scheme.exampleList')}</dt>
          <dd />
          <dd>{formatExact(price.listTotal)}</dd>
        </div>
        {price.steps.map((step) => (
          <div key={step.itemId}>
            <dt>{step.name}</dt>
            <dd>{formatCut(step.cut)}</dd>
            <dd>{formatExact(step.result)}</dd>
          </div>
        ))}
        <div className={styles.total}>
          <dt>{t('scheme.exampleTotal')}</dt>
          <dd />
          <dd>{formatWholeYuan(price.total)}</dd>
        </div>
      </dl>
    </div>
  )
}
