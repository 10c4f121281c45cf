import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProbing } from '../../../../shared/pricing/floor-tries'
import { orpc } from '../../../api/client'
import styles from './board-duties.module.css'

const ASK_AGAIN = 20_000

/** 试价提醒: who keeps trying to go below the floor right now. Rule PRC-5. */
export function BoardTries({ projectId }: { projectId: string }) {
  const { t } = useTranslation('pricing')
  const navigate = useNavigate()
  const { data } = useQuery(orpc.pricing.floorTries.queryOptions({ input: { projectId }, refetchInterval: ASK_AGAIN }))
  const probing = data?.filter(isProbing) ?? []
  if (probing.length === 0) return null
  const words = probing.map(({ person, lastTenMinutes }) => t('tries.warning', { person, number: lastTenMinutes }))
  return (
    <div className={styles.late} role="status">
      <p>
        <b>{words.join(t('tries.and'))}</b>
        <span>{t('tries.rule')}</span>
      </p>
      <Button size="small" onClick={() => navigate('/schemes?view=tries')}>
        {t('tries.see')}
      </Button>
    </div>
  )
}
