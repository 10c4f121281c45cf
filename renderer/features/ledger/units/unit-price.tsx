import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../../shared/kernel/day'
import { formatYuan } from '../../../../shared/kernel/money'
import { isRefusal } from '../../../../shared/kernel/refusal'
import type { UnitDetail } from '../../../../shared/ledger/contract'
import { formatExact } from '../../../../shared/pricing/exact'
import { type PaymentMethod, paymentMethodSchema } from '../../../../shared/pricing/scheme'
import { useNow } from '../../../api/clock'
import { PriceSteps, PriceTotal } from '../../../components/price-steps'
import styles from './unit-drawer.module.css'
import { tryPrice } from './unit-trial'

const A_MINUTE = 60_000

/** 试算: the price of a home by payment method, with the office's own engine. */
export function UnitPrice({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation(['board', 'common'])
  const [method, setMethod] = useState<PaymentMethod>('oneOff')
  const day = dayOf(useNow(A_MINUTE))
  const { price, scheme, area, building, type, kind } = unit
  const trial = useMemo(
    () => price && scheme && tryPrice({ area, building, type, kind, ...price, scheme: scheme.scheme }, method, day),
    [price, scheme, area, building, type, kind, method, day],
  )
  if (!price || !scheme) return <p className={styles.quiet}>{t(price ? 'price.noScheme' : 'unit.unpriced')}</p>
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h3>
          {t('price.title')} <small>{t(`price.${scheme.scheme.mode}`)}</small>
        </h3>
        <Segmented
          size="small"
          aria-label={t('price.method')}
          value={method}
          onChange={setMethod}
          options={paymentMethodSchema.options.map((value) => ({ value, label: t(`price.methods.${value}`) }))}
        />
      </header>
      {trial && !isRefusal(trial) && (
        <>
          <PriceSteps area={area} list={price.list} scheme={scheme.scheme} breakdown={trial.breakdown} />
          <PriceTotal total={trial.breakdown.total} />
          <p className={styles.figures}>
            {trial.breakdown.unitPrice !== null && (
              <span>{t('price.unitPrice', { price: formatYuan(trial.breakdown.unitPrice) })}</span>
            )}
            <span>{t('price.saved', { amount: formatExact(trial.breakdown.saved) })}</span>
          </p>
          <p className={styles.quiet}>
            {t('price.trial')}
            {trial.owed.map(({ id, name, conditions }) => (
              <span key={id}>{t('price.needsEvidence', { item: name, evidence: conditions.evidence })}</span>
            ))}
          </p>
        </>
      )}
      {trial && isRefusal(trial) && <p className={styles.quiet}>{t('price.outOfBounds')}</p>}
    </section>
  )
}
