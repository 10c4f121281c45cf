import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import type { Permission } from '../../shared/staff/roles'
import { useSession } from '../api/session'
import { PageNotice } from './page-notice'

/** Draws the pages beneath for whoever may use them, and says why not to the others. Rule SEC-1. */
export function Allowed({ to }: { to: Permission }) {
  const { t } = useTranslation()
  const { can, person } = useSession()
  if (can(to)) return <Outlet />
  return (
    <PageNotice
      title={t('page.notAllowed')}
      detail={t('page.notAllowedDetail', { role: t(`role.${person.role}`), permission: t(`permission.${to}`) })}
      isHomeOffered
    />
  )
}
