import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan, inCapitals } from '../../../shared/kernel/money'
import { itemsForKind } from '../../../shared/pricing/choosing'
import type { PriceBreakdown } from '../../../shared/pricing/price'
import { PriceSteps } from '../../components/price-steps'
import { wordDiscount } from '../../components/price-words'
import type { TicketHome } from './ticket-home'
import styles from './ticket-receipt.module.css'

/** A line beside the home: its total, and its own steps and discounts when it is opened. Rules LED-11, PRC-3. */
export function TiedReceipt({
  home,
  breakdown,
  evidence,
  chosen,
  onChoose,
}: {
  home: TicketHome
  breakdown: PriceBreakdown
  evidence: Readonly<Record<string, string>>
  chosen?: readonly string[]
  /** While the ticket is being written: which of its own discounts are taken. */
  onChoose?: (chosen: string[]) => void
}) {
  const { t } = useTranslation(['board', 'common', 'withholding'])
  return (
    <details className={styles.tied}>
      <summary>
        <b>{home.number}</b>
        <span>{t(`withholding:kind.${home.kind}`)}</span>
        <strong>{formatWholeYuan(breakdown.total)}</strong>
      </summary>
      <PriceSteps area={home.area} list={home.list} scheme={home.scheme} breakdown={breakdown} evidence={evidence} />
      {onChoose &&
        offeredOn(home).map(({ id, name, discount }) => (
          <Checkbox
            key={id}
            checked={chosen?.includes(id) ?? false}
            onChange={({ target }) =>
              onChoose(target.checked ? [...(chosen ?? []), id] : (chosen ?? []).filter((one) => one !== id))
            }
          >
            {name} {wordDiscount(t, discount)}
            {chosen?.includes(id) && breakdown.steps.every(({ itemId }) => itemId !== id) && (
              <small className={styles.notCounted}>{t('withholding:notCounted')}</small>
            )}
          </Checkbox>
        ))}
    </details>
  )
}

/** What can be ticked here: for this kind, and nothing that has to be shown first, as there is no place to note it. */
function offeredOn({ scheme, kind }: TicketHome) {
  return itemsForKind(scheme, kind).filter(({ conditions }) => conditions.evidence === undefined)
}

/** 合计总价 of a home and what goes with it, the last word of the receipt. */
export function DealTotal({ total, lines }: { total: number; lines: number }) {
  const { t } = useTranslation('withholding')
  return (
    <p className={styles.deal}>
      <span>{t('dealTotal', { number: lines })}</span>
      <strong>{formatWholeYuan(total)}</strong>
      <span>{inCapitals(total)}</span>
    </p>
  )
}
