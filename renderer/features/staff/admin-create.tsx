import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client'
import { useOrder } from '../../api/order'
import { enterAs } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import { LoginField, NameField, NewPasswordField, PasswordAgainField } from './person-fields'

type FirstAdmin = { name: string; login: string; password: string; again: string }

/** The first run: creates the administrator and signs in. Refuses a second one. */
export function AdminCreate() {
  const { t } = useTranslation(['staff', 'project'])
  const [form] = Form.useForm<FirstAdmin>()
  const setUp = useOrder(
    ({ name, login, password }: FirstAdmin, requestId) => client.staff.setUp({ requestId, name, login, password }),
    { onDone: enterAs },
  )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: '', login: 'admin', password: '', again: '' } satisfies FirstAdmin}
      onFinish={(admin) => setUp.mutate(admin)}
    >
      <NameField />
      <LoginField />
      <NewPasswordField label={t('signIn.password')} hint={t('form.passwordWrong')} />
      <PasswordAgainField label={t('project:form.again')} />
      <RefusalNotice error={setUp.error} />
      <Button type="primary" size="large" block htmlType="submit" loading={setUp.isPending}>
        {t('project:form.admin')}
      </Button>
    </Form>
  )
}
