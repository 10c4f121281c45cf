import { App, Button, Form } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/staff/roles'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import { LoginField, NewPasswordField, type PersonDraft, PersonFields } from './person-fields'

type NewPerson = PersonDraft & { login: string; password: string }

/** Adds a person with a first password. Refuses a login that is taken and one person's second account. Rule SEC-1. */
export function PersonAdd({ role = 'consultant', onAdded }: { role?: Role; onAdded?: () => void }) {
  const { t } = useTranslation(['staff', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<NewPerson>()
  useEffect(() => {
    form.focusField('name')
  }, [form])
  useEffect(() => {
    // Who is wanted next follows the list of people, which may arrive when the next name is being typed.
    form.setFieldValue('role', role)
  }, [form, role])
  const add = useOrder(
    ({ login, password, name, role, phone, idNumber }: NewPerson, requestId) =>
      client.staff.add({
        requestId,
        login,
        password,
        person: { name, role, phone: phone.trim() || null, idNumber: idNumber.trim() || null },
      }),
    {
      onDone: ({ name }) => {
        void queryClient.invalidateQueries({ queryKey: orpc.staff.list.key() })
        void queryClient.invalidateQueries({ queryKey: orpc.opening.key() })
        void message.success(t('form.added', { name }))
        form.resetFields()
        form.focusField('name')
        onAdded?.()
      },
    },
  )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ role, name: '', login: '', password: '', phone: '', idNumber: '' } satisfies NewPerson}
      onFinish={(person) => add.mutate(person)}
    >
      <PersonFields />
      <LoginField />
      <NewPasswordField label={t('form.password')} hint={t('form.passwordHint')} />
      <RefusalNotice error={add.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={add.isPending}>
        {t('form.add')}
      </Button>
    </Form>
  )
}
