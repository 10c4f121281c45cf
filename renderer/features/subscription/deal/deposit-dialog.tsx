import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import { type ReceiptMethod, receiptFormSchema, receiptMethodSchema } from '../../../../shared/receipts/receipt'
import type { Subscription } from '../../../../shared/subscription/contract'
import { client, orpc } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { accept } from '../../../components/form-rule'
import { RefusalNotice } from '../../../components/refusal'
import { askDealAgain } from '../deal-orders'
import styles from './deal-desk.module.css'

type Typed = { method: ReceiptMethod; payer: string; slip: string; cardTail: string }
const { payer: payerSchema, cardTail: cardTailSchema } = receiptFormSchema.shape
const LONGEST = 40
const CARD_TAIL = 4

/** 收定金: the agreed amount, how it was paid and by whom; gives a receipt. Rules RCP-1, SUB-1, SUB-5. */
export function DepositDialog({
  projectId,
  deal,
  amount,
  onClose,
}: {
  projectId: string
  deal: Subscription
  amount: number
  onClose: () => void
}) {
  const { t } = useTranslation(['subscriptions', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const { data: terms } = useQuery(orpc.subscription.terms.queryOptions({ input: { projectId } }))
  const take = useOrder(
    ({ version, ...typed }: Typed & { version: number }, requestId) =>
      client.receipts.takeDeposit({
        requestId,
        projectId,
        subscriptionId: deal.id,
        version,
        form: { amount, ...typed },
      }),
    {
      onDone: ({ number }) => {
        askDealAgain(projectId)
        message.success(t('deposit.done', { number, unit: deal.unit, amount: formatYuan(amount) }), 8)
        onClose()
      },
    },
  )
  const account = terms?.terms.account
  return (
    <Modal
      open
      getContainer="#root"
      width={520}
      title={t('deposit.title', { unit: deal.unit })}
      okText={t('deposit.confirm')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <dl className={styles.taking}>
        <dt>{t('deposit.amount')}</dt>
        <dd>
          <strong>{formatYuan(amount)}</strong>
        </dd>
        {account && (
          <>
            <dt>{t('deposit.account')}</dt>
            <dd>
              {account.name} {account.number}
            </dd>
          </>
        )}
      </dl>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ method: 'pos', payer: deal.buyerDetails[0]?.name ?? '', slip: '', cardTail: '' }}
        onFinish={(typed) =>
          take.mutate({ ...typed, version: deal.version }, { onError: () => askDealAgain(projectId) })
        }
      >
        <Form.Item name="method" label={t('deposit.method')}>
          <Segmented
            block
            options={receiptMethodSchema.options.map((value) => ({ value, label: t(`receiptMethod.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="payer"
          label={t('deposit.payer')}
          rules={[{ validator: accept((text) => payerSchema.safeParse(text).success, t('common:required')) }]}
        >
          <Input maxLength={LONGEST} autoComplete="off" autoFocus />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="slip" label={t('deposit.slip')}>
            <Input maxLength={LONGEST} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="cardTail"
            label={t('deposit.cardTail')}
            rules={[
              { validator: accept((text) => cardTailSchema.safeParse(text).success, t('deposit.cardTailWrong')) },
            ]}
          >
            <Input maxLength={CARD_TAIL} inputMode="numeric" autoComplete="off" />
          </Form.Item>
        </div>
      </Form>
      <RefusalNotice error={take.error} />
    </Modal>
  )
}
