import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../shared/kernel/count'
import { timeOf } from '../../../shared/kernel/day'
import type { Today } from '../../../shared/today/contract'
import { client } from '../../api/client'
import { useSession } from '../../api/session'
import { ExportButton } from '../../components/export-button'
import { Panel } from '../../components/panel'
import table from '../../components/plain-table.module.css'
import styles from './today-page.module.css'

/** 今日数字 beside yesterday's, by this time and of the whole day. */
export function TodayFigures({ today: { figures, isOwn, now } }: { today: Today }) {
  const { t } = useTranslation('today')
  const { project } = useSession()
  return (
    <Panel
      title={t('figures.title')}
      note={t('figures.until', { time: timeOf(now).slice(0, 5) })}
      actions={
        <ExportButton
          isSmall
          name={t('figures.title')}
          make={(order) => client.reports.exports.dayFigures({ ...order, projectId: project.id })}
        />
      }
      footer={isOwn ? <p className={styles.own}>{t('figures.own')}</p> : undefined}
      isFlush
    >
      <table className={`${table.plain} ${styles.figures}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('figures.name')}</span>
            </th>
            <th scope="col">{t('figures.today')}</th>
            <th scope="col">{t('figures.sameTime')}</th>
            <th scope="col">{t('figures.yesterday')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, today, sameTime, yesterday }) => (
            <tr key={name}>
              <th scope="row">{t(`figures.${name}`)}</th>
              <td>{formatCount(today)}</td>
              <td>{formatCount(sameTime)}</td>
              <td>{formatCount(yesterday)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
