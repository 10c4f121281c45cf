import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './board-page.module.css'

/** What can be done with the homes picked. */
export function BoardPicked({
  number,
  releasable,
  onRelease,
  onClear,
}: {
  number: number
  releasable: number
  onRelease: () => void
  onClear: () => void
}) {
  const { t } = useTranslation('board')
  return (
    <div className={styles.picked} role="status">
      <b>{t('picked.count', { number })}</b>
      <span>{t('picked.releasable', { number: releasable })}</span>
      <Button onClick={onClear}>{t('picked.clear')}</Button>
      <Button type="primary" disabled={releasable === 0} onClick={onRelease}>
        {t('picked.release')}
      </Button>
    </div>
  )
}
