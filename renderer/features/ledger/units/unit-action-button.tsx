import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { MINUTE } from '../../../../shared/kernel/day'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import type { UnitState } from '../../../../shared/ledger/unit'
import type { TicketTimes } from '../../../../shared/project/settings'
import { useSession } from '../../../api/session'
import { KeyHint } from '../../../components/key-hint'
import type { UnitAction } from './unit-action'
import styles from './unit-drawer.module.css'

/** The one big button, with what pressing it does beneath; where there is nothing to do, it says why. */
export function UnitActionButton({
  home,
  state,
  building,
  action,
  times,
  onAct,
}: {
  home: BoardHome
  state: UnitState
  building: string
  action: UnitAction
  times: TicketTimes
  onAct: () => void
}) {
  const { t } = useTranslation('board')
  const navigate = useNavigate()
  const { can } = useSession()
  switch (action.kind) {
    case 'openTicket':
    case 'viewTicket':
    case 'release':
      return (
        <>
          <Button type="primary" size="large" block onClick={onAct}>
            <b>{t(`action.${action.kind}`)}</b>
            <KeyHint keys="Enter" />
          </Button>
          {action.kind === 'openTicket' && (
            <p>{t('action.openTicketHint', { unit: home.number, minutes: times.submitted / MINUTE })}</p>
          )}
          {action.kind === 'release' && <p>{t('action.releaseHint')}</p>}
        </>
      )
    case 'blocked':
      return (
        <>
          <p className={styles.blocked}>{t(`action.${action.why}`, { building, unit: home.number })}</p>
          {action.why === 'permitMissing' && can('permit.record') && (
            <Button block onClick={() => navigate('/settings')}>
              {t('action.recordPermit')}
            </Button>
          )}
        </>
      )
    case 'none':
      return <p>{t(`action.${WHY_NOTHING[state]}`)}</p>
  }
}

const WHY_NOTHING = {
  available: 'forConsultant',
  unreleased: 'notReleased',
  ticket: 'held',
  subscribed: 'sold',
  contracted: 'sold',
  filed: 'sold',
  handedOver: 'sold',
  withheld: 'withheld',
  waiting: 'waiting',
} as const satisfies Record<UnitState, string>
