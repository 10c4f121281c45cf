import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useRouteError } from 'react-router'
import styles from './page-notice.module.css'

/** A page that has nothing to show: why, and where to go instead. */
export function PageNotice({
  title,
  detail,
  isHomeOffered = false,
  children,
}: {
  title: string
  detail: string
  isHomeOffered?: boolean
  children?: React.ReactNode
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <div className={styles.notice}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.detail}>{detail}</p>
      {children}
      {isHomeOffered ? (
        <Button type="primary" onClick={() => navigate('/board')}>
          {t('page.toBoard')}
        </Button>
      ) : null}
    </div>
  )
}

export function PageLost() {
  const { t } = useTranslation()
  return <PageNotice title={t('page.lost')} detail={t('page.lostDetail')} isHomeOffered />
}

/** A page that threw: the rest goes on. */
export function PageBroken() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <PageNotice title={t('page.broken')} detail={t('page.brokenDetail')}>
      <code className={styles.trace}>{error instanceof Error ? error.message : String(error)}</code>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('action.reload')}
      </Button>
    </PageNotice>
  )
}
