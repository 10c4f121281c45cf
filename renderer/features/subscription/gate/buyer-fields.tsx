import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Buyer, idKindSchema } from '../../../../shared/customers/buyer'
import { formatPercent } from '../../../../shared/kernel/rate'
import styles from './form.module.css'
import { type BuyerDraft, isOwed } from './form-draft'

/** 买方: what stands on file, and in place what is lacking of it. Rule SUB-1. */
export function BuyerFields({
  buyers,
  drafts,
  isDisabled,
  onChange,
}: {
  buyers: readonly Buyer[]
  drafts: readonly BuyerDraft[]
  isDisabled: boolean
  onChange: (drafts: BuyerDraft[]) => void
}) {
  const { t } = useTranslation('gate')
  return (
    <fieldset className={styles.buyers}>
      <legend>{t('buyer.title')}</legend>
      {buyers.map((buyer, index) => {
        const draft = drafts[index]
        if (!draft) return null
        return (
          <BuyerRow
            key={buyer.customerId}
            buyer={buyer}
            draft={draft}
            isDisabled={isDisabled}
            onChange={(part) => onChange(drafts.map((one, place) => (place === index ? { ...one, ...part } : one)))}
          />
        )
      })}
    </fieldset>
  )
}

function BuyerRow({
  buyer,
  draft,
  isDisabled,
  onChange,
}: {
  buyer: Buyer
  draft: BuyerDraft
  isDisabled: boolean
  onChange: (part: Partial<BuyerDraft>) => void
}) {
  const { t } = useTranslation('gate')
  const [isAnew, setAnew] = useState(false)
  const { name, phone, share } = buyer
  const isIdOpen = !isDisabled && (isAnew || isOwed(buyer.idNumber))
  const isAddressOpen = !isDisabled && (isAnew || isOwed(buyer.address))
  return (
    <section className={styles.buyer} aria-label={name}>
      <p>
        <b>{name}</b> <span>{phone}</span> <span>{t('buyer.share', { share: formatPercent(share) })}</span>
        {!isDisabled && !(isIdOpen && isAddressOpen) && (
          <Button type="link" size="small" onClick={() => setAnew(true)}>
            {t('buyer.anew')}
          </Button>
        )}
      </p>
      <div className={styles.buyerFields}>
        <span>{t('buyer.idNumber')}</span>
        {isIdOpen ? (
          <span className={styles.idField}>
            <Segmented
              size="small"
              aria-label={t('buyer.idKind', { name })}
              value={draft.idKind}
              onChange={(idKind) => onChange({ idKind })}
              options={idKindSchema.options.map((value) => ({ value, label: t(`idKind.${value}`) }))}
            />
            <Input
              aria-label={t('buyer.idNumberOf', { name })}
              value={draft.idNumber}
              maxLength={40}
              autoComplete="off"
              placeholder={buyer.idNumber ?? t('buyer.owed')}
              onChange={({ target }) => onChange({ idNumber: target.value })}
            />
          </span>
        ) : (
          <span>{buyer.idNumber ?? '–'}</span>
        )}
        <span>{t('buyer.address')}</span>
        {isAddressOpen ? (
          <Input
            aria-label={t('buyer.addressOf', { name })}
            value={draft.address}
            maxLength={200}
            autoComplete="off"
            placeholder={buyer.address || t('buyer.owed')}
            onChange={({ target }) => onChange({ address: target.value })}
          />
        ) : (
          <span>{buyer.address || '–'}</span>
        )}
      </div>
    </section>
  )
}
