import { CheckOutlined } from '@ant-design/icons'
import { Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { setCover } from '../api/cover'
import { useSession, useSignOut } from '../api/session'
import { addressOf } from '../features/handbook/chapters'
import { useWhatsNew } from '../features/handbook/whats-new'
import { chooseLanguage } from '../i18n'
import { LANGUAGES } from '../i18n/texts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../theme/theme'
import styles from './person-menu.module.css'

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[]

/** Who is signed in; opens what belongs to the person: look, language, password. */
export function PersonMenu() {
  const { t, i18n } = useTranslation(['common', 'handbook'])
  const { person } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const theme = useThemeChoice()
  const { pathname, search } = useLocation()
  const { isUnread, markRead } = useWhatsNew(person.id)
  const from = { state: { from: `${pathname}${search}` } }

  const items = [
    {
      type: 'group',
      label: t('top.theme'),
      children: THEMES.map((choice) => ({
        key: `theme.${choice}`,
        label: t(`theme.${choice}`),
        icon: <Mark isShown={choice === theme} />,
        onClick: () => chooseTheme(choice),
      })),
    },
    {
      type: 'group',
      label: t('top.language'),
      children: LANGUAGES.map((language) => ({
        key: `language.${language}`,
        label: t(`language.${language}`),
        icon: <Mark isShown={language === i18n.language} />,
        onClick: () => void chooseLanguage(language),
      })),
    },
    {
      type: 'group',
      label: t('top.account'),
      children: [
        {
          key: 'password',
          label: t('top.changePassword'),
          icon: <Mark isShown={false} />,
          onClick: () => navigate('/settings#password'),
        },
        {
          key: 'pin',
          label: t(person.hasPin ? 'top.changePin' : 'top.setPin'),
          icon: <Mark isShown={false} />,
          onClick: () => navigate('/settings#pin'),
        },
        {
          key: 'lock',
          label: t('top.lock'),
          icon: <Mark isShown={false} />,
          onClick: () => setCover({ kind: 'locked' }),
        },
        {
          key: 'signOut',
          label: t('top.signOut'),
          icon: <Mark isShown={false} />,
          onClick: () => signOut.mutate(),
        },
      ],
    },
    {
      type: 'group',
      label: t('handbook:menu'),
      children: [
        {
          key: 'handbook',
          label: t('handbook:title'),
          icon: <Mark isShown={false} />,
          onClick: () => navigate(addressOf('first-day'), from),
        },
        {
          key: 'whatsNew',
          label: t('handbook:whatsNew'),
          icon: isUnread ? <Unread /> : <Mark isShown={false} />,
          onClick: () => {
            markRead()
            navigate(addressOf('whats-new'), from)
          },
        },
      ],
    },
  ] satisfies MenuProps['items']

  return (
    <Dropdown trigger={['click']} menu={{ items }} classNames={{ root: styles.menu }}>
      <button
        type="button"
        className={styles.person}
        aria-label={`${t('top.personMenu', { name: person.name })}${isUnread ? `, ${t('handbook:unread')}` : ''}`}
      >
        <span className={styles.face} aria-hidden="true">
          {person.name.slice(0, 1)}
          {isUnread ? <i className={styles.unread} /> : null}
        </span>
        <b title={person.name}>{person.name}</b>
        <small>{t(`role.${person.role}`)}</small>
      </button>
    </Dropdown>
  )
}

function Unread() {
  return <span className={`${styles.mark} ${styles.dot}`} aria-hidden="true" />
}

function Mark({ isShown }: { isShown: boolean }) {
  return <CheckOutlined className={isShown ? styles.mark : styles.unmarked} />
}
