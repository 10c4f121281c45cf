import { CloseOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Role, roleSchema } from '../../../shared/staff/roles'
import { forgetPerson, type KnownPerson, knownPeople } from './known-people'
import styles from './sign-in-people.module.css'

/** The demonstration's people by role; a click signs in. */
export function DemoPeople({
  people,
  password,
  isBusy,
  onPick,
}: {
  people: readonly KnownPerson[]
  password: string
  isBusy: boolean
  onPick: (login: string) => void
}) {
  const { t } = useTranslation(['staff', 'common'])
  return (
    <section className={styles.people} aria-label={t('signIn.demo')}>
      <h2 className={styles.title}>
        {t('signIn.demo')}
        <small>
          {t('signIn.demoNote')} <b className={styles.password}>{password}</b>
        </small>
      </h2>
      <dl className={styles.roles}>
        {rolesOf(people).map((role) => (
          <div key={role} className={styles.role}>
            <dt>{t(`common:role.${role}`)}</dt>
            <dd>
              {people
                .filter((person) => person.role === role)
                .map(({ login, name }) => (
                  <button
                    key={login}
                    type="button"
                    className={styles.person}
                    disabled={isBusy}
                    onClick={() => onPick(login)}
                  >
                    {name}
                  </button>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Who has signed in on this computer: a click leaves only the password to type. */
export function KnownPeople({ onPick }: { onPick: (login: string) => void }) {
  const { t } = useTranslation(['staff', 'common'])
  const [people, setPeople] = useState(knownPeople)
  if (people.length === 0) return null
  return (
    <section className={styles.people} aria-label={t('signIn.known')}>
      <h2 className={styles.title}>{t('signIn.welcome')}</h2>
      <ul className={styles.known}>
        {people.map(({ login, name, role }) => (
          <li key={login} className={styles.entry}>
            <button type="button" className={styles.card} onClick={() => onPick(login)}>
              <b>{name}</b>
              <small>{t(`common:role.${role}`)}</small>
            </button>
            <button
              type="button"
              className={styles.forget}
              aria-label={t('signIn.forget', { name })}
              onClick={() => {
                forgetPerson(login)
                setPeople(knownPeople())
              }}
            >
              <CloseOutlined />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function rolesOf(people: readonly KnownPerson[]): Role[] {
  return roleSchema.options.filter((role) => people.some((person) => person.role === role))
}
