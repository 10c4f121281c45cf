import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatYuan } from '../../../../shared/kernel/money'
import type { Subscription } from '../../../../shared/subscription/contract'
import { isMet } from '../../../../shared/subscription/gate-item'
import type { SubscriptionState } from '../../../../shared/subscription/subscription'
import { wordLack } from '../../../components/gate-words'
import { KeyHint } from '../../../components/key-hint'
import { Panel } from '../../../components/panel'
import { SigningDueView } from '../signing-due'
import { ContractDialog } from './contract-dialog'
import styles from './deal-desk.module.css'
import { DepositFoot } from './deposit-foot'

/** 定金 → 签约 → 备案: how far the deal is, and its one next step. Rules SUB-2, SUB-4. */
export function DealNext({
  projectId,
  deal,
  state,
}: {
  projectId: string
  deal: Subscription
  state: SubscriptionState
}) {
  const { t } = useTranslation(['subscriptions', 'refusals', 'common'])
  const { t: tGate } = useTranslation(['refusals', 'common'])
  const [asked, setAsked] = useState<'sign' | 'file' | null>(null)
  const { contract, events } = deal
  const step = events.includes('sign') ? 'sign' : events.includes('file') ? 'file' : null
  const lacks = deal.gate.filter((item) => !isMet(item)).flatMap((item) => item.lacks)
  return (
    <Panel title={t('next.title')}>
      <p className={styles.says}>
        <b>{t(`next.state.${state}`)}</b>
      </p>
      <dl className={styles.steps}>
        <dt>{t('next.deposit')}</dt>
        <dd>
          {deal.deposit !== null && formatYuan(deal.deposit)}{' '}
          <small>
            {t(state === 'depositMissing' ? 'next.depositMissing' : state === 'void' ? 'next.none' : 'next.taken')}
          </small>
        </dd>
        <dt>{t('next.signBy')}</dt>
        <dd>
          <SigningDueView signBy={deal.signBy} due={deal.due} />
        </dd>
        <dt>{t('next.contract')}</dt>
        <dd>
          {contract ? (
            <>
              {contract.official}
              <small>
                {contract.signedOn} · {t('next.contractNumber', { number: contract.number })}
              </small>
              <small>
                {contract.signed.by} {formatShortInstant(contract.signed.at)}
              </small>
            </>
          ) : (
            '–'
          )}
        </dd>
        <dt>{t('next.filing')}</dt>
        <dd>
          {contract?.filing ? (
            <>
              {contract.filing.number}
              <small>
                {contract.filing.filedOn} · {contract.filing.filed.by} {formatShortInstant(contract.filing.filed.at)}
              </small>
            </>
          ) : (
            '–'
          )}
        </dd>
      </dl>
      {step && (
        <Button id="deal-act" type="primary" size="large" block onClick={() => setAsked(step)}>
          <b>{t(`next.act.${step}`)}</b>
          <KeyHint keys="Ctrl Enter" />
        </Button>
      )}
      {state === 'depositMissing' && (
        <>
          {lacks.map((lack) => (
            <p key={JSON.stringify(lack)} className={styles.lack}>
              {wordLack(tGate, lack)}
            </p>
          ))}
          <DepositFoot projectId={projectId} deal={deal} />
        </>
      )}
      {asked && <ContractDialog deal={deal} step={asked} onClose={() => setAsked(null)} />}
    </Panel>
  )
}
