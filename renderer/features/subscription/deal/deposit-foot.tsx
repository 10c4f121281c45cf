import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import type { Subscription } from '../../../../shared/subscription/contract'
import { isMet } from '../../../../shared/subscription/gate-item'
import { KeyHint } from '../../../components/key-hint'
import styles from '../gate/gate.module.css'
import { DepositDialog } from './deposit-dialog'

/** 收定金: the one big button; disabled it says why. Rule SUB-1. */
export function DepositFoot({ projectId, deal }: { projectId: string; deal: Subscription }) {
  const { t } = useTranslation('subscriptions')
  const [isOpen, setOpen] = useState(false)
  const missing = deal.gate.filter((item) => !isMet(item)).length
  const mayTake = deal.events.includes('deposit')
  const isReady = missing === 0 && mayTake
  return (
    <div className={styles.foot}>
      <Button
        id={isReady ? 'deal-act' : undefined}
        type="primary"
        size="large"
        block
        disabled={!isReady}
        aria-describedby="deposit-why"
        onClick={() => setOpen(true)}
      >
        <b>
          {deal.deposit === null ? t('deposit.take') : t('deposit.takeAmount', { amount: formatYuan(deal.deposit) })}
        </b>
        {isReady && <KeyHint keys="Ctrl Enter" />}
      </Button>
      <small id="deposit-why" className={styles.footWhy}>
        {missing > 0
          ? t('deposit.missing', { number: missing, all: deal.gate.length })
          : t(mayTake ? 'deposit.ready' : 'deposit.others')}
      </small>
      {isOpen && deal.deposit !== null && (
        <DepositDialog projectId={projectId} deal={deal} amount={deal.deposit} onClose={() => setOpen(false)} />
      )}
    </div>
  )
}
