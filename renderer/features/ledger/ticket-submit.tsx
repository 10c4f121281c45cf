import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../../../shared/kernel/day'
import { TICKET_TIMES } from '../../../shared/ledger/ticket'
import { useNow } from '../../api/clock'
import { KeyHint } from '../../components/key-hint'
import { RefusalNotice } from '../../components/refusal'
import type { BoardHome } from './board-homes'
import styles from './ticket-page.module.css'
import type { Writing } from './ticket-writing-state'

const TEN_SECONDS = 10_000

/** Says what will happen, then does it: 将锁定 1-1-1203 至 10:31. */
export function TicketSubmit({
  writing,
  taken,
  onSubmit,
  onKeep,
  onSeeOthers,
}: {
  writing: Writing
  /** The home's claim when somebody was first while this was being written. */
  taken: BoardHome['claim']
  onSubmit: () => void
  /** Leaves with the draft kept, or without amending. */
  onKeep: () => void
  onSeeOthers: () => void
}) {
  const { t } = useTranslation('tickets')
  const now = useNow(TEN_SECONDS)
  const { home, amending, isSubmitting, refused, price } = writing
  const number = home?.number ?? ''
  return (
    <div className={styles.submit}>
      {refused && <RefusalNotice error={refused.error} />}
      {taken && (
        <p className={styles.taken} role="status">
          {t(taken.until === null ? 'submit.taken' : 'submit.takenUntil', {
            unit: number,
            by: taken.by,
            since: timeOf(taken.since),
            until: taken.until === null ? '' : timeOf(taken.until),
          })}
          <Button type="link" size="small" onClick={onSeeOthers}>
            {t('submit.seeOthers')}
          </Button>
        </p>
      )}
      <p className={styles.willDo}>
        {amending
          ? t('submit.willAmend', { number: amending.number ?? '' })
          : t('submit.willLock', { unit: number, until: timeOf(now + TICKET_TIMES.submitted).slice(0, 5) })}
      </p>
      <p className={styles.willDoMore}>{t(amending ? 'submit.amendHint' : 'submit.lockHint')}</p>
      <Button type="primary" size="large" block loading={isSubmitting} disabled={!price?.breakdown} onClick={onSubmit}>
        <b>{t(amending ? 'submit.amend' : 'submit.submit')}</b>
        <KeyHint keys="Ctrl Enter" />
      </Button>
      <p className={styles.beside}>
        <Button type="link" size="small" onClick={onKeep}>
          {t(amending ? 'submit.leave' : 'submit.keepOnly')}
        </Button>
        {!amending && <span>{t('submit.othersToo')}</span>}
      </p>
    </div>
  )
}
