import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LastRestore } from '../../../shared/backup/contract'
import { numbersOf } from '../../../shared/backup/restored'
import { dayOf, formatInstant } from '../../../shared/kernel/day'
import { orpc } from '../../api/client'
import styles from './backup.module.css'

const SEEN = 'fanghao.restoreSeen'

/** After a restore every PC is told once, before somebody signs in there: what is gone, and what to do about papers. Rule SEC-4. */
export function RestoredNotice() {
  const [seen] = useState(() => localStorage.getItem(SEEN))
  const { data } = useQuery(orpc.backups.lastRestore.queryOptions())
  if (!data || String(data.at) === seen) return null
  return <Restored restore={data} />
}

function Restored({ restore }: { restore: LastRestore }) {
  const { t } = useTranslation('backups')
  const { by, numbering, passedOver } = restore
  const [at, madeAt, until] = [restore.at, restore.madeAt, restore.until].map(formatInstant)
  // It was seen by whoever signed in, which takes this page away.
  useEffect(() => () => localStorage.setItem(SEEN, String(restore.at)), [restore.at])
  return (
    <Alert
      className={styles.restored}
      type="warning"
      showIcon
      title={t('restored.title', { until })}
      description={
        <>
          <p>{by === '' ? t('restored.byCommand', { at, madeAt }) : t('restored.by', { by, at, madeAt })}</p>
          <p>{t('restored.later')}</p>
          {passedOver.map(numbersOf).map(({ first, last }) => (
            <p key={first}>
              {t('restored.passedOver', { numbers: first === last ? first : t('restored.numbers', { first, last }) })}
            </p>
          ))}
          {numbering === 'unknown' ? <p>{t('restored.unknown', { day: dayOf(restore.at) })}</p> : null}
        </>
      }
    />
  )
}
