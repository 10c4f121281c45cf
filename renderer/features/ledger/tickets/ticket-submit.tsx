import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { MINUTE, timeOf } from '../../../../shared/kernel/day'
import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { useNow } from '../../../api/clock'
import { KeyHint } from '../../../components/key-hint'
import { isRefusedWith, RefusalNotice } from '../../../components/refusal'
import { wordUnits } from '../../../components/unit-words'
import { useTicketTimes } from '../board/board-data'
import styles from './ticket-page.module.css'
import type { Writing } from './ticket-writing-state'

const TEN_SECONDS = 10_000

/** Says what will happen, then does it: 将锁定 1-1-1203 至 10:31. */
export function TicketSubmit({
  projectId,
  writing,
  taken,
  onSubmit,
  onKeep,
  onSeeOthers,
}: {
  projectId: string
  writing: Writing
  /** The home's claim when somebody was first while this was being written. */
  taken: BoardHome['claim']
  onSubmit: () => void
  /** Leaves with the draft kept, or without amending. */
  onKeep: () => void
  onSeeOthers: () => void
}) {
  const { t } = useTranslation('tickets')
  const { t: tKinds } = useTranslation(['withholding'])
  const now = useNow(TEN_SECONDS)
  const times = useTicketTimes(projectId)
  const { home, amending, isSubmitting, refused, tied, total } = writing
  const number = home?.number ?? ''
  const all = wordUnits(
    tKinds,
    number,
    tied.map((line) => ({ unitId: line.unitId, unit: line.number, kind: line.home?.kind ?? 'parking' })),
  )
  const keepMine = () => {
    if (!isRefusedWith(refused?.error, 'STALE')) return
    void writing.keeper.overwrite(refused.error.data.version)
    writing.forgetRefusal()
  }
  return (
    <div className={styles.submit}>
      {refused && (
        <RefusalNotice error={refused.error}>
          {!amending && isRefusedWith(refused.error, 'STALE') && <Button onClick={keepMine}>{t('keep.mine')}</Button>}
        </RefusalNotice>
      )}
      {taken && (
        <p className={styles.taken} role="status">
          {t(taken.until === null ? 'submit.taken' : 'submit.takenUntil', {
            unit: number,
            by: taken.by,
            since: timeOf(taken.since),
            until: taken.until === null ? '' : timeOf(taken.until),
          })}
        </p>
      )}
      <p className={styles.willDo}>
        {amending
          ? t('submit.willAmend', { number: amending.number ?? '' })
          : taken
            ? t('submit.willFail')
            : t('submit.willLock', { unit: all, until: timeOf(now + times.submitted).slice(0, 5) })}
      </p>
      <p className={styles.willDoMore}>
        {t(amending ? 'submit.amendHint' : taken ? 'submit.takenHint' : 'submit.lockHint', {
          minutes: times.submitted / MINUTE,
        })}
      </p>
      {taken ? (
        <Button type="primary" size="large" block onClick={onSeeOthers}>
          <b>{t('submit.seeOthers')}</b>
        </Button>
      ) : (
        <Button type="primary" size="large" block loading={isSubmitting} disabled={total === null} onClick={onSubmit}>
          <b>{t(amending ? 'submit.amend' : 'submit.submit')}</b>
          <KeyHint keys="Ctrl Enter" />
        </Button>
      )}
      <p className={styles.beside}>
        <Button type="link" size="small" onClick={onKeep}>
          {t(amending ? 'submit.leave' : 'submit.keepOnly')}
        </Button>
        {taken ? (
          <Button type="link" size="small" loading={isSubmitting} onClick={onSubmit}>
            {t('submit.anyway')}
          </Button>
        ) : (
          !amending && <span>{t('submit.othersToo')}</span>
        )}
      </p>
    </div>
  )
}
