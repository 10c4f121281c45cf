import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatYuan } from '../../../../shared/kernel/money'
import { heldOf, type Receipt } from '../../../../shared/receipts/receipt'
import type { Subscription } from '../../../../shared/subscription/contract'
import { client, orpc } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { Panel } from '../../../components/panel'
import { PaperPreview } from '../../../components/paper-preview'
import { ReasonDialog } from '../../../components/reason-dialog'
import { RefusalNotice } from '../../../components/refusal'
import { askDealAgain } from '../deal-orders'
import styles from './deal-desk.module.css'

const NONE: Receipt[] = []

/** 收据 of the deal; a wrong one is reversed with its reason, and stays. Rules RCP-1, SUB-4. */
export function ReceiptsPanel({ projectId, deal }: { projectId: string; deal: Subscription }) {
  const { t } = useTranslation('subscriptions')
  const { message } = App.useApp()
  const [printed, setPrinted] = useState<Receipt | null>(null)
  const [asked, setAsked] = useState<Receipt | null>(null)
  const { data, error } = useQuery(orpc.receipts.list.queryOptions({ input: { projectId } }))
  const receipts = (data ?? NONE).filter(({ subscriptionId }) => subscriptionId === deal.id)
  const reverse = useOrder(
    (input: { receiptId: string; reason: string }, requestId) =>
      client.receipts.reverse({ requestId, projectId, ...input }),
    {
      onDone: ({ number }) => {
        askDealAgain(projectId)
        setAsked(null)
        message.success(t('receipt.reversedDone', { number }))
      },
    },
  )
  const mayReverse = deal.events.includes('reverseDeposit')
  return (
    <Panel isFlush title={t('receipt.title')} note={t('receipt.held', { amount: formatYuan(heldOf(receipts)) })}>
      {error && <RefusalNotice error={error} />}
      {receipts.length === 0 && !error && <p className={styles.none}>{t('receipt.none')}</p>}
      <ul className={styles.receipts}>
        {receipts.map((receipt) => (
          <ReceiptRow
            key={receipt.id}
            receipt={receipt}
            onPrint={() => setPrinted(receipt)}
            onReverse={mayReverse && !receipt.reversed ? () => setAsked(receipt) : null}
          />
        ))}
      </ul>
      {printed && (
        <PaperPreview
          title={t('receipt.paper', { number: printed.number })}
          fileName={t('receipt.paper', { number: printed.number })}
          load={() => client.receipts.paper({ projectId, receiptId: printed.id })}
          onClose={() => setPrinted(null)}
        />
      )}
      {asked && (
        <ReasonDialog
          isOpen
          title={t('receipt.ask', { number: asked.number })}
          consequence={t('receipt.consequence', { amount: formatYuan(asked.amount) })}
          confirmLabel={t('receipt.reverse')}
          isBusy={reverse.isPending}
          error={reverse.error}
          onConfirm={(reason) =>
            reverse.mutate({ receiptId: asked.id, reason }, { onError: () => askDealAgain(projectId) })
          }
          onClose={() => {
            reverse.reset()
            setAsked(null)
          }}
        />
      )}
    </Panel>
  )
}

function ReceiptRow({
  receipt,
  onPrint,
  onReverse,
}: {
  receipt: Receipt
  onPrint: () => void
  onReverse: (() => void) | null
}) {
  const { t } = useTranslation('subscriptions')
  const { number, amount, method, payer, slip, cardTail, at, by, reversed, account } = receipt
  const slips = [slip && t('receipt.slip', { slip }), cardTail && t('receipt.tail', { cardTail })].filter(Boolean)
  return (
    <li>
      <p className={styles.receiptHead}>
        <b>{number}</b>
        {reversed && <span className={styles.reversed}>{t('receipt.reversed')}</span>}
        <strong className={reversed ? styles.struck : undefined}>{formatYuan(amount)}</strong>
      </p>
      <small>
        {t(`receiptMethod.${method}`)} · {payer} · {slips.join(' · ')}
      </small>
      <small>
        {by} {formatShortInstant(at)} · {account}
      </small>
      {reversed && (
        <small className={styles.why}>
          {t('receipt.why', { by: reversed.by, at: formatShortInstant(reversed.at), reason: reversed.reason })}
        </small>
      )}
      <p className={styles.ways}>
        <Button size="small" onClick={onPrint}>
          {t('receipt.print')}
        </Button>
        {onReverse && (
          <Button size="small" onClick={onReverse}>
            {t('receipt.reverse')}
          </Button>
        )}
      </p>
    </li>
  )
}
