import { Progress as Bar, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../../shared/kernel/count'
import type { Progress } from '../../../../shared/kernel/progress'
import styles from './price-list-progress.module.css'

/** How far the reading has come, and how to stop it. */
export function PriceListProgress({
  fileName,
  progress,
  onStop,
}: {
  fileName: string
  progress: Progress | null
  onStop: () => void
}) {
  const { t } = useTranslation('priceList')
  const { phase, done, total } = progress ?? { phase: 'unpacking' as const, done: 0, total: 0 }
  const counts = { done: formatCount(done), total: formatCount(total) }
  return (
    <div className={styles.progress}>
      <div className={styles.words} role="status">
        <b>{t('progress.file', { file: fileName })}</b>
        <span>{t(`progress.${phase}`, counts)}</span>
      </div>
      <Bar className={styles.bar} percent={partOf(phase, done, total)} showInfo={false} status="active" />
      <Button onClick={onStop}>{t('progress.stop')}</Button>
    </div>
  )
}

/** Opening a file and comparing take no counts: they stand at the ends of the bar. */
function partOf(phase: Progress['phase'], done: number, total: number): number {
  switch (phase) {
    case 'unpacking':
      return 5
    case 'reading':
      return total === 0 ? 10 : 10 + Math.round((80 * done) / total)
    case 'comparing':
      return 95
  }
}
