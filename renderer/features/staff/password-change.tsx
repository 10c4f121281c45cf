import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import styles from './password-change.module.css'
import { NewPasswordField, PasswordAgainField } from './person-fields'

type Change = { current: string; password: string; again: string }

/** 修改密码: one's own. The current one is asked for, since the computer is shared. */
export function PasswordChange() {
  const { t } = useTranslation(['staff', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<Change>()
  const change = useOrder(
    ({ current, password }: Change, requestId) => client.staff.changePassword({ requestId, current, password }),
    {
      onDone: () => {
        form.resetFields()
        void message.success(t('password.done'))
      },
    },
  )
  return (
    <Form
      form={form}
      name="password-change"
      layout="vertical"
      requiredMark={false}
      className={styles.form}
      onFinish={(typed) => change.mutate(typed)}
    >
      <Form.Item
        name="current"
        label={t('password.current')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <NewPasswordField label={t('password.next')} />
      <PasswordAgainField label={t('password.again')} />
      <RefusalNotice error={change.error} />
      <Button htmlType="submit" loading={change.isPending}>
        {t('password.submit')}
      </Button>
    </Form>
  )
}
