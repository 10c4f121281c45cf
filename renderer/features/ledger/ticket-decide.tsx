import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import { eventsOpenTo, ticketStateAt, ticketUntilAfter } from '../../../shared/ledger/ticket'
import type { Ticket } from '../../../shared/ledger/ticket-contract'
import type { TicketTimes } from '../../../shared/project/settings'
import { officeNow, useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { Countdown } from '../../components/countdown'
import { KeyHint } from '../../components/key-hint'
import { ReasonDialog } from '../../components/reason-dialog'
import { RefusalNotice } from '../../components/refusal'
import { useTicketTimes } from './board-data'
import { ignoreHeldEnter } from './ticket-enter'
import { askAgain, useTicketOrders } from './ticket-orders'
import styles from './ticket-page.module.css'

type Asked = 'reject' | 'withdraw' | 'extend'

/** What this person may do with the ticket now: one big button, the rest beside it, each with what follows. Rule LED-4. */
export function TicketDecide({
  projectId,
  ticket,
  approveKey,
  onDone,
  onPaper,
  onAmend,
}: {
  projectId: string
  ticket: Ticket
  /** The key that approves, shown in the button. */
  approveKey: string
  onDone?: ((ticket: Ticket) => void) | undefined
  onPaper: () => void
  onAmend: () => void
}) {
  const { t } = useTranslation(['tickets', 'common'])
  const { person, can } = useSession()
  const now = useNow()
  const times = useTicketTimes(projectId)
  const [asked, setAsked] = useState<Asked | null>(null)
  const orders = useTicketOrders(projectId, (done) => {
    setAsked(null)
    onDone?.(done)
  })
  const state = ticketStateAt(ticket, now)
  const events = eventsOpenTo(ticket, { id: person.id, isManager: can('ticket.decide') }, now)
  const isRunning = state === 'submitted' || state === 'approved'
  const ending = ticket.history.findLast(({ event }) => event === 'reject' || event === 'withdraw')
  const reason = ending?.reason && t('state.reason', { by: ending.by, reason: ending.reason })
  const which = { ticketId: ticket.id, version: ticket.version }
  const onError = () => askAgain(projectId, ticket.id)
  const isOpen = (event: Asked | 'approve' | 'amend') => events.includes(event)
  return (
    <div className={isRunning || state === 'subscribed' ? styles.submit : styles.ended}>
      <RefusalNotice error={orders.approve.error} />
      <p className={styles.willDo}>
        {t(`state.${state}.title`, { unit: ticket.unit })}{' '}
        {isRunning && ticket.until !== null && <Countdown until={ticket.until} />}
      </p>
      <p className={styles.willDoMore}>
        {isOpen('approve')
          ? t('decide.approveHint', { until: formatShortInstant(now + times.approved) })
          : (reason ?? t(`state.${state}.detail`))}
      </p>
      {isOpen('approve') ? (
        <Button
          id="ticket-approve"
          type="primary"
          size="large"
          block
          loading={orders.approve.isPending}
          onKeyDown={ignoreHeldEnter}
          onClick={() => orders.approve.mutate(which, { onError })}
        >
          <b>{t('decide.approve')}</b>
          <KeyHint keys={approveKey} />
        </Button>
      ) : (
        <Button size="large" block type={isRunning ? 'primary' : 'default'} onClick={onPaper}>
          <b>{t('paper.print')}</b>
        </Button>
      )}
      <p className={styles.beside}>
        {isOpen('reject') && <Button onClick={() => setAsked('reject')}>{t('decide.reject')}</Button>}
        {isOpen('extend') && <Button onClick={() => setAsked('extend')}>{t('decide.extend')}</Button>}
        {isOpen('amend') && <Button onClick={onAmend}>{t('decide.amend')}</Button>}
        {isOpen('withdraw') && <Button onClick={() => setAsked('withdraw')}>{t('decide.withdraw')}</Button>}
        {isOpen('approve') && <Button onClick={onPaper}>{t('paper.print')}</Button>}
      </p>
      {asked !== null && (
        <ReasonDialog
          isOpen
          title={t(`ask.${asked}.title`, { unit: ticket.unit })}
          consequence={t(`ask.${asked}.consequence`, { unit: ticket.unit, until: untilAfterExtending(ticket, times) })}
          confirmLabel={t(`decide.${asked}`)}
          isBusy={orders[asked].isPending}
          error={orders[asked].error}
          onConfirm={(reason) => orders[asked].mutate({ ...which, reason }, { onError })}
          onClose={() => {
            orders[asked].reset()
            setAsked(null)
          }}
        />
      )}
    </div>
  )
}

function untilAfterExtending(ticket: Ticket, times: TicketTimes): string {
  const until = ticketUntilAfter('extend', ticket, officeNow(), times)
  return until === null ? '' : formatShortInstant(until)
}
