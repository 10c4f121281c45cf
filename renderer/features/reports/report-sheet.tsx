import type { ECharts } from 'echarts/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session'
import { Panel } from '../../components/panel'
import { RefusalNotice } from '../../components/refusal'
import { Chart, type Drawing, SavePicture } from './chart'
import styles from './reports.module.css'

/** One report: its chart above, the same figures as a table below it. */
export function ReportSheet({
  title,
  note,
  choices,
  day,
  actions,
  error,
  empty,
  draw,
  children,
}: {
  title: string
  /** What is counted, in a sentence. */
  note: string
  /** What the figures are asked for by. */
  choices: React.ReactNode
  /** Of which day it is, for a picture's name. */
  day: string
  actions: React.ReactNode
  error: Error | null
  /** Stands in place of chart and table where there is nothing to show. */
  empty: React.ReactNode
  /** `null` while the figures are on their way. */
  draw: Drawing | null
  children: React.ReactNode
}) {
  const { t } = useTranslation('reports')
  const { project } = useSession()
  const [chart, setChart] = useState<ECharts | null>(null)
  return (
    <div className={styles.body}>
      <div className={styles.choices}>{choices}</div>
      <RefusalNotice error={error} />
      {empty ?? (
        <>
          <Panel
            isFlush
            title={title}
            note={note}
            actions={
              <SavePicture
                chart={chart}
                heading={`${project.name} · ${title} · ${day}`}
                name={`${project.name}-${title}-${day}`}
              />
            }
          >
            {draw ? (
              <Chart label={t('chart', { title })} draw={draw} onReady={setChart} />
            ) : (
              <div className={styles.chart} />
            )}
          </Panel>
          <Panel isFlush className={styles.fill} title={t('figures')} note={t('sameFigures')} actions={actions}>
            {children}
          </Panel>
        </>
      )}
    </div>
  )
}
