import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Admission } from '../../../../shared/pricing/admission'
import { chooseItem, couldReplace, itemsForKind, lacksOnlyEvidence } from '../../../../shared/pricing/choosing'
import { type DiscountItem, paymentMethodSchema } from '../../../../shared/pricing/scheme'
import { Panel } from '../../../components/panel'
import { wordDiscount, wordReasons } from '../../../components/price-words'
import { wordUnmet } from '../../../components/refusal-facts'
import { offersOfMethod } from '../units/unit-trial'
import type { TicketDraft } from './ticket-draft'
import styles from './ticket-form.module.css'
import type { TicketHome } from './ticket-home'
import { chooseAgain, type DraftPrice } from './ticket-price'

/** 付款方式 and 优惠: how the buyer pays and what comes off, each item with its condition. Rules PRC-1, PRC-4. */
export function TicketTerms({
  home,
  draft,
  price,
  day,
  isChecking,
  onChange,
  children,
}: {
  home: TicketHome
  draft: TicketDraft
  price: DraftPrice
  day: string
  isChecking: boolean
  onChange: (change: Partial<TicketDraft>) => void
  /** What stands beneath the items: 特批优惠. */
  children?: React.ReactNode
}) {
  const { t } = useTranslation(['tickets', 'common'])
  const { t: tPrice } = useTranslation(['board', 'common'])
  const { scheme } = home
  return (
    <Panel isFlush className={styles.column} title={t('terms.payment')}>
      <div className={styles.scroll}>
        <div className={styles.methods} role="radiogroup" aria-label={t('terms.payment')}>
          {paymentMethodSchema.options.map((method) => (
            <label key={method} className={draft.paymentMethod === method ? styles.methodHere : styles.method}>
              <input
                type="radio"
                name="paymentMethod"
                checked={draft.paymentMethod === method}
                onChange={() =>
                  onChange({
                    paymentMethod: method,
                    chosen: chooseAgain(home, { ...draft, paymentMethod: method }, day),
                  })
                }
              />
              <span>
                <b>{t(`common:paymentMethod.${method}`)}</b>
                <small>
                  {offersOfMethod(scheme, home.kind, method)
                    .map((item) => `${item.name} ${wordDiscount(tPrice, item.discount)}`)
                    .join(tPrice('price.reason.and')) || t('terms.noOffer')}
                </small>
              </span>
            </label>
          ))}
        </div>
        <header className={styles.subhead}>
          <h2>{t('terms.discounts')}</h2>
          <span>{t(`terms.${scheme.mode}`, { name: scheme.name })}</span>
        </header>
        <ul>
          {itemsForKind(scheme, home.kind).map((item) => {
            const admission = price.admissions.find(({ itemId }) => itemId === item.id)
            return admission ? (
              <DiscountRow
                key={item.id}
                item={item}
                admission={admission}
                place={price.breakdown?.steps.findIndex(({ itemId }) => itemId === item.id) ?? -1}
                note={draft.evidence[item.id] ?? ''}
                isChecking={isChecking}
                onChoose={(isChosen) =>
                  onChange({
                    chosen: isChosen
                      ? chooseItem(scheme, draft.chosen, item.id)
                      : draft.chosen.filter((id) => id !== item.id),
                  })
                }
                onNote={(note) => onChange({ evidence: { ...draft.evidence, [item.id]: note } })}
              />
            ) : null
          })}
        </ul>
      </div>
      {children}
    </Panel>
  )
}

function DiscountRow({
  item,
  admission,
  place,
  note,
  isChecking,
  onChoose,
  onNote,
}: {
  item: DiscountItem
  admission: Admission
  /** Where it stands among the steps, −1 when it is not used. */
  place: number
  note: string
  isChecking: boolean
  onChoose: (isChosen: boolean) => void
  onNote: (note: string) => void
}) {
  const { t } = useTranslation('tickets')
  const { t: tPrice } = useTranslation(['board', 'common'])
  const { t: tRefusal } = useTranslation(['refusals', 'common'])
  const isOpen = admission.isAdmitted || lacksOnlyEvidence(admission) || couldReplace(admission)
  const isChosen = admission.isChosen && (admission.isAdmitted || lacksOnlyEvidence(admission))
  const hard = admission.unmet.filter(({ code }) => code !== 'evidence' && code !== 'group')
  const held = admission.unmet.filter(({ code }) => code === 'group')
  const reasons = (hard.length > 0 ? hard : held).map((unmet) => wordUnmet(tRefusal, unmet))
  const condition =
    reasons.length > 0
      ? reasons.join(tPrice('price.reason.and'))
      : lacksOnlyEvidence(admission)
        ? t('terms.needsEvidence', { evidence: item.conditions.evidence })
        : wordReasons(tPrice, admission.met, note)
  return (
    <li className={isChosen || (isOpen && reasons.length === 0) ? styles.item : styles.itemClosed}>
      <label className={styles.itemHead} htmlFor={`discount-${item.id}`}>
        <Checkbox
          id={`discount-${item.id}`}
          checked={isChosen}
          disabled={!isOpen}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <i>{place >= 0 ? place + 1 : '–'}</i>
        <span>
          <b>{item.name}</b>
          <small>{condition}</small>
        </span>
        <strong>{wordDiscount(tPrice, item.discount)}</strong>
      </label>
      {isChosen && item.conditions.evidence !== undefined && (
        <Input
          id={`evidence-${item.id}`}
          className={styles.evidence}
          maxLength={120}
          autoFocus={note === ''}
          placeholder={t('terms.evidenceHint', { evidence: item.conditions.evidence })}
          aria-label={t('terms.evidenceHint', { evidence: item.conditions.evidence })}
          status={isChecking && note.trim() === '' ? 'error' : ''}
          value={note}
          onChange={({ target }) => onNote(target.value)}
        />
      )}
    </li>
  )
}
