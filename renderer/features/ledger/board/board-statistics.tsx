import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../shared/kernel/count'
import { timeOf } from '../../../../shared/kernel/day'
import { formatPercent } from '../../../../shared/kernel/rate'
import { absorptionOfTally, type StatisticsBy, statisticsOfBoard, type Tally } from '../../../../shared/ledger/tally'
import { client, orpc } from '../../../api/client'
import { useSession } from '../../../api/session'
import { ExportButton } from '../../../components/export-button'
import table from '../../../components/plain-table.module.css'
import { RefusalNotice } from '../../../components/refusal'
import { useBoard } from './board-data'
import styles from './board-statistics.module.css'

/** 当日统计: what happened today, and how every building and type stands at this moment. */
export function BoardStatistics() {
  const { t } = useTranslation('hall')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" title={t('statistics.hint')} onClick={() => setOpen(true)}>
        {t('statistics.open')}
      </Button>
      {isOpen && <Statistics onClose={() => setOpen(false)} />}
    </>
  )
}

function Statistics({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['hall', 'today', 'common'])
  const { project } = useSession()
  const { board, homes, now } = useBoard(project.id)
  const { data, error } = useQuery(orpc.today.look.queryOptions({ input: { projectId: project.id } }))
  const [by, setBy] = useState<StatisticsBy>('building')
  const { rows, all, spaces } = useMemo(
    () => statisticsOfBoard(board?.buildings ?? [], homes, now, by),
    [board?.buildings, homes, now, by],
  )
  return (
    <Modal
      open
      getContainer="#root"
      width="min(860px, 94vw)"
      title={t('statistics.open')}
      footer={null}
      onCancel={onClose}
    >
      <RefusalNotice error={error} />
      {data && (
        <dl className={styles.figures}>
          {data.figures.map(({ name, today }) => (
            <div key={name}>
              <dt>{t(`today:figures.${name}`)}</dt>
              <dd>{formatCount(today)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.bar}>
        <Segmented
          size="small"
          aria-label={t('statistics.by')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'building', label: t('statistics.building') },
            { value: 'type', label: t('statistics.type') },
          ]}
        />
        <span>
          {data?.isOwn && `${t('today:figures.own')} · `}
          {t('today:figures.until', { time: timeOf(now).slice(0, 5) })}
          <ExportButton
            isSmall
            name={t('statistics.open')}
            make={(order) => client.reports.exports.statistics({ ...order, projectId: project.id, by })}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many buildings are scrolled by keys. */}
      <section className={styles.rows} tabIndex={0} aria-label={t('statistics.open')}>
        <table className={`${table.stuck} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">{t(`statistics.${by}`)}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`statistics.${column}`)}
                </th>
              ))}
              <th scope="col">{t('statistics.absorption')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} name={row.name} tally={row} absorption={absorptionOfTally(row)} />
            ))}
          </tbody>
          <tfoot>
            <Row name={t('statistics.all')} tally={all} absorption={absorptionOfTally(all)} />
            {spaces.map((row) => (
              <Row
                key={row.kind}
                name={t('statistics.space', { kind: t(`common:unitKind.${row.kind}`) })}
                tally={row}
                absorption={null}
              />
            ))}
          </tfoot>
        </table>
      </section>
    </Modal>
  )
}

const COLUMNS = ['total', 'forSale', 'onTicket', 'gone', 'keptBack', 'unreleased'] as const

/** A line; 去化率 is said of homes only. */
function Row({ name, tally, absorption }: { name: string; tally: Tally; absorption: number | null }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {COLUMNS.map((column) => (
        <td key={column}>{formatCount(tally[column])}</td>
      ))}
      <td>{absorption === null ? '–' : `${formatPercent(absorption)}%`}</td>
    </tr>
  )
}
