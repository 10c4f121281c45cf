import { Fragment, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Location, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { useIsSilent, useReach } from '../api/answering'
import { useCover } from '../api/cover'
import { useOtherWindows, useStanding } from '../api/session'
import { Cover } from './cover'
import { OfficeSilent } from './office-silent'
import { PageNotice } from './page-notice'

/** Everything there is to see, and above it whether the office answers at all. */
export function Door() {
  useReach()
  useOtherWindows()
  return (
    <>
      <OfficeSilent />
      <Lead />
      <Cover />
    </>
  )
}

/** Leads to set-up or sign-in where that comes first, and back to where the person was. Rule SEC-1. */
function Lead() {
  const { t } = useTranslation()
  const standing = useStanding()
  const isSilent = useIsSilent()
  const { personId } = useCover()
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
    case 'locked': {
      const person = standing.data.person?.id ?? null
      // Between two people there is nobody whose page could be drawn.
      if (person === null || person !== personId) return null
      return (
        <Fragment key={person}>
          {location.pathname === '/sign-in' ? (
            <Navigate to={location.state?.from ?? '/'} replace />
          ) : (
            <Own of={person} />
          )}
        </Fragment>
      )
    }
  }
}

/** Where each person was, as long as this window is open, and who was here last. */
const places = new Map<string, string>()
let lastHere: string | null = null

/** A person's own page: who comes after another is led to where they themselves were, or to the desk. Rule SEC-1. */
function Own({ of }: { of: string }) {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const [isHere, setHere] = useState(lastHere === null || lastHere === of)
  useEffect(() => {
    if (isHere) return
    lastHere = of
    void navigate(places.get(of) ?? '/today', { replace: true })
    setHere(true)
  }, [isHere, of, navigate])
  useEffect(() => {
    if (!isHere) return
    lastHere = of
    places.set(of, `${pathname}${search}`)
  }, [isHere, of, pathname, search])
  return isHere ? <Outlet /> : null
}
