import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import type { PaymentMethod } from '../../../../shared/pricing/scheme'
import { YuanField } from '../../../components/yuan-field'
import styles from './form.module.css'
import { isBlankLoan, type LoanDraft, lentBy, loanOf, takesLoans } from './form-draft'
import gate from './gate.module.css'

/** 贷款 by lender: amount, a year's rate, years; and what is left to pay at first. Rule PRC-9. */
export function LoanFields({
  method,
  total,
  loans,
  isDisabled,
  onChange,
}: {
  method: PaymentMethod
  total: number | null
  loans: readonly LoanDraft[]
  isDisabled: boolean
  onChange: (loans: LoanDraft[]) => void
}) {
  const { t } = useTranslation('gate')
  if (!takesLoans(method)) return <p className={gate.quiet}>{t('loan.none')}</p>
  const change = (index: number, part: Partial<LoanDraft>) =>
    onChange(loans.map((loan, place) => (place === index ? { ...loan, ...part } : loan)))
  const left = total === null ? null : total - lentBy(loans)
  return (
    <fieldset className={styles.loans}>
      <legend>{t('loan.title')}</legend>
      {loans.map((loan, index) => {
        const lender = t(`loan.${loan.lender}`)
        const isHalf = !isBlankLoan(loan) && loanOf(loan) === null
        return (
          <div key={loan.lender} className={styles.loan}>
            <span>{lender}</span>
            <YuanField
              label={t('loan.principal', { lender })}
              fen={loan.principal}
              isDisabled={isDisabled}
              placeholder={t('loan.principalHint')}
              onChange={(principal) => change(index, { principal })}
            />
            <Input
              aria-label={t('loan.rate', { lender })}
              value={loan.rate}
              disabled={isDisabled}
              inputMode="decimal"
              maxLength={6}
              placeholder={t('loan.rateHint')}
              suffix="%"
              onChange={({ target }) => change(index, { rate: target.value })}
            />
            <Input
              aria-label={t('loan.years', { lender })}
              value={loan.years}
              disabled={isDisabled}
              inputMode="numeric"
              maxLength={2}
              placeholder={t('loan.yearsHint')}
              suffix={t('loan.yearsUnit')}
              onChange={({ target }) => change(index, { years: target.value })}
            />
            {isHalf && <small className={gate.wrong}>{t('loan.half')}</small>}
          </div>
        )
      })}
      {left !== null && (
        <p className={left < 0 ? gate.wrong : gate.quiet}>{t('loan.down', { amount: formatWholeYuan(left) })}</p>
      )}
    </fieldset>
  )
}
