import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Role } from '../../../shared/staff/roles'
import { useSession } from '../../api/session'
import styles from './today-page.module.css'

/** Where each role's day begins when nothing waits. */
const BEGINS: Record<Role, string> = {
  consultant: '/board?state=available',
  manager: '/board',
  director: '/board',
  finance: '/tickets',
  service: '/board',
  admin: '/settings',
}

/** Nothing waits: what will come here, and where to begin. */
export function TodayEmpty() {
  const { t } = useTranslation('today')
  const { role } = useSession().person
  const navigate = useNavigate()
  return (
    <div className={styles.empty}>
      <h2>{t('nothing')}</h2>
      <p>{t(`empty.${role}.detail`)}</p>
      <Button type="primary" onClick={() => navigate(BEGINS[role])}>
        {t(`empty.${role}.to`)}
      </Button>
    </div>
  )
}
