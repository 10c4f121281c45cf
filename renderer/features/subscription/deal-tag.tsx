import { useTranslation } from 'react-i18next'
import type { SubscriptionState } from '../../../shared/subscription/subscription'
import stateStyles from '../../components/unit-state.module.css'
import styles from './deal.module.css'

/** The colours of a deal's state are those of its home on the board. */
const TAG = {
  begun: 'ticket',
  effective: 'subscribed',
  depositMissing: 'withheld',
  contracted: 'contracted',
  filed: 'filed',
  cancelled: 'waiting',
  exchanged: 'waiting',
  void: 'unreleased',
} as const satisfies Record<SubscriptionState, string>

/** A deal's state in its word and its colour. Rules SUB-1, SUB-4. */
export function DealTag({ state }: { state: SubscriptionState }) {
  const { t } = useTranslation('common')
  const look = state === 'begun' ? styles.shut : `${stateStyles.tag} ${stateStyles[TAG[state]]}`
  return <span className={look}>{t(`subscriptionState.${state}`)}</span>
}
