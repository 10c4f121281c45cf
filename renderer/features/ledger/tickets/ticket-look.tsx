import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { client, orpc } from '../../../api/client'
import { PaperPreview } from '../../../components/paper-preview'
import { RefusalNotice } from '../../../components/refusal'
import { wordUnits } from '../../../components/unit-words'
import { TicketDecide } from './ticket-decide'
import { onceEnterIsUp } from './ticket-enter'
import { TicketFallsView } from './ticket-falls-view'
import { homeOfLine } from './ticket-home'
import styles from './ticket-list.module.css'
import { TicketReceipt } from './ticket-receipt'
import { TiedReceipts } from './ticket-receipt-lines'

/**
 * A look at one ticket beside the list: buyers, price, and the button that decides. With the focus on 批准 a manager
 * with a full hall presses Enter, and the next one lies there.
 */
export function TicketLook({
  projectId,
  ticketId,
  takesFocus,
  onDone,
  onNext,
}: {
  projectId: string
  ticketId: string
  takesFocus: boolean
  onDone: (ticket: Ticket) => void
  /** Somebody else ended it while it was looked at: it stays until the next one is asked for. */
  onNext: { label: string; go: () => void } | null
}) {
  const { t } = useTranslation(['tickets', 'common'])
  const { t: tKinds } = useTranslation(['withholding'])
  const navigate = useNavigate()
  const [isPaperOpen, setPaperOpen] = useState(false)
  const { data: ticket, error } = useQuery(orpc.ledger.tickets.detail.queryOptions({ input: { projectId, ticketId } }))
  const isShown = ticket !== undefined
  useEffect(() => {
    if (!isShown || !takesFocus) return
    return onceEnterIsUp(() => document.getElementById('ticket-approve')?.focus({ preventScroll: true }))
  }, [isShown, takesFocus])
  if (error) return <RefusalNotice error={error} />
  const line = ticket?.lines[0]
  if (!ticket || !line) return <aside className={styles.look} />
  return (
    <aside className={styles.look} aria-label={ticket.unit}>
      <header className={styles.lookHead}>
        <div>
          <h2>{wordUnits(tKinds, ticket.unit, ticket.tied)}</h2>
          <p>{t('list.by', { number: ticket.number ?? '', name: ticket.consultant })}</p>
        </div>
        <div className={styles.lookWays}>
          <Button onClick={() => navigate(`/tickets/${ticket.id}`)}>{t('list.open')}</Button>
          {onNext && <Button onClick={onNext.go}>{onNext.label}</Button>}
        </div>
      </header>
      <div className={styles.lookBody}>
        <p className={styles.lookBuyers}>
          <b>{ticket.buyers.map(({ name }) => name).join(t('list.and'))}</b>
          <span>{t(`common:paymentMethod.${ticket.paymentMethod}`)}</span>
        </p>
        {ticket.remarks !== '' && <p className={styles.lookRemarks}>{ticket.remarks}</p>}
        <TicketFallsView ticket={ticket} />
        <TicketReceipt home={homeOfLine(line)} breakdown={line.breakdown} evidence={notesOf(ticket)} />
        <TiedReceipts lines={ticket.lines} />
      </div>
      <TicketDecide
        projectId={projectId}
        ticket={ticket}
        approveKey="Enter"
        onDone={onDone}
        onPaper={() => setPaperOpen(true)}
        onAmend={() => navigate(`/tickets/${ticket.id}`)}
      />
      {isPaperOpen && (
        <PaperPreview
          title={t('paper.title', { unit: ticket.unit })}
          fileName={t('paper.file', { number: ticket.number ?? ticket.unit })}
          load={() => client.ledger.tickets.paper({ projectId, ticketId })}
          onClose={() => setPaperOpen(false)}
        />
      )}
    </aside>
  )
}

function notesOf({ lines }: Ticket): Record<string, string> {
  return Object.fromEntries((lines[0]?.evidence ?? []).map(({ itemId, note }) => [itemId, note]))
}
