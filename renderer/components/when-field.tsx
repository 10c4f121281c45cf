import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { officeNow } from '../api/clock'
import { OfficeTime } from './office-time'
import styles from './when-field.module.css'

/** From when something applies: now, or an instant still to come; `missing` while neither is said. */
export type When = { kind: 'now' } | { kind: 'at'; at: number } | { kind: 'missing' }

/** Whether a time is said, and still to come. */
export function isWhenSaid(when: When): boolean {
  return when.kind === 'now' || (when.kind === 'at' && when.at > officeNow())
}

/** The instant of an order; null is at once. */
export function instantOfWhen(when: When): number | null {
  return when.kind === 'at' ? when.at : null
}

/** 立即 or 指定时间, which is Shanghai time. */
export function WhenField({
  label,
  when,
  isInline = false,
  onChange,
}: {
  label: string
  when: When
  /** In one line, as a bar has room for it. */
  isInline?: boolean
  onChange: (when: When) => void
}) {
  const { t } = useTranslation()
  const isPast = when.kind === 'at' && when.at <= officeNow()
  return (
    <fieldset className={isInline ? `${styles.when} ${styles.inline}` : styles.when}>
      <legend>{label}</legend>
      <Radio.Group
        value={when.kind === 'now'}
        onChange={({ target }) => onChange(target.value === true ? { kind: 'now' } : { kind: 'missing' })}
        options={[
          { value: true, label: t('when.now') },
          { value: false, label: t('when.later') },
        ]}
      />
      {when.kind !== 'now' && (
        <OfficeTime
          autoFocus
          label={label}
          status={isPast ? 'error' : ''}
          picked={when.kind === 'at' ? when.at : null}
          onChange={(at) => onChange(at === null ? { kind: 'missing' } : { kind: 'at', at })}
        />
      )}
      {isPast && <p className={styles.past}>{t('when.past')}</p>}
    </fieldset>
  )
}
