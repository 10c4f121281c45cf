import { Button, Form, Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MINUTE } from '../../../shared/kernel/day'
import { client } from '../../api/client'
import { useNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { enterAs, useStanding } from '../../api/session'
import { Brand } from '../../components/brand'
import { KeyHint } from '../../components/key-hint'
import { isRefusedWith, RefusalNotice } from '../../components/refusal'
import { chooseLanguage } from '../../i18n'
import { LANGUAGES } from '../../i18n/texts'
import { rememberPerson } from './known-people'
import styles from './sign-in-page.module.css'
import { DemoPeople, KnownPeople } from './sign-in-people'

type Credentials = { login: string; password: string }

/** 登录: names to click, a password to type; afterwards back to where one was. Rule SEC-1. */
export function SignInPage({ notice, help }: { notice: ReactNode; help: ReactNode }) {
  const { t } = useTranslation(['staff', 'common'])
  const [form] = Form.useForm<Credentials>()
  const passwordField = useRef<InputRef>(null)
  const demo = useStanding().data?.demo ?? null
  const signIn = useOrder((credentials: Credentials, requestId) => client.staff.signIn({ ...credentials, requestId }), {
    onDone: (person, { login }) => {
      if (!demo) rememberPerson({ login: login.trim().toLowerCase(), name: person.name, role: person.role })
      enterAs(person)
    },
  })

  useEffect(() => {
    form.focusField('login')
  }, [form])

  const pick = (login: string) => {
    signIn.reset()
    form.setFieldsValue({ login, password: '' })
    passwordField.current?.focus()
  }

  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <h1 className={styles.brand}>
          <Brand size={28} />
        </h1>
        {notice}
        {demo ? (
          <DemoPeople
            people={demo.people}
            password={demo.password}
            isBusy={signIn.isPending}
            onPick={(login) => {
              form.setFieldsValue({ login, password: demo.password })
              signIn.mutate({ login, password: demo.password })
            }}
          />
        ) : (
          <KnownPeople onPick={pick} />
        )}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onValuesChange={(changed: Partial<Credentials>) => {
            // The failures were another person's.
            if (changed.login !== undefined) signIn.reset()
          }}
          onFinish={(credentials) => signIn.mutate(credentials)}
          className={styles.form}
        >
          <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, message: t('common:required') }]}>
            <Input autoComplete="username" spellCheck={false} maxLength={64} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <Input.Password ref={passwordField} autoComplete="current-password" maxLength={128} />
          </Form.Item>
          <RefusalNotice error={signIn.error} />
          <SubmitButton error={signIn.error} isBusy={signIn.isPending} />
        </Form>
      </div>
      <div className={styles.languages}>
        <LanguageChoice />
        {help}
      </div>
    </main>
  )
}

/** After too many failures it waits visibly instead of failing again. */
function SubmitButton({ error, isBusy }: { error: unknown; isBusy: boolean }) {
  const { t } = useTranslation(['staff', 'common'])
  const now = useNow()
  const left = isRefusedWith(error, 'SIGN_IN_LIMITED') ? error.data.until - now : 0
  return (
    <Button type="primary" size="large" htmlType="submit" block disabled={left > 0} loading={isBusy}>
      {left > 0 ? (
        t('signIn.again', { minutes: Math.floor(left / MINUTE), seconds: Math.floor((left % MINUTE) / 1_000) })
      ) : (
        <>
          {t('signIn.submit')}
          <KeyHint keys="Enter" />
        </>
      )}
    </Button>
  )
}

function LanguageChoice() {
  const { t, i18n } = useTranslation()
  return LANGUAGES.map((language) => (
    <button
      key={language}
      type="button"
      className={styles.language}
      aria-pressed={language === i18n.language}
      onClick={() => void chooseLanguage(language)}
    >
      {t(`language.${language}`)}
    </button>
  ))
}
