import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, formatShortInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan } from '../../../../shared/kernel/money'
import { isExpired } from '../../../../shared/ledger/claim'
import { type GoingOn, isRunning, ticketStateAt, ticketUntilAfter } from '../../../../shared/ledger/ticket'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { fallsOfTicket, type TicketFall } from '../../../../shared/ledger/ticket-falls'
import { type TicketWay, ticketWays } from '../../../../shared/ledger/ticket-ways'
import type { TicketTimes } from '../../../../shared/project/settings'
import { officeNow, useNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { Countdown } from '../../../components/countdown'
import { KeyHint } from '../../../components/key-hint'
import { ReasonDialog } from '../../../components/reason-dialog'
import { RefusalNotice } from '../../../components/refusal'
import { useTicketToDeal } from '../../subscription/subscription'
import { useTicketTimes } from '../board/board-data'
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
  const today = dayOf(now)
  const { total, fallen } = useMemo(() => fallOf(ticket, today), [ticket, today])
  const hand = { id: person.id, isManager: can('ticket.decide') }
  const hasLapsed = ticket.specialUse !== null && isExpired(ticket.specialUse, now)
  const toDeal = useTicketToDeal(projectId, ticket, fallen === null && !hasLapsed)
  const { next, beside, barred } = ticketWays(ticket, hand, now, fallen !== null || hasLapsed)
  const ending = ticket.history.findLast(({ event }) => event === 'reject' || event === 'withdraw')
  const reason = ending?.reason && t('state.reason', { by: ending.by, reason: ending.reason })
  const which = { ticketId: ticket.id, version: ticket.version }
  const onError = () => askAgain(projectId, ticket.id)
  const isHeld = isRunning(state)
  const whyBarred = t(`decide.fallen.${wayAfterFall(next, barred)}`, { name: ticket.consultant })
  const go = (way: TicketWay) => {
    if (way === 'approve') orders.approve.mutate(which, { onError })
    else if (way === 'print') onPaper()
    else if (way === 'amend') onAmend()
    else setAsked(way)
  }
  const wordWay = (way: TicketWay) => (way === 'print' ? t('paper.print') : t(`decide.${way}`))
  return (
    <div className={isHeld || state === 'subscribed' ? styles.submit : styles.ended}>
      <RefusalNotice error={orders.approve.error} />
      <p className={styles.willDo}>
        {t(`state.${state}.title`, { unit: ticket.unit })}{' '}
        {isHeld && ticket.until !== null && <Countdown until={ticket.until} />}
      </p>
      <p className={styles.willDoMore}>
        {isHeld && (fallen || hasLapsed)
          ? whyBarred
          : next === 'approve'
            ? t('decide.approveHint', { until: formatShortInstant(now + times.approved) })
            : (reason ?? t(`state.${state}.detail`))}
      </p>
      {toDeal}
      {next !== null && (
        <Button
          id={next === 'approve' ? 'ticket-approve' : undefined}
          className={toDeal ? (styles.second ?? '') : ''}
          type={isHeld && toDeal === null ? 'primary' : 'default'}
          size={toDeal === null ? 'large' : 'middle'}
          block
          loading={orders.approve.isPending}
          onKeyDown={ignoreHeldEnter}
          onClick={() => go(next)}
        >
          <b>{wordWay(next)}</b>
          {next === 'approve' && <KeyHint keys={approveKey} />}
        </Button>
      )}
      <p className={styles.beside}>
        {barred.map((way) => (
          <Button key={way} disabled title={whyBarred}>
            {wordWay(way)}
          </Button>
        ))}
        {beside.map((way) => (
          <Button key={way} onClick={() => go(way)}>
            {wordWay(way)}
          </Button>
        ))}
      </p>
      {asked !== null && (
        <ReasonDialog
          isOpen
          title={t(`ask.${asked}.title`, { unit: ticket.unit })}
          consequence={t(`ask.${asked}.consequence`, { unit: ticket.unit, until: untilAfterExtending(ticket, times) })}
          confirmLabel={t(`decide.${asked}`)}
          suggested={fallen && isHeld ? wordFallen(t, total, fallen) : undefined}
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

/** The total as signed, and what has become of it by a day. Rule PRC-4. */
function fallOf({ lines }: Ticket, today: string) {
  const total = lines.reduce((sum, { breakdown }) => sum + breakdown.total, 0)
  return { total, fallen: fallsOfTicket(total, lines, today).fallen }
}

/** What is left to do on a ticket whose total has fallen, as far as it is in this person's hand. */
function wayAfterFall(next: TicketWay | null, barred: readonly GoingOn[]) {
  if (next === 'amend' || next === 'withdraw') return next
  return barred.length > 0 ? 'wait' : 'none'
}

/** Why a ticket at a fallen total ends: its consultant reads there what it costs now. */
function wordFallen(t: TFunction<['tickets', 'common']>, before: number, { day, items, total }: TicketFall): string {
  return t('ask.fallen', {
    items: items.join(t('list.and')),
    day: day.slice(5),
    before: formatWholeYuan(before),
    after: formatWholeYuan(total),
  })
}
