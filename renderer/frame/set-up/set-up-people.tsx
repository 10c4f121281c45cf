import { useTranslation } from 'react-i18next'
import type { Preparation } from '../../../shared/opening/set-up'
import type { Person, SignedIn } from '../../../shared/staff/person'
import { Panel } from '../../components/panel'
import { PersonAdd } from '../../features/staff/person-add'
import styles from './set-up-page.module.css'

/** 人员: the administrator adds them here; others see how many there are. Rule SEC-1. */
export function SetUpPeople({
  person,
  people,
  preparation,
  children,
}: {
  person: SignedIn
  people: readonly Person[]
  preparation: Preparation
  children: React.ReactNode
}) {
  const { t } = useTranslation(['project', 'opening', 'common'])
  const next = <div className={styles.next}>{children}</div>
  if (!person.permissions.includes('staff.manage')) {
    return (
      <div className={styles.narrow}>
        <p>{t('opening:people.have', preparation)}</p>
        <p>{t('opening:people.whose')}</p>
        <Lacks preparation={preparation} />
        {next}
      </div>
    )
  }
  return (
    <div className={styles.pair}>
      <Panel>
        <PersonAdd role={preparation.deciders > 0 ? 'consultant' : 'manager'} />
      </Panel>
      <div>
        <Panel title={t('setUp.peopleSoFar')}>
          <ul className={styles.people}>
            {people.map(({ id, name, login, role, isActive }) => (
              <li key={id} className={isActive ? undefined : styles.idle}>
                <span>
                  <b>{name}</b> <small>{login}</small>
                </span>
                <span>{t(`common:role.${role}`)}</span>
              </li>
            ))}
          </ul>
          <Lacks preparation={preparation} />
        </Panel>
        {next}
      </div>
    </div>
  )
}

/** Whom the office cannot sell without. */
export function Lacks({ preparation: { consultants, deciders } }: { preparation: Preparation }) {
  const { t } = useTranslation('project')
  return (
    <>
      {consultants > 0 ? null : <p className={styles.lack}>{t('setUp.lack.consultant')}</p>}
      {deciders > 0 ? null : <p className={styles.lack}>{t('setUp.lack.decider')}</p>}
    </>
  )
}
