import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../../shared/kernel/day'
import { lineSchema } from '../../../../shared/kernel/text'
import type { Subscription } from '../../../../shared/subscription/contract'
import { officeNow } from '../../../api/clock'
import { DayField } from '../../../components/day-field'
import { accept } from '../../../components/form-rule'
import { RefusalNotice } from '../../../components/refusal'
import { deals, useDealOrder } from '../deal-orders'

const LONGEST = 60
const numberSchema = lineSchema(LONGEST)

/** 签约 and 备案: the number that the paper has, and the day on it. Rule SUB-2. */
export function ContractDialog({
  deal,
  step,
  onClose,
}: {
  deal: Subscription
  step: 'sign' | 'file'
  onClose: () => void
}) {
  const { t } = useTranslation(['subscriptions', 'common'])
  const { message } = App.useApp()
  const today = dayOf(officeNow())
  const [day, setDay] = useState(today)
  const [form] = Form.useForm<{ number: string }>()
  const order = useDealOrder(
    deal,
    (at, asked: { number: string; day: string }) =>
      step === 'sign'
        ? deals.sign({ ...at, official: asked.number, signedOn: asked.day })
        : deals.file({ ...at, filing: asked.number, filedOn: asked.day }),
    () => {
      message.success(t(`contract.${step}.done`, { unit: deal.unit }))
      onClose()
    },
  )
  return (
    <Modal
      open
      getContainer="#root"
      width={440}
      title={t(`contract.${step}.title`, { unit: deal.unit })}
      okText={t(`next.act.${step}`)}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: order.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(`contract.${step}.words`)}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ number: '' }}
        onFinish={({ number }) => order.give({ number, day })}
      >
        <Form.Item
          name="number"
          label={t(`contract.${step}.number`)}
          rules={[{ validator: accept((text) => numberSchema.safeParse(text).success, t('common:required')) }]}
        >
          <Input maxLength={LONGEST} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item label={t(`contract.${step}.day`)} htmlFor="contract-day">
          <DayField
            id="contract-day"
            label={t(`contract.${step}.day`)}
            day={day}
            until={today}
            onChange={(chosen) => setDay(chosen ?? today)}
          />
        </Form.Item>
      </Form>
      <RefusalNotice error={order.error} />
    </Modal>
  )
}
