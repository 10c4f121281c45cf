import { App, Button, Form, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../shared/staff/person'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import { NewPasswordField } from './person-fields'
import styles from './person-panel.module.css'

/** A person's account: a new password, 停用, 启用. People are never deleted. Rule SEC-1. */
export function PersonAccount({ person }: { person: Person }) {
  const { t } = useTranslation(['staff', 'common'])
  const { message } = App.useApp()
  const own = useSession().person
  const [isResetting, setResetting] = useState(false)
  const take = (changed: Person, said: string) => {
    queryClient.setQueryData(orpc.staff.list.queryKey(), (people) =>
      people?.map((other) => (other.id === changed.id ? changed : other)),
    )
    void message.success(said)
  }

  const setActive = useOrder(
    (isActive: boolean, requestId) =>
      client.staff.setActive({ requestId, id: person.id, version: person.version, isActive }),
    {
      onDone: (changed) =>
        take(changed, t(changed.isActive ? 'account.reactivated' : 'account.deactivated', { name: changed.name })),
    },
  )
  const reset = useOrder(
    (password: string, requestId) =>
      client.staff.resetPassword({ requestId, id: person.id, version: person.version, password }),
    {
      onDone: (changed) => {
        setResetting(false)
        take(changed, t('account.resetDone', { name: changed.name }))
      },
    },
  )

  const clearPin = useOrder(
    (_: undefined, requestId) => client.staff.clearPin({ requestId, id: person.id, version: person.version }),
    { onDone: (changed) => take(changed, t('pin.cleared', { name: changed.name })) },
  )

  return (
    <section className={styles.account}>
      <h3 className={styles.subtitle}>{t('account.title')}</h3>
      {isResetting ? (
        <Form<{ password: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) => reset.mutate(password)}
        >
          <NewPasswordField label={t('form.newPassword')} hint={t('form.passwordHint')} />
          <div className={styles.actions}>
            <Button htmlType="submit" type="primary" loading={reset.isPending}>
              {t('account.reset')}
            </Button>
            <Button onClick={() => setResetting(false)}>{t('common:action.cancel')}</Button>
          </div>
        </Form>
      ) : (
        <div className={styles.actions}>
          <Button onClick={() => setResetting(true)}>{t('account.reset')}</Button>
          {person.hasPin ? (
            <Button loading={clearPin.isPending} onClick={() => clearPin.mutate(undefined)}>
              {t('pin.clear')}
            </Button>
          ) : null}
          {person.isActive ? (
            <Popconfirm
              title={t('account.deactivateYes', { name: person.name })}
              description={<div className={styles.consequence}>{t('account.deactivateDetail')}</div>}
              okText={t('account.deactivate')}
              okButtonProps={{ danger: true }}
              cancelText={t('common:action.cancel')}
              onConfirm={() => setActive.mutate(false)}
            >
              <Button danger disabled={person.id === own.id} loading={setActive.isPending}>
                {t('account.deactivate')}
              </Button>
            </Popconfirm>
          ) : (
            <Button loading={setActive.isPending} onClick={() => setActive.mutate(true)}>
              {t('account.reactivate')}
            </Button>
          )}
        </div>
      )}
      <RefusalNotice error={reset.error ?? setActive.error ?? clearPin.error} />
    </section>
  )
}
