import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { relationSchema } from '../../../../shared/customers/buyer'
import { type BuyerDraft, type DraftProblem, type NewBuyer, readShare } from './ticket-draft'
import styles from './ticket-form.module.css'

const OTHERS = relationSchema.options.filter((relation) => relation !== 'main')

/** One buyer: on file and masked, or written in place. Rule SEC-1. */
export function BuyerCard({
  buyer,
  isMain,
  problems,
  onChange,
  onDrop,
}: {
  buyer: BuyerDraft
  isMain: boolean
  problems: readonly DraftProblem[]
  onChange: (buyer: BuyerDraft) => void
  onDrop: () => void
}) {
  const { t } = useTranslation('tickets')
  const isShareWrong = readShare(buyer.share) === null || problems.some(({ kind }) => kind === 'shares')
  return (
    <section className={styles.buyer} aria-label={buyer.name || t('buyer.unnamed')}>
      <header className={styles.buyerHead}>
        <b className={styles.buyerName}>{buyer.name || t('buyer.unnamed')}</b>
        {isMain ? (
          <span className={styles.relation}>{t('relation.main')}</span>
        ) : (
          <Select
            size="small"
            className={styles.relationChoice}
            aria-label={t('buyer.relation')}
            value={buyer.relation}
            onChange={(relation) => onChange({ ...buyer, relation })}
            options={OTHERS.map((value) => ({ value, label: t(`relation.${value}`) }))}
          />
        )}
        <span className={styles.origin}>{originOf(buyer, (key, name) => t(`buyer.${key}`, { name }))}</span>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('buyer.drop', { name: buyer.name })}
          onClick={onDrop}
        />
      </header>
      {buyer.kind === 'known' ? (
        <dl className={styles.onFile}>
          <dt>{t('buyer.idNumber')}</dt>
          <dd>{buyer.idNumber ?? t('buyer.noIdNumber')}</dd>
          <dt>{t('buyer.phone')}</dt>
          <dd>{buyer.phone}</dd>
          <dt>{t('buyer.address')}</dt>
          <dd>{buyer.address || '–'}</dd>
        </dl>
      ) : (
        <NewBuyerFields buyer={buyer} isMain={isMain} problems={problems} onChange={onChange} />
      )}
      <div className={styles.row}>
        <label htmlFor={`buyer-${buyer.key}-share`}>{t('buyer.share')}</label>
        <Input
          id={`buyer-${buyer.key}-share`}
          className={styles.share}
          suffix="%"
          inputMode="decimal"
          maxLength={6}
          value={buyer.share}
          status={isShareWrong ? 'error' : ''}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => onChange({ ...buyer, share: target.value })}
        />
      </div>
    </section>
  )
}

const LONGEST = { name: 40, idNumber: 40, phone: 40, address: 200 } as const

function NewBuyerFields({
  buyer,
  isMain,
  problems,
  onChange,
}: {
  buyer: NewBuyer
  isMain: boolean
  problems: readonly DraftProblem[]
  onChange: (buyer: NewBuyer) => void
}) {
  const { t } = useTranslation('tickets')
  const isWrong = (field: keyof typeof LONGEST) =>
    problems.some((problem) => problem.kind === 'buyer' && problem.key === buyer.key && problem.field === field)
  const input = (field: keyof typeof LONGEST) => ({
    id: `buyer-${buyer.key}-${field}`,
    value: buyer[field],
    maxLength: LONGEST[field],
    autoComplete: 'off',
    status: isWrong(field) ? ('error' as const) : ('' as const),
  })
  return (
    <>
      <div className={styles.row}>
        <label htmlFor={`buyer-${buyer.key}-name`}>{t('buyer.name')}</label>
        <Input {...input('name')} onChange={({ target }) => onChange({ ...buyer, name: target.value })} />
      </div>
      <div className={styles.row}>
        <Select
          size="small"
          variant="borderless"
          className={styles.idKind}
          aria-label={t('buyer.idKind')}
          value={buyer.idKind}
          onChange={(idKind) => onChange({ ...buyer, idKind })}
          options={[
            { value: 'resident', label: t('idKind.resident') },
            { value: 'other', label: t('idKind.other') },
          ]}
        />
        <Input
          {...input('idNumber')}
          aria-label={t('buyer.idNumber')}
          onChange={({ target }) => onChange({ ...buyer, idNumber: target.value })}
        />
      </div>
      <div className={styles.row}>
        <label htmlFor={`buyer-${buyer.key}-phone`}>{t('buyer.phone')}</label>
        <Input
          {...input('phone')}
          inputMode="tel"
          onChange={({ target }) => onChange({ ...buyer, phone: target.value })}
        />
      </div>
      <div className={styles.row}>
        <label htmlFor={`buyer-${buyer.key}-address`}>{t('buyer.address')}</label>
        <Input
          {...input('address')}
          onChange={({ target }) => onChange({ ...buyer, address: target.value })}
          suffix={
            !isMain && buyer.address === '' ? (
              <Button
                type="link"
                size="small"
                className={styles.inField}
                onClick={() => onChange({ ...buyer, address: t('buyer.sameAddress') })}
              >
                {t('buyer.sameAddress')}
              </Button>
            ) : null
          }
        />
      </div>
    </>
  )
}

function originOf(buyer: BuyerDraft, word: (key: 'isNew' | 'own' | 'othersCustomer', name: string) => string): string {
  if (buyer.kind === 'new') return word('isNew', '')
  return buyer.owner === null ? word('own', '') : word('othersCustomer', buyer.owner)
}
