import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import { formatWholeYuan } from '../../../shared/kernel/money'
import { isProbing } from '../../../shared/pricing/floor-tries'
import { orpc } from '../../api/client'
import { useSession } from '../../api/session'
import { Panel } from '../../components/panel'
import plain from '../../components/plain-table.module.css'
import { RefusalNotice } from '../../components/refusal'
import styles from './floor-try-list.module.css'

const ASK_AGAIN = 20_000

/** 试价记录: who tried to go below the floor, how often, on which homes. Rule PRC-5. */
export function FloorTryList() {
  const { t } = useTranslation('pricing')
  const { project } = useSession()
  const tries = useQuery(
    orpc.pricing.floorTries.queryOptions({ input: { projectId: project.id }, refetchInterval: ASK_AGAIN }),
  )
  return (
    <div className={styles.body}>
      <p className={styles.note}>{t('tries.note')}</p>
      <RefusalNotice error={tries.error} />
      {tries.data?.length === 0 && <p className={styles.none}>{t('tries.none')}</p>}
      {tries.data?.map((person) => (
        <Panel
          key={person.personId}
          isFlush
          title={person.person}
          note={
            <>
              <span className={isProbing(person) ? styles.loud : undefined}>
                {t('tries.lastTenMinutes', { number: person.lastTenMinutes })}
              </span>
              {t('tries.counts', { today: person.today, week: person.lastSevenDays })}
            </>
          }
        >
          <table className={`${plain.plain} ${styles.tries}`}>
            <thead>
              <tr>
                <th>{t('tries.at')}</th>
                <th>{t('tries.unit')}</th>
                <th className={styles.figure}>{t('tries.total')}</th>
              </tr>
            </thead>
            <tbody>
              {person.tries.map(({ at, note }, index) => (
                <tr key={`${at}-${index.toString()}`}>
                  <td>{formatShortInstant(at)}</td>
                  <td>{note?.unit ?? t('tries.unknown')}</td>
                  <td className={styles.figure}>{note ? formatWholeYuan(note.total) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  )
}
