import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useIsSilent } from '../api/answering'
import styles from './office-silent.module.css'

/** Over every page while the office does not answer: that it does not, and what to do. What was typed stays. Rule SEC-4. */
export function OfficeSilent() {
  const { t } = useTranslation()
  if (!useIsSilent()) return null
  return (
    <Alert
      className={styles.silent}
      type="error"
      showIcon
      title={t('page.unreachable')}
      description={t('page.unreachableDetail')}
    />
  )
}
