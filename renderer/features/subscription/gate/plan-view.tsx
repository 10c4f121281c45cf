import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatYuan } from '../../../../shared/kernel/money'
import { type Repayment, repaymentMethodSchema } from '../../../../shared/pricing/loan'
import type { PurchasePlan } from '../../../../shared/pricing/purchase-plan'
import type { Subscription } from '../../../../shared/subscription/contract'
import { orpc } from '../../../api/client'
import plain from '../../../components/plain-table.module.css'
import { RefusalNotice } from '../../../components/refusal'
import styles from './gate.module.css'

/** 置业计划 as it is computed: what is due when, both ways of repaying, what is paid besides. Rule PRC-9. */
export function PlanView({ projectId, deal }: { projectId: string; deal: Subscription }) {
  const { t } = useTranslation('gate')
  const isReady = deal.deposit !== null && deal.signBy !== null
  const { data: plan, error } = useQuery(
    orpc.subscription.plan.queryOptions({ input: { projectId, subscriptionId: deal.id }, enabled: isReady }),
  )
  if (!isReady) return <p className={styles.quiet}>{t('plan.notYet')}</p>
  if (error) return <RefusalNotice error={error} />
  if (!plan) return null
  return (
    <div className={styles.plan}>
      <Calendar plan={plan} />
      {plan.loans.length > 0 && <Repayments plan={plan} />}
      <Fees plan={plan} />
    </div>
  )
}

function Calendar({ plan }: { plan: PurchasePlan }) {
  const { t } = useTranslation('gate')
  return (
    <table className={plain.plain}>
      <caption>{t('plan.calendar')}</caption>
      <thead>
        <tr>
          <th>{t('plan.what')}</th>
          <th>{t('plan.day')}</th>
          <th className={styles.figure}>{t('plan.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.calendar.map(({ kind, day, amount, lender }, index) => (
          <tr key={`${kind} ${day} ${index.toString()}`}>
            <td>
              {t(`plan.kind.${kind}`)} {lender && t(`loan.${lender}`)}
            </td>
            <td>{day}</td>
            <td className={styles.figure}>{formatYuan(amount)}</td>
          </tr>
        ))}
        <tr className={styles.sumRow}>
          <td>{t('plan.total')}</td>
          <td>{plan.loans.length > 0 && t('plan.down', { amount: formatYuan(plan.downPayment) })}</td>
          <td className={styles.figure}>{formatYuan(plan.total)}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Repayments({ plan }: { plan: PurchasePlan }) {
  const { t } = useTranslation('gate')
  const rows = [
    ...plan.loans.map(({ loan, repayment }) => ({ name: t(`loan.${loan.lender}`), repayment })),
    ...(plan.together ? [{ name: t('plan.together'), repayment: plan.together }] : []),
  ]
  return (
    <table className={plain.plain}>
      <caption>{t('plan.repayment')}</caption>
      <thead>
        <tr>
          <th>{t('plan.loan')}</th>
          <th>{t('plan.way')}</th>
          <th className={styles.figure}>{t('plan.first')}</th>
          <th className={styles.figure}>{t('plan.last')}</th>
          <th className={styles.figure}>{t('plan.interest')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(({ name, repayment }) =>
          repaymentMethodSchema.options.map((way) => (
            <RepaymentRow key={`${name} ${way}`} name={name} way={t(`plan.ways.${way}`)} of={repayment[way]} />
          )),
        )}
      </tbody>
    </table>
  )
}

function RepaymentRow({ name, way, of }: { name: string; way: string; of: Repayment }) {
  return (
    <tr>
      <td>{name}</td>
      <td>{way}</td>
      <td className={styles.figure}>{formatYuan(of.first)}</td>
      <td className={styles.figure}>{formatYuan(of.last)}</td>
      <td className={styles.figure}>{formatYuan(of.interest)}</td>
    </tr>
  )
}

/** 税费: what is paid besides the price; of what the tables do not know the plan says so. */
function Fees({ plan }: { plan: PurchasePlan }) {
  const { t } = useTranslation('gate')
  return (
    <table className={plain.plain}>
      <caption>{t('plan.fees')}</caption>
      <thead>
        <tr>
          <th>{t('plan.unit')}</th>
          <th>{t('plan.fee')}</th>
          <th className={styles.figure}>{t('plan.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.fees.map(({ unit, fee, due }) => (
          <tr key={`${unit} ${fee}`}>
            <td>{unit}</td>
            <td>{t(`fee.${fee}`)}</td>
            <td className={styles.figure}>
              {due ? formatYuan(due.amount) : <span className={styles.wrong}>{t('plan.unknown')}</span>}
            </td>
          </tr>
        ))}
        <tr className={styles.sumRow}>
          <td>{t('plan.together')}</td>
          <td />
          <td className={styles.figure}>{plan.feesTotal === null ? '–' : formatYuan(plan.feesTotal)}</td>
        </tr>
      </tbody>
    </table>
  )
}
