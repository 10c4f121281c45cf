import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { moveOnWithEnter } from '../../../components/page-keys'
import styles from './terms.module.css'
import { newId, type PartDraft } from './terms-draft'
import type { TermsProps } from './terms-fields'

const MOST_PARTS = 24

/** 付款约定: days from the signing of the contract, by the way of paying. Rule PRC-9. */
export function PaymentTermsFields({ draft, isFixed, onChange }: TermsProps) {
  const { t } = useTranslation('terms')
  const days = (name: 'oneOffDays' | 'downPaymentDays' | 'loanDays') => (
    <>
      <label htmlFor={`terms-${name}`}>{t(`field.${name}`)}</label>
      <Input
        id={`terms-${name}`}
        value={draft[name]}
        disabled={isFixed}
        inputMode="numeric"
        maxLength={4}
        suffix={t('days')}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </>
  )
  const change = (id: number, part: Partial<PartDraft>) =>
    onChange({ parts: draft.parts.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter leads from one field to the next.
    <div onKeyDown={moveOnWithEnter}>
      <div className={styles.fields}>
        {days('oneOffDays')}
        {days('downPaymentDays')}
        {days('loanDays')}
      </div>
      <fieldset className={styles.parts}>
        <legend>{t('parts')}</legend>
        {draft.parts.map(({ id, days: after, rate }, index) => (
          <div key={id} className={styles.part}>
            <span>{t('part', { number: index + 1 })}</span>
            <Input
              aria-label={t('partDays', { number: index + 1 })}
              value={after}
              disabled={isFixed}
              inputMode="numeric"
              maxLength={4}
              suffix={t('days')}
              onChange={({ target }) => change(id, { days: target.value })}
            />
            <Input
              aria-label={t('partRate', { number: index + 1 })}
              value={rate}
              disabled={isFixed}
              inputMode="decimal"
              maxLength={6}
              suffix="%"
              onChange={({ target }) => change(id, { rate: target.value })}
            />
            {!isFixed && draft.parts.length > 1 && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('dropPart', { number: index + 1 })}
                onClick={() => onChange({ parts: draft.parts.filter((one) => one.id !== id) })}
              />
            )}
          </div>
        ))}
        {!isFixed && draft.parts.length < MOST_PARTS && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => onChange({ parts: [...draft.parts, { id: newId(), days: '', rate: '' }] })}
          >
            {t('addPart')}
          </Button>
        )}
      </fieldset>
    </div>
  )
}
