import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet } from 'react-router'
import { orpc } from '../api/client'
import { useLive } from '../api/live'
import { SessionProvider, useSession, useSignOut, useStanding } from '../api/session'
import { RefusalNotice } from '../components/refusal'
import { BackupAlert } from '../features/backup/backup-alert'
import { ClockAlert } from './clock-alert'
import styles from './frame.module.css'
import { Navigation } from './navigation'
import { PageNotice } from './page-notice'
import { TopBar } from './top-bar'

/**
 * Top bar and navigation around every page, for whoever is signed in, in the project they work on. Bare: the page alone,
 * and nothing of the project is listened to but what that page asks for.
 */
export function Frame({ isBare = false }: { isBare?: boolean }) {
  const { t } = useTranslation()
  const person = useStanding().data?.person
  const projects = useQuery(orpc.project.list.queryOptions())
  const signOut = useSignOut()

  if (!person || projects.isPending) return null
  if (!projects.data) {
    return (
      <div className={styles.alone}>
        <RefusalNotice error={projects.error}>
          <Button onClick={() => projects.refetch()}>{t('action.retry')}</Button>
        </RefusalNotice>
      </div>
    )
  }
  const [first, ...others] = projects.data
  if (!first) {
    if (person.permissions.includes('project.manage')) return <Navigate to="/set-up" replace />
    return (
      <PageNotice title={t('page.noProject')} detail={t('page.noProjectDetail')}>
        <Button onClick={() => signOut.mutate()}>{t('top.switchPerson')}</Button>
      </PageNotice>
    )
  }
  return (
    <SessionProvider person={person} projects={[first, ...others]}>
      {isBare ? <Outlet /> : <Office />}
    </SessionProvider>
  )
}

/** Pages start afresh in another project, so that nothing of the one before stays on the screen. */
function Office() {
  const { t } = useTranslation()
  const { project, can } = useSession()
  useLive(project.id)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <TopBar />
      <Navigation />
      <main id="content" className={styles.content} tabIndex={-1} key={project.id}>
        <ClockAlert />
        {can('backup.manage') ? <BackupAlert /> : null}
        <Outlet />
      </main>
    </div>
  )
}
