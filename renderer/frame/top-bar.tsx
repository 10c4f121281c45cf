import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf, timeOf } from '../../shared/kernel/day'
import { useNow } from '../api/clock'
import { setCover } from '../api/cover'
import { useLiveState } from '../api/live'
import { useSession } from '../api/session'
import { Find } from '../features/find/find'
import { COMMAND } from '../features/find/find-keys'
import { HelpLink } from '../features/handbook/handbook'
import { PersonMenu } from './person-menu'
import styles from './top-bar.module.css'

/** Where one is, whether it is live, what time the office has, and who the audit will name. */
export function TopBar() {
  const { t } = useTranslation()
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>{t('brand')}</span>
      <ProjectSwitch />
      <TrialSign />
      <span className={styles.space} />
      <Find />
      <LiveSign />
      <OfficeClock />
      <span className={styles.divider} />
      <HelpLink />
      <PersonMenu />
      <Button
        size="small"
        className={styles.leave}
        aria-keyshortcuts="Control+Shift+U"
        title={t('top.switchPersonBy', { keys: [COMMAND, 'Shift', 'U'].join('+') })}
        onClick={() => setCover({ kind: 'switching' })}
      >
        {t('top.switchPerson')}
      </Button>
    </header>
  )
}

function ProjectSwitch() {
  const { t } = useTranslation()
  const { project, projects, setProject } = useSession()
  if (projects.length === 1)
    return (
      <span className={styles.project} title={project.name}>
        <span className={styles.name}>{project.name}</span>
      </span>
    )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [project.id],
        items: projects.map(({ id, name }) => ({ key: id, label: name })),
        onClick: ({ key }) => {
          const chosen = projects.find(({ id }) => id === key)
          if (chosen) setProject(chosen)
        },
      }}
    >
      <button type="button" className={`${styles.project} ${styles.switch}`} aria-label={t('top.switchProject')}>
        <span className={styles.name} title={project.name}>
          {project.name}
        </span>
        <DownOutlined className={styles.caret} />
      </button>
    </Dropdown>
  )
}

/** 试运行: on every page, as long as what is written is not for good. */
function TrialSign() {
  const { t } = useTranslation('opening')
  const { isTrial } = useSession().project
  if (!isTrial) return null
  return (
    <span className={styles.trial} title={t('signHint')}>
      {t('sign')}
    </span>
  )
}

function LiveSign() {
  const { t } = useTranslation()
  const { isLive, isSetAside, online } = useLiveState()
  if (!isLive) {
    const hint = isSetAside ? t('top.setAsideHint') : t('top.offlineHint')
    return (
      <span className={`${styles.live} ${styles.offline}`} role="status" title={hint}>
        <i className={styles.dot} />
        <b>{isSetAside ? t('top.setAside') : t('top.offline')}</b>
        <small>{hint}</small>
      </span>
    )
  }
  return (
    <span className={styles.live} role="status">
      <i className={styles.dot} />
      <b>{t('top.live')}</b>
      <small>{t('top.online', { number: online })}</small>
    </span>
  )
}

function OfficeClock() {
  const { t } = useTranslation()
  const now = useNow()
  const day = dayOf(now)
  return (
    <time className={styles.clock} dateTime={new Date(now).toISOString()}>
      {day.slice(5)} {t(`weekday.${weekdayOf(day)}`)} <b>{timeOf(now)}</b>
    </time>
  )
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'
}
