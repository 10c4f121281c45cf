import { DatePicker, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { officeNow } from '../../api/clock'
import styles from './price-list-confirm.module.css'

/** From when the list applies: at once (`false`), or from a time that may still have to be said (`null`). Rule LED-7. */
export function PriceListWhen({
  from,
  onChange,
}: {
  from: number | null | false
  onChange: (from: number | null | false) => void
}) {
  const { t } = useTranslation('priceList')
  return (
    <div className={styles.when}>
      <b>{t('confirm.when')}</b>
      <Radio.Group
        value={from !== false}
        onChange={({ target }) => onChange(target.value === true ? null : false)}
        options={[
          { value: false, label: t('confirm.now') },
          { value: true, label: t('confirm.later') },
        ]}
      />
      {from === false ? null : (
        <span>
          <OfficeTime
            label={t('confirm.when')}
            placeholder={t('confirm.whenMissing')}
            isWrong={from === null}
            onChange={onChange}
          />
          <small>{t('confirm.whenHint')}</small>
        </span>
      )}
    </div>
  )
}

/** A time of the office: what the picker shows is Shanghai's time, whatever zone this computer is in. */
export function OfficeTime({
  label,
  placeholder,
  isWrong,
  days = [],
  onChange,
}: {
  label: string
  placeholder: string
  isWrong: boolean
  /** So many days from now, offered to be chosen at once. */
  days?: readonly number[]
  onChange: (instant: number | null) => void
}) {
  const { t } = useTranslation('priceList')
  const [time, setTime] = useState<Dayjs | null>(null)
  const today = dayjs(dayOf(officeNow()))
  return (
    <DatePicker
      className={styles.time ?? ''}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      aria-label={label}
      minDate={today}
      value={time}
      status={isWrong ? 'warning' : ''}
      placeholder={placeholder}
      presets={days.map((number) => ({
        label: t('confirm.inDays', { days: number }),
        value: today.add(number, 'day').hour(18),
      }))}
      onChange={(chosen) => {
        setTime(chosen)
        onChange(chosen ? officeInstant(chosen) : null)
      }}
    />
  )
}

function officeInstant(time: Dayjs): number {
  return startOfDay(time.format('YYYY-MM-DD')) + time.hour() * HOUR + time.minute() * MINUTE
}
