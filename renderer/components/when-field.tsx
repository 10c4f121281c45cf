import { DatePicker, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, HOUR, MINUTE, startOfDay } from '../../shared/kernel/day'
import { officeNow } from '../api/clock'
import styles from './when-field.module.css'

/** From when something applies: now, or an instant still to come; `missing` while neither is said. */
export type When = { kind: 'now' } | { kind: 'at'; at: number } | { kind: 'missing' }

/** 立即 or 指定时间. What is picked is Shanghai time, whatever zone this computer is in. */
export function WhenField({ label, when, onChange }: { label: string; when: When; onChange: (when: When) => void }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<Dayjs | null>(null)
  const isPast = when.kind === 'at' && when.at <= officeNow()
  return (
    <fieldset className={styles.when}>
      <legend>{label}</legend>
      <Radio.Group
        value={when.kind === 'now'}
        onChange={({ target }) => onChange(target.value === true ? { kind: 'now' } : whenOf(picked))}
        options={[
          { value: true, label: t('when.now') },
          { value: false, label: t('when.later') },
        ]}
      />
      {when.kind !== 'now' && (
        <DatePicker
          autoFocus
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          minDate={dayjs(dayOf(officeNow()))}
          placeholder={t('when.pick')}
          value={picked}
          status={isPast ? 'error' : ''}
          onChange={(value) => {
            const moment = dayjs.isDayjs(value) ? value : null
            setPicked(moment)
            onChange(whenOf(moment))
          }}
        />
      )}
      {isPast && <p className={styles.past}>{t('when.past')}</p>}
    </fieldset>
  )
}

function whenOf(picked: Dayjs | null): When {
  if (!picked) return { kind: 'missing' }
  return { kind: 'at', at: startOfDay(picked.format('YYYY-MM-DD')) + picked.hour() * HOUR + picked.minute() * MINUTE }
}
