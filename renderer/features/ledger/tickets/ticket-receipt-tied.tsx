import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan, inCapitals } from '../../../../shared/kernel/money'
import { chooseItem, itemsForKind } from '../../../../shared/pricing/choosing'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import type { DiscountItem } from '../../../../shared/pricing/scheme'
import { PriceSteps } from '../../../components/price-steps'
import { wordDiscount } from '../../../components/price-words'
import { tiedEvidenceField } from './ticket-checks'
import type { LineChoice } from './ticket-draft'
import type { TicketHome } from './ticket-home'
import styles from './ticket-receipt.module.css'

/** A line beside the home: its total, and its own steps and discounts when it is opened. Rules LED-11, PRC-3. */
export function TiedReceipt({
  home,
  breakdown,
  evidence,
  chosen = [],
  onChange,
}: {
  home: TicketHome
  breakdown: PriceBreakdown
  evidence: Readonly<Record<string, string>>
  chosen?: readonly string[]
  /** While the ticket is being written: its own discounts, and what was shown for them. Rule PRC-4. */
  onChange?: (change: Partial<LineChoice>) => void
}) {
  const { t } = useTranslation('withholding')
  return (
    <details className={styles.tied}>
      <summary>
        <b>{home.number}</b>
        <span>{t(`kind.${home.kind}`)}</span>
        <strong>{formatWholeYuan(breakdown.total)}</strong>
      </summary>
      <PriceSteps area={home.area} list={home.list} scheme={home.scheme} breakdown={breakdown} evidence={evidence} />
      {onChange &&
        itemsForKind(home.scheme, home.kind).map((item) => (
          <TiedDiscount
            key={item.id}
            item={item}
            unitId={home.unitId}
            isChosen={chosen.includes(item.id)}
            isCounted={breakdown.steps.some(({ itemId }) => itemId === item.id)}
            note={evidence[item.id] ?? ''}
            onChoose={(isChosen) =>
              onChange({
                chosen: isChosen ? chooseItem(home.scheme, chosen, item.id) : chosen.filter((id) => id !== item.id),
              })
            }
            onNote={(note) => onChange({ evidence: { ...evidence, [item.id]: note } })}
          />
        ))}
    </details>
  )
}

/** One discount of a tied line; what has to be shown is noted beneath it. Rule PRC-4. */
function TiedDiscount({
  item: { id, name, discount, conditions },
  unitId,
  isChosen,
  isCounted,
  note,
  onChoose,
  onNote,
}: {
  item: DiscountItem
  unitId: string
  isChosen: boolean
  isCounted: boolean
  note: string
  onChoose: (isChosen: boolean) => void
  onNote: (note: string) => void
}) {
  const { t } = useTranslation(['board', 'common', 'withholding', 'tickets'])
  const { evidence } = conditions
  const isOwed = evidence !== undefined && note.trim() === ''
  return (
    <div className={styles.tiedDiscount}>
      <Checkbox checked={isChosen} onChange={({ target }) => onChoose(target.checked)}>
        {name} {wordDiscount(t, discount)}
        {isChosen && !isCounted && !isOwed && (
          <small className={styles.notCounted}>{t('withholding:notCounted')}</small>
        )}
      </Checkbox>
      {isChosen && evidence !== undefined && (
        <Input
          id={tiedEvidenceField(unitId, id)}
          maxLength={120}
          autoFocus={note === ''}
          placeholder={t('tickets:terms.evidenceHint', { evidence })}
          aria-label={t('tickets:terms.evidenceHint', { evidence })}
          status={isOwed ? 'warning' : ''}
          value={note}
          onChange={({ target }) => onNote(target.value)}
        />
      )}
    </div>
  )
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
