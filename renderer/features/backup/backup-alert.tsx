import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant, MINUTE } from '../../../shared/kernel/day'
import { orpc } from '../../api/client'

/** Tells the administrator, wherever they are, that a backup could not be made. Rule SEC-4. */
export function BackupAlert() {
  const { t } = useTranslation('backups')
  const navigate = useNavigate()
  const { data } = useQuery(orpc.backups.list.queryOptions({ refetchInterval: 5 * MINUTE }))
  if (!data?.failure) return null
  const { at, why } = data.failure
  return (
    <Alert
      banner
      showIcon
      type="error"
      title={t('failed.title', { at: formatShortInstant(at) })}
      description={t(`failed.${why}`)}
      action={<Button onClick={() => navigate('/settings')}>{t('failed.open')}</Button>}
    />
  )
}
