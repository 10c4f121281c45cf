import {
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  PercentageOutlined,
  SettingOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { stepsLeft } from '../../shared/opening/set-up'
import type { Permission } from '../../shared/staff/roles'
import { useSession } from '../api/session'
import { usePreparation } from '../features/opening/opening'
import { useWaitingDeals } from '../features/subscription/subscription'
import styles from './navigation.module.css'
import { useWaitingSpecials } from './waiting-specials'
import { useWaitingTickets } from './waiting-tickets'

/** The pages of the main navigation, in their order. */
export const PLACES = [
  { name: 'today', to: '/today', Icon: CalendarOutlined, permission: 'board.see' },
  { name: 'board', to: '/board', Icon: AppstoreOutlined, permission: 'board.see' },
  { name: 'tickets', to: '/tickets', Icon: FileTextOutlined, permission: 'ticket.see' },
  { name: 'specials', to: '/specials', Icon: AuditOutlined, permission: 'special.see' },
  { name: 'subscriptions', to: '/subscriptions', Icon: SolutionOutlined, permission: 'subscription.see' },
  { name: 'priceList', to: '/price-list', Icon: TableOutlined, permission: 'priceList.import' },
  { name: 'schemes', to: '/schemes', Icon: PercentageOutlined, permission: 'scheme.see' },
  { name: 'reports', to: '/reports', Icon: BarChartOutlined, permission: 'report.see' },
  { name: 'staff', to: '/staff', Icon: TeamOutlined, permission: 'staff.manage' },
  { name: 'settings', to: '/settings', Icon: SettingOutlined, permission: null },
] as const satisfies readonly { permission: Permission | null; [more: string]: unknown }[]

/** Only what the role may use. */
export function Navigation() {
  const { t } = useTranslation()
  const { can } = useSession()
  const waiting: Partial<Record<string, number>> = {
    tickets: useWaitingTickets(),
    specials: useWaitingSpecials(),
    subscriptions: useWaitingDeals(),
  }
  return (
    <nav className={styles.navigation} aria-label={t('nav.label')}>
      {PLACES.filter(({ permission }) => permission === null || can(permission)).map(({ name, to, Icon }) => (
        <NavLink key={name} to={to} className={({ isActive }) => `${styles.place} ${isActive ? styles.here : ''}`}>
          <Icon className={styles.icon} />
          <span>{t(`nav.${name}`)}</span>
          {waiting[name] ? <b className={styles.waiting}>{waiting[name]}</b> : null}
        </NavLink>
      ))}
      <span className={styles.space} />
      {can('opening.prepare') ? <SetUpLeft /> : null}
    </nav>
  )
}

/** The way back into a set-up that was left before its end. */
function SetUpLeft() {
  const { t } = useTranslation()
  const { project } = useSession()
  const { data } = usePreparation(project.id, true)
  const left = data ? stepsLeft(data).length : 0
  if (left === 0) return null
  return (
    <NavLink to="/set-up" className={styles.place}>
      <FileDoneOutlined className={styles.icon} />
      <span>
        {t('nav.setUp')}
        <small className={styles.left}>{t('nav.setUpLeft', { number: left })}</small>
      </span>
    </NavLink>
  )
}
