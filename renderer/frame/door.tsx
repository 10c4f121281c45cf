import { useTranslation } from 'react-i18next'
import { type Location, Navigate, Outlet, useLocation } from 'react-router'
import { useIsSilent, useReach } from '../api/answering'
import { useStanding } from '../api/session'
import { OfficeSilent } from './office-silent'
import { PageNotice } from './page-notice'

/** Everything there is to see, and above it whether the office answers at all. */
export function Door() {
  useReach()
  return (
    <>
      <OfficeSilent />
      <Lead />
    </>
  )
}

/** Leads to set-up or sign-in where that comes first, and back to where the person was. Rule SEC-1. */
function Lead() {
  const { t } = useTranslation()
  const standing = useStanding()
  const isSilent = useIsSilent()
  const location: Location<{ from?: string } | null> = useLocation()

  if (!standing.data) {
    // It says so itself.
    if (standing.isPending || isSilent) return null
    return <PageNotice title={t('page.unreachable')} detail={t('page.unreachableDetail')} />
  }
  switch (standing.data.state) {
    case 'setUp':
      return location.pathname === '/set-up' ? <Outlet /> : <Navigate to="/set-up" replace />
    case 'signedOut':
      if (location.pathname === '/sign-in') return <Outlet />
      return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />
    case 'signedIn':
      return location.pathname === '/sign-in' ? <Navigate to={location.state?.from ?? '/'} replace /> : <Outlet />
  }
}
