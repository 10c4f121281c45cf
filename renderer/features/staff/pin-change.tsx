import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { pinSchema } from '../../../shared/staff/pin'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { accept } from '../../components/form-rule'
import { RefusalNotice } from '../../components/refusal'
import styles from './password-change.module.css'

type Change = { current: string; pin: string; again: string }

/** 设置 PIN: one's own, with the password, since the computer is shared. Rule SEC-1. */
export function PinChange() {
  const { t } = useTranslation(['staff', 'common'])
  const { message } = App.useApp()
  const { person } = useSession()
  const [form] = Form.useForm<Change>()
  const change = useOrder(({ current, pin }: Change, requestId) => client.staff.setPin({ requestId, current, pin }), {
    onDone: () => {
      form.resetFields()
      void queryClient.invalidateQueries({ queryKey: orpc.staff.session.key() })
      void message.success(t('pin.done'))
    },
  })
  return (
    <Form
      form={form}
      name="pin-change"
      layout="vertical"
      requiredMark={false}
      className={styles.form}
      onFinish={(typed) => change.mutate(typed)}
    >
      <p>{t(person.hasPin ? 'pin.has' : 'pin.hasNone')}</p>
      <Form.Item
        name="current"
        label={t('password.current')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="pin"
        label={t('pin.next')}
        extra={t('pin.hint')}
        validateTrigger="onBlur"
        rules={[{ validator: accept((pin) => pinSchema.safeParse(pin).success, t('pin.wrong')) }]}
      >
        <Input.Password autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('pin.again')}
        dependencies={['pin']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: accept((again) => again === getFieldValue('pin'), t('password.differs')),
          }),
        ]}
      >
        <Input.Password autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
      </Form.Item>
      <RefusalNotice error={change.error} />
      <Button htmlType="submit" loading={change.isPending}>
        {t('pin.submit')}
      </Button>
    </Form>
  )
}
