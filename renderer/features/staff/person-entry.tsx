import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonHere, SignedIn } from '../../../shared/staff/person'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import { rememberPerson } from './known-people'
import styles from './people-switch.module.css'

type Entering = { beforeEntering: () => Promise<void>; onEntered: (person: SignedIn) => void }

const DIGITS = 6
const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Six digits by keyboard or mouse; the sixth sends them. */
export function PinEntry({
  person,
  beforeEntering,
  onEntered,
  onPassword,
}: Entering & { person: PersonHere; onPassword: () => void }) {
  const { t } = useTranslation('staff')
  const queries = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [pin, setPin] = useState('')
  const entry = useOrder(
    async (typed: string, requestId) => {
      await beforeEntering()
      return client.staff.enterByPin({ requestId, personId: person.id, pin: typed })
    },
    { onDone: onEntered },
  )
  const type = (typed: string) => {
    if (entry.isPending) return
    const digits = typed.replace(/\D/g, '').slice(0, DIGITS)
    setPin(digits)
    if (digits.length < DIGITS) return
    entry.mutate(digits, {
      onError: () => {
        setPin('')
        field.current?.focus()
        // Whether it is shut stands on the tile.
        void queries.invalidateQueries({ queryKey: orpc.staff.here.key() })
      },
    })
  }
  useEffect(() => field.current?.focus(), [])
  const press = (next: string) => {
    type(next)
    field.current?.focus()
  }
  return (
    <form className={styles.entry} onSubmit={(event) => event.preventDefault()}>
      <label className={styles.label} htmlFor="switch-pin">
        {t('switch.pinOf', { name: person.name })}
      </label>
      <input
        id="switch-pin"
        ref={field}
        className={styles.pin}
        type="password"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={DIGITS}
        value={pin}
        // Not disabled: that would take the focus, and who mistyped could not type again.
        readOnly={entry.isPending}
        onChange={(event) => type(event.target.value)}
      />
      <RefusalNotice error={entry.error} />
      <div className={styles.pad}>
        {PAD.map((digit) => (
          <button key={digit} type="button" tabIndex={-1} onClick={() => press(pin + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className={styles.word} onClick={onPassword}>
          {t('switch.usePassword')}
        </button>
        <button type="button" tabIndex={-1} onClick={() => press(`${pin}0`)}>
          0
        </button>
        <button type="button" tabIndex={-1} aria-label={t('switch.erase')} onClick={() => press(pin.slice(0, -1))}>
          ⌫
        </button>
      </div>
    </form>
  )
}

type Credentials = { login: string; password: string }

/** The password: of who has no PIN here, or of somebody this PC does not know yet. */
export function PasswordEntry({
  person,
  beforeEntering,
  onEntered,
  onPin,
}: Entering & { person: PersonHere | null; onPin: (() => void) | null }) {
  const { t } = useTranslation(['staff', 'common'])
  const first = useRef<InputRef>(null)
  const entry = useOrder(
    async (typed: Credentials, requestId) => {
      await beforeEntering()
      return client.staff.signIn({ requestId, ...typed })
    },
    {
      onDone: (entered, { login }) => {
        rememberPerson({ login: login.trim().toLowerCase(), name: entered.name, role: entered.role })
        onEntered(entered)
      },
    },
  )
  useEffect(() => first.current?.focus(), [])
  const required = [{ required: true, message: t('common:required') }]
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      className={styles.entry}
      initialValues={{ login: person?.login ?? '', password: '' }}
      onFinish={({ login, password }) => entry.mutate({ login: person?.login ?? login, password })}
    >
      {person ? (
        <p className={styles.hint}>{t(`switch.why.${person.pin}`, { name: person.name })}</p>
      ) : (
        <Form.Item name="login" label={t('signIn.login')} rules={required}>
          <Input ref={first} autoComplete="username" spellCheck={false} maxLength={64} />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={person ? t('switch.passwordOf', { name: person.name }) : t('signIn.password')}
        rules={required}
      >
        <Input.Password ref={person ? first : undefined} autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <RefusalNotice error={entry.error} />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={entry.isPending}>
          {t('switch.enter')}
        </Button>
        {onPin ? <Button onClick={onPin}>{t('switch.usePin')}</Button> : null}
      </div>
    </Form>
  )
}
