import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, dayOf } from '../../../../shared/kernel/day'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import { mostDeposit } from '../../../../shared/pricing/deposit'
import { homeOrderSchema } from '../../../../shared/pricing/fees'
import type { SubscriptionForm } from '../../../../shared/subscription/contract'
import { SIGN_WITHIN_DAYS } from '../../../../shared/subscription/subscription'
import { officeNow } from '../../../api/clock'
import { DayField } from '../../../components/day-field'
import { KeyHint } from '../../../components/key-hint'
import { moveOnWithEnter } from '../../../components/page-keys'
import { RefusalNotice } from '../../../components/refusal'
import { YuanField } from '../../../components/yuan-field'
import { deals, useDealOrder } from '../deal-orders'
import { BuyerFields } from './buyer-fields'
import styles from './form.module.css'
import { comingFall, draftOf, type FormDraft, formOf } from './form-draft'
import gate from './gate.module.css'
import { ItemFrame } from './item-frame'
import type { ItemProps } from './item-props'
import { LoanFields } from './loan-fields'
import { PaperBlock } from './paper-block'

/** 认购书要素: deposit, sign-by date, loans, which home it is, and what the buyers' files lack. Rules SUB-1, SUB-2, PRC-8, PRC-9. */
export function FormPanel({ deal, item, kept }: ItemProps) {
  const { t } = useTranslation(['gate', 'common'])
  const today = dayOf(officeNow())
  const [draft, setDraft] = useState<FormDraft>(() => kept.current ?? draftOf(deal, today))
  const isOwn = deal.events.includes('write')
  const write = useDealOrder(
    deal,
    (at, form: SubscriptionForm) => deals.write({ ...at, form }),
    (after) => {
      kept.current = null
      setDraft(draftOf(after, today))
    },
  )
  const form = formOf(draft)
  const fall = comingFall(deal, today)
  const change = (part: Partial<FormDraft>) => {
    // What was refused was said of what is being changed.
    write.reset()
    kept.current = { ...draft, ...part }
    setDraft(kept.current)
  }
  return (
    <ItemFrame
      item={item}
      note={t(item.name === 'deposit' ? 'form.depositNote' : 'form.note')}
      unit={t('yuan')}
      next={{
        title: t(isOwn ? 'form.save' : 'form.wait', { name: deal.consultant }),
        ...(isOwn ? { detail: t('form.saveDetail') } : {}),
      }}
      foot={
        isOwn && (
          <Button
            id="deal-act"
            type="primary"
            disabled={form === null}
            loading={write.isPending}
            onClick={() => form && write.give(form)}
          >
            {t('common:action.save')}
            <KeyHint keys="Ctrl Enter" />
          </Button>
        )
      }
    >
      <RefusalNotice error={write.error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter leads from one field to the next. */}
      <div className={styles.form} onKeyDown={moveOnWithEnter}>
        <dl className={gate.strip}>
          <div>
            <dt>{t('form.total')}</dt>
            <dd>{deal.total === null ? t('withheldShort') : formatWholeYuan(deal.total)}</dd>
          </div>
          <div>
            <dt>{t('form.method')}</dt>
            <dd>{t(`common:paymentMethod.${deal.paymentMethod}`)}</dd>
          </div>
        </dl>
        <div className={styles.fields}>
          <label htmlFor="deal-deposit">{t('form.deposit')}</label>
          <span>
            <YuanField
              id="deal-deposit"
              label={t('form.deposit')}
              fen={draft.deposit}
              isDisabled={!isOwn}
              autoFocus={isOwn && draft.deposit === null}
              onChange={(deposit) => change({ deposit })}
            />
          </span>
          <small>{deal.total !== null && t('form.depositMost', { most: formatYuan(mostDeposit(deal.total)) })}</small>
          <label htmlFor="deal-sign-by">{t('form.signBy')}</label>
          <span>
            {isOwn ? (
              <DayField
                id="deal-sign-by"
                label={t('form.signBy')}
                day={draft.signBy}
                from={today}
                until={addDays(today, SIGN_WITHIN_DAYS)}
                onChange={(signBy) => change({ signBy })}
              />
            ) : (
              (deal.signBy ?? '–')
            )}
          </span>
          {fall && draft.signBy !== null && draft.signBy > fall.day ? (
            <small className={styles.caution}>
              {t('form.signByFalls', {
                items: fall.items.join(t('form.and')),
                day: fall.day.slice(5),
                total: formatWholeYuan(fall.total),
              })}
            </small>
          ) : (
            <small>{t('form.signByHint', { days: SIGN_WITHIN_DAYS })}</small>
          )}
          <span>{t('form.homeOrder')}</span>
          <Segmented
            aria-label={t('form.homeOrder')}
            disabled={!isOwn}
            value={draft.homeOrder}
            onChange={(homeOrder) => change({ homeOrder })}
            options={homeOrderSchema.options.map((value) => ({ value, label: t(`homeOrder.${value}`) }))}
          />
          <small>{t('form.homeOrderHint')}</small>
        </div>
        <LoanFields
          method={deal.paymentMethod}
          total={deal.total}
          loans={draft.loans}
          isDisabled={!isOwn}
          onChange={(loans) => change({ loans })}
        />
        <BuyerFields
          buyers={deal.buyerDetails}
          drafts={draft.buyers}
          isDisabled={!isOwn}
          onChange={(buyers) => change({ buyers })}
        />
      </div>
      {item.lacks.length === 0 && <PaperBlock deal={deal} kind="agreement" />}
    </ItemFrame>
  )
}
