import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from './refusal'

const LONGEST = 200

/** Asks why before something is taken back or away; says first what will happen. */
export function ReasonDialog({
  isOpen,
  title,
  consequence,
  confirmLabel,
  suggested,
  isBusy,
  error,
  onConfirm,
  onClose,
}: {
  isOpen: boolean
  title: string
  consequence: React.ReactNode
  confirmLabel: string
  /** A reason that is already known, to be written over. */
  suggested?: string | undefined
  isBusy: boolean
  error: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open={isOpen}
      getContainer="#root"
      title={title}
      okText={confirmLabel}
      okButtonProps={{ danger: true, loading: isBusy }}
      cancelText={t('action.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(isShown) => {
        if (isShown) form.focusField('reason')
      }}
      destroyOnHidden
      width={440}
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ reason: suggested }}
        onFinish={({ reason }) => onConfirm(reason.trim())}
      >
        <Form.Item>{consequence}</Form.Item>
        <Form.Item
          name="reason"
          label={t('reason.label')}
          rules={[
            { required: true, whitespace: true, message: t('required') },
            { max: LONGEST, message: t('reason.tooLong', { longest: LONGEST }) },
          ]}
        >
          <Input.TextArea rows={3} placeholder={t('reason.placeholder')} />
        </Form.Item>
      </Form>
      <RefusalNotice error={error} />
    </Modal>
  )
}
