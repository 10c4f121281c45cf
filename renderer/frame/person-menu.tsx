import { CheckOutlined } from '@ant-design/icons'
import { Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session'
import { chooseLanguage } from '../i18n'
import { LANGUAGES } from '../i18n/texts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../theme/theme'
import styles from './person-menu.module.css'

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[]

/** Who is signed in; opens what belongs to the person: look, language, password. */
export function PersonMenu() {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const navigate = useNavigate()
  const theme = useThemeChoice()

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
      ],
    },
  ] satisfies MenuProps['items']

  return (
    <Dropdown trigger={['click']} menu={{ items }} classNames={{ root: styles.menu }}>
      <button type="button" className={styles.person} aria-label={t('top.personMenu', { name: person.name })}>
        <span className={styles.face} aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
        <b title={person.name}>{person.name}</b>
        <small>{t(`role.${person.role}`)}</small>
      </button>
    </Dropdown>
  )
}

function Mark({ isShown }: { isShown: boolean }) {
  return <CheckOutlined className={isShown ? styles.mark : styles.unmarked} />
}
