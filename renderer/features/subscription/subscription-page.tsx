import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import list from '../../components/list-page.module.css'
import { usePageKeys } from '../../components/page-keys'
import { RefusalNotice } from '../../components/refusal'
import { DealDesk } from './deal/deal-desk'
import styles from './deal.module.css'
import { DealHead } from './deal-head'
import { standingOf } from './deal-waits'
import { GateDesk } from './gate/gate-desk'

/** 认购: until the deposit its gate, from then on the deal. Rules SUB-1 to SUB-4. */
export function SubscriptionPage() {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const { project } = useSession()
  const { subscriptionId = '' } = useParams()
  const now = useNow()
  const { data: deal, error } = useQuery(
    orpc.subscription.detail.queryOptions({ input: { projectId: project.id, subscriptionId } }),
  )
  const leave = () => (window.history.length > 1 ? navigate(-1) : navigate('/subscriptions'))
  const ground = usePageKeys({
    onCtrlEnter: () => document.getElementById('deal-act')?.click(),
    onEscape: leave,
  })
  if (error) {
    return (
      <div className={list.alone}>
        <RefusalNotice error={error} />
      </div>
    )
  }
  if (!deal) return <p className={styles.loading}>{t('loading')}</p>
  const state = standingOf({ ...deal, missing: [] }, now)
  return (
    <div ref={ground} className={styles.page}>
      <DealHead deal={deal} state={state} onLeave={leave} />
      {state === 'begun' ? (
        <GateDesk key={deal.id} projectId={project.id} deal={deal} />
      ) : (
        <DealDesk projectId={project.id} deal={deal} state={state} />
      )}
    </div>
  )
}
