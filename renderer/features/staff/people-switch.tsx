import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonHere, SignedIn } from '../../../shared/staff/person'
import { Brand } from '../../components/brand'
import { KeyHint } from '../../components/key-hint'
import styles from './people-switch.module.css'
import { PasswordEntry, PinEntry } from './person-entry'

/** 切换人员: who is known on this PC as large tiles; a PIN, or the password, and they are in. Rule SEC-1. */
export function PeopleSwitch({
  title,
  note,
  own,
  people,
  isLocked,
  beforeEntering,
  onEntered,
  onClose,
}: {
  title: string
  note: string
  own: SignedIn
  people: readonly PersonHere[]
  isLocked: boolean
  /** What was written by whoever is signed in is saved first. */
  beforeEntering: () => Promise<void>
  onEntered: (person: SignedIn) => void
  /** Back to the page; null where it is locked. */
  onClose: (() => void) | null
}) {
  const { t } = useTranslation(['staff', 'common'])
  const others = people.filter(({ id }) => id !== own.id)
  const [other] = others
  // Where there is nothing to choose it is chosen.
  const first = isLocked ? own.id : other === undefined ? OTHER : others.length === 1 ? other.id : null
  const [chosen, setChosen] = useState<string | null>(first)
  const [byPassword, setByPassword] = useState<string | null>(null)
  const person = people.find(({ id }) => id === chosen)
  const isByPin = person?.pin === 'ready' && byPassword !== person.id
  const entry = { beforeEntering, onEntered }
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <Brand size={24} />
        <div>
          <h1>{title}</h1>
          <p>{note}</p>
        </div>
        {onClose ? (
          <Button onClick={onClose}>
            {t('switch.stay')}
            <KeyHint keys="Esc" />
          </Button>
        ) : null}
      </header>
      <ul className={styles.people} aria-label={t('switch.people')}>
        {people.map(({ id, name, role, pin }) => (
          <li key={id}>
            <button type="button" className={styles.tile} aria-pressed={id === chosen} onClick={() => setChosen(id)}>
              <span className={styles.face} aria-hidden="true">
                {name.slice(0, 1)}
              </span>
              <b>{name}</b>
              <small>{t(`common:role.${role}`)}</small>
              <small className={styles.state}>{id === own.id ? t('switch.now') : t(`switch.pin.${pin}`)}</small>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles.tile}
            aria-pressed={chosen === OTHER || (chosen !== null && !person)}
            onClick={() => setChosen(OTHER)}
          >
            <span className={styles.face} aria-hidden="true">
              <PlusOutlined />
            </span>
            <b>{t('switch.other')}</b>
            <small>{t('switch.otherNote')}</small>
          </button>
        </li>
      </ul>
      {chosen === null ? (
        <p className={styles.hint}>{t('switch.choose')}</p>
      ) : isByPin && person ? (
        <PinEntry key={person.id} person={person} {...entry} onPassword={() => setByPassword(person.id)} />
      ) : (
        <PasswordEntry
          key={chosen}
          person={person ?? null}
          {...entry}
          onPin={person?.pin === 'ready' ? () => setByPassword(null) : null}
        />
      )}
    </div>
  )
}

const OTHER = 'other'
