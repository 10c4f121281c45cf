import { Button, DatePicker, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, HOUR, MINUTE, startOfDay } from '../../../shared/kernel/day'
import { officeNow } from '../../api/clock'
import styles from './price-list-confirm.module.css'

/** The last step: from when the list applies, or why it cannot be taken in. Rules LED-7, LED-8. */
export function PriceListConfirm({
  units,
  faults,
  nextVersion,
  isBusy,
  onAnother,
  onConfirm,
}: {
  units: number
  faults: number
  nextVersion: number
  isBusy: boolean
  onAnother: () => void
  onConfirm: (appliesFrom: number | null) => void
}) {
  const { t } = useTranslation('priceList')
  const [isLater, setLater] = useState(false)
  const [time, setTime] = useState<Dayjs | null>(null)

  if (faults > 0 || units === 0) {
    return (
      <div className={`${styles.bar} ${styles.blocked}`} role="alert">
        <p className={styles.words}>
          <b>{faults > 0 ? t('confirm.blocked', { faults }) : t('preview.noRows')}</b>
          {t('confirm.blockedDetail')}
        </p>
        <Button type="primary" onClick={onAnother}>
          {t('preview.another')}
        </Button>
      </div>
    )
  }
  const isMissing = isLater && time === null
  return (
    <div className={styles.bar}>
      <div className={styles.when}>
        <b>{t('confirm.when')}</b>
        <Radio.Group
          value={isLater}
          onChange={({ target }) => setLater(target.value === true)}
          options={[
            { value: false, label: t('confirm.now') },
            { value: true, label: t('confirm.later') },
          ]}
        />
        {isLater ? (
          <>
            <DatePicker
              showTime={{ format: 'HH:mm', minuteStep: 5 }}
              format="YYYY-MM-DD HH:mm"
              minDate={dayjs(dayOf(officeNow()))}
              value={time}
              status={isMissing ? 'warning' : ''}
              placeholder={t('confirm.whenMissing')}
              onChange={(chosen) => setTime(chosen)}
            />
            <small>{t('confirm.whenHint')}</small>
          </>
        ) : null}
      </div>
      <p className={styles.promise}>{t('confirm.promise')}</p>
      <Button
        type="primary"
        size="large"
        disabled={isMissing}
        loading={isBusy}
        onClick={() => onConfirm(isLater && time ? officeInstant(time) : null)}
      >
        {t('confirm.submit', { units, version: nextVersion })}
      </Button>
    </div>
  )
}

/** The time on the picker's face, taken as the office's: Shanghai's, whatever zone this computer is in. */
function officeInstant(time: Dayjs): number {
  return startOfDay(time.format('YYYY-MM-DD')) + time.hour() * HOUR + time.minute() * MINUTE
}
