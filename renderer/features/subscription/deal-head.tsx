import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { Subscription } from '../../../shared/subscription/contract'
import type { SubscriptionState } from '../../../shared/subscription/subscription'
import { Countdown } from '../../components/countdown'
import { KeyHint } from '../../components/key-hint'
import { PageHead } from '../../components/page-head'
import { wordUnits } from '../../components/unit-words'
import styles from './deal.module.css'
import { DealTag } from './deal-tag'
import { SigningDueView } from './signing-due'

/** Which deal this is, whose, and what time runs: its ticket's until the deposit, then the one to sign by. Rules LED-4, SUB-2. */
export function DealHead({
  deal,
  state,
  onLeave,
}: {
  deal: Subscription
  state: SubscriptionState
  onLeave: () => void
}) {
  const { t } = useTranslation(['subscriptions', 'common'])
  const { t: tKinds } = useTranslation(['withholding'])
  const navigate = useNavigate()
  const { ticket } = deal
  return (
    <PageHead
      title={
        <>
          {t('head.title')} <span className={styles.number}>{wordUnits(tKinds, deal.unit, deal.tied)}</span>
        </>
      }
      note={
        <>
          <DealTag state={state} />
          <span>{deal.number}</span>
          <Button
            type="link"
            size="small"
            className={styles.link ?? ''}
            onClick={() => navigate(`/tickets/${ticket.id}`)}
          >
            {t('head.ticket', { number: ticket.number })}
          </Button>
          <span>{t('head.consultant', { name: deal.consultant })}</span>
          <span className={styles.cut}>{t('head.buyers', { names: deal.buyers })}</span>
        </>
      }
    >
      {state === 'begun' && ticket.until !== null && (
        <span className={styles.time}>
          {t('head.until', { until: formatShortInstant(ticket.until) })}{' '}
          <b>
            {t('head.left')} <Countdown until={ticket.until} />
          </b>
        </span>
      )}
      {(state === 'effective' || state === 'depositMissing') && (
        <span className={styles.time}>
          {t('head.signBy')} <SigningDueView signBy={deal.signBy} due={deal.due} />
        </span>
      )}
      <Button onClick={onLeave}>
        {t('common:action.close')}
        <KeyHint keys="Esc" />
      </Button>
    </PageHead>
  )
}
