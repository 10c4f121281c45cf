import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../../shared/kernel/day'
import { unitKindSchema } from '../../../../shared/ledger/unit'
import { feeNameSchema, homeOrderSchema } from '../../../../shared/pricing/fees'
import { officeNow } from '../../../api/clock'
import { DayField } from '../../../components/day-field'
import plain from '../../../components/plain-table.module.css'
import styles from './terms.module.css'
import { blankFee, type FeeDraft } from './terms-draft'
import type { TermsProps } from './terms-fields'

const MOST_ROWS = 200

/** 税费标准: dated rows; the latest that fits a unit on the day counts, so that a new rate is a new row. Rule PRC-9. */
export function FeeTable({ draft, isFixed, onChange }: TermsProps) {
  const { t } = useTranslation(['terms', 'gate'])
  const { feeRows } = draft
  const change = (id: number, part: Partial<FeeDraft>) =>
    onChange({ feeRows: feeRows.map((row) => (row.id === id ? { ...row, ...part } : row)) })
  return (
    <>
      <div className={styles.scroll}>
        <table className={`${plain.plain} ${styles.fees}`}>
          <thead>
            <tr>
              <th>{t('row.number')}</th>
              <th>{t('row.fee')}</th>
              <th>{t('row.kind')}</th>
              <th>{t('row.from')}</th>
              <th>{t('row.condition')}</th>
              <th>{t('row.figure')}</th>
              <th>
                <span className="visually-hidden">{t('row.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {feeRows.map((row, index) => (
              <FeeRowFields
                key={row.id}
                number={index + 1}
                row={row}
                isFixed={isFixed}
                onChange={(part) => change(row.id, part)}
                onDrop={() => onChange({ feeRows: feeRows.filter(({ id }) => id !== row.id) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {feeRows.length === 0 && <p className={styles.empty}>{t('noFees')}</p>}
      {!isFixed && feeRows.length < MOST_ROWS && (
        <p className={styles.add}>
          {feeNameSchema.options.map((fee) => (
            <Button
              key={fee}
              icon={<PlusOutlined />}
              onClick={() => onChange({ feeRows: [...feeRows, blankFee(fee, dayOf(officeNow()), draft.buildingType)] })}
            >
              {t(`gate:fee.${fee}`)}
            </Button>
          ))}
        </p>
      )}
    </>
  )
}

type RowProps = { number: number; row: FeeDraft; isFixed: boolean; onChange: (part: Partial<FeeDraft>) => void }

function FeeRowFields({ onDrop, ...props }: RowProps & { onDrop: () => void }) {
  const { number, row, isFixed, onChange } = props
  const { t } = useTranslation(['terms', 'gate', 'common'])
  return (
    <tr>
      <td>{number}</td>
      <td>
        <b>{t(`gate:fee.${row.fee}`)}</b>
      </td>
      <td>
        <Select
          className={styles.kind ?? ''}
          aria-label={t('row.kindOf', { number })}
          disabled={isFixed}
          value={row.kind}
          onChange={(kind) => onChange({ kind })}
          options={unitKindSchema.options.map((value) => ({ value, label: t(`common:unitKind.${value}`) }))}
        />
      </td>
      <td>
        {isFixed ? (
          row.from
        ) : (
          <DayField label={t('row.fromOf', { number })} day={row.from} onChange={(from) => onChange({ from })} />
        )}
      </td>
      <td>
        <Conditions {...props} />
      </td>
      <td>
        <Figures {...props} />
      </td>
      <td>
        {!isFixed && (
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('row.drop', { number })} onClick={onDrop} />
        )}
      </td>
    </tr>
  )
}

/** Which units a row is for: by area and order of the home, or by the building's type. */
function Conditions({ number, row, isFixed, onChange }: RowProps) {
  const { t } = useTranslation(['terms', 'gate'])
  switch (row.fee) {
    case 'deedTax':
      return (
        <span className={styles.inline}>
          <Select
            className={styles.order ?? ''}
            aria-label={t('row.orderOf', { number })}
            disabled={isFixed}
            value={row.order ?? 'any'}
            onChange={(order) => onChange({ order: homeOrderSchema.safeParse(order).data ?? null })}
            options={[
              { value: 'any', label: t('row.anyOrder') },
              ...homeOrderSchema.options.map((value) => ({ value, label: t(`gate:homeOrder.${value}`) })),
            ]}
          />
          <Text
            label={t('row.aboveOf', { number })}
            value={row.above}
            placeholder={t('row.unlimited')}
            prefix={t('row.above')}
            suffix="㎡"
            isFixed={isFixed}
            onChange={(above) => onChange({ above })}
          />
          <Text
            label={t('row.upToOf', { number })}
            value={row.upTo}
            placeholder={t('row.unlimited')}
            prefix={t('row.upTo')}
            suffix="㎡"
            isFixed={isFixed}
            onChange={(upTo) => onChange({ upTo })}
          />
        </span>
      )
    case 'maintenanceFund':
      return (
        <Text
          label={t('row.buildingTypeOf', { number })}
          value={row.buildingType}
          placeholder={t('hint.buildingType')}
          isFixed={isFixed}
          onChange={(buildingType) => onChange({ buildingType })}
        />
      )
    case 'registration':
      return <>{t('row.each')}</>
  }
}

/** How much: a rate of the price, an amount by the square metre, or one for each unit. */
function Figures({ number, row, isFixed, onChange }: RowProps) {
  const { t } = useTranslation('terms')
  const rate = (
    <Text
      label={t('row.rateOf', { number })}
      value={row.rate}
      suffix="%"
      isFixed={isFixed}
      onChange={(typed) => onChange({ rate: typed })}
    />
  )
  const amount = (unit: string) => (
    <Text
      label={t('row.amountOf', { number })}
      value={row.amount}
      suffix={unit}
      isFixed={isFixed}
      onChange={(typed) => onChange({ amount: typed })}
    />
  )
  switch (row.fee) {
    case 'deedTax':
      return (
        <span className={styles.inline}>
          {rate}
          <Text
            label={t('row.vatOf', { number })}
            value={row.vat}
            prefix={t('row.vat')}
            suffix="%"
            isFixed={isFixed}
            onChange={(vat) => onChange({ vat })}
          />
        </span>
      )
    case 'maintenanceFund':
      return (
        <span className={styles.inline}>
          <Select
            className={styles.basis ?? ''}
            aria-label={t('row.basisOf', { number })}
            disabled={isFixed}
            value={row.by}
            onChange={(by) => onChange({ by })}
            options={(['area', 'price'] as const).map((value) => ({ value, label: t(`row.by.${value}`) }))}
          />
          {row.by === 'area' ? amount(t('row.perSquareMetre')) : rate}
        </span>
      )
    case 'registration':
      return amount(t('row.perUnit'))
  }
}

function Text({
  label,
  value,
  placeholder,
  prefix,
  suffix,
  isFixed,
  onChange,
}: {
  label: string
  value: string
  placeholder?: string
  prefix?: string
  suffix?: string
  isFixed: boolean
  onChange: (value: string) => void
}) {
  return (
    <Input
      className={styles.text ?? ''}
      aria-label={label}
      value={value}
      disabled={isFixed}
      maxLength={40}
      autoComplete="off"
      placeholder={placeholder}
      prefix={prefix}
      suffix={suffix}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
