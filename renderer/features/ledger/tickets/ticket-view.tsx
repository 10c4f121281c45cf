import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { formatPercent } from '../../../../shared/kernel/rate'
import { ticketStateAt } from '../../../../shared/ledger/ticket'
import type { HoldLine, Ticket } from '../../../../shared/ledger/ticket-contract'
import { client } from '../../../api/client'
import { useNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { Attachments } from '../../../components/attachments'
import { KeyHint } from '../../../components/key-hint'
import { PageHead } from '../../../components/page-head'
import { usePageKeys } from '../../../components/page-keys'
import { Panel } from '../../../components/panel'
import { PaperPreview } from '../../../components/paper-preview'
import { wordDiscount, wordReasons } from '../../../components/price-words'
import stateStyles from '../../../components/unit-state.module.css'
import { wordUnits } from '../../../components/unit-words'
import { SpecialOfTicket } from '../specials/special-of-ticket-view'
import { checksOfTicket } from './ticket-checks'
import { TicketDecide } from './ticket-decide'
import { TicketFallsView } from './ticket-falls-view'
import formStyles from './ticket-form.module.css'
import { homeOfLine } from './ticket-home'
import { TicketHomeStrip } from './ticket-home-strip'
import styles from './ticket-page.module.css'
import { TicketChecks, TicketReceipt } from './ticket-receipt'
import { TiedReceipts } from './ticket-receipt-lines'

/** 房号单 as submitted: number, countdown, buyers, price, signatures, paper, and what may be done with it. */
export function TicketView({
  projectId,
  ticket,
  onAmend,
  onLeave,
}: {
  projectId: string
  ticket: Ticket
  /** Under the pen again, perhaps with a special discount taken up (or, null, left). */
  onAmend: (change?: { specialId: string | null }) => void
  onLeave: () => void
}) {
  const { t } = useTranslation(['tickets', 'common'])
  const { t: tKinds } = useTranslation(['withholding'])
  const navigate = useNavigate()
  const { person } = useSession()
  const [isPaperOpen, setPaperOpen] = useState(false)
  const state = ticketStateAt(ticket, useNow())
  const [line] = ticket.lines
  const ground = usePageKeys({
    onCtrlEnter: () => document.getElementById('ticket-approve')?.click(),
    onEscape: onLeave,
  })
  const isOver = state === 'expired' || state === 'rejected' || state === 'withdrawn'
  return (
    <div ref={ground} className={styles.page}>
      <PageHead
        title={
          <>
            {t('head.ticket')} <span className={styles.number}>{wordUnits(tKinds, ticket.unit, ticket.tied)}</span>
          </>
        }
        note={
          <>
            <span className={TAG[state] === null ? styles.tag : `${stateStyles.tag} ${stateStyles[TAG[state]]}`}>
              {t(`common:ticketState.${state}`)}
            </span>
            <span>{ticket.number}</span>
            <span>{t('head.consultant', { name: ticket.consultant })}</span>
            {ticket.until !== null && !isOver && (
              <span>{t('head.until', { until: formatShortInstant(ticket.until) })}</span>
            )}
          </>
        }
      >
        {isOver && ticket.consultantId === person.id && (
          <Button type="primary" onClick={() => navigate(`/tickets/new?unit=${ticket.unitId}&like=${ticket.id}`)}>
            {t('head.again')}
          </Button>
        )}
        <Button onClick={() => setPaperOpen(true)}>{t('paper.preview')}</Button>
        <Button onClick={onLeave}>
          {t('common:action.close')}
          <KeyHint keys="Esc" />
        </Button>
      </PageHead>
      {line && <TicketHomeStrip home={homeOfLine(line)} />}
      <div className={styles.columns}>
        <Buyers ticket={ticket} />
        <Panel
          isFlush
          className={formStyles.column}
          title={t('terms.title')}
          note={t(`common:paymentMethod.${ticket.paymentMethod}`)}
        >
          <div className={formStyles.scroll}>
            {line && <Discounts line={line} />}
            <Attachments
              projectId={projectId}
              thing={{ kind: 'ticket', id: ticket.id }}
              title={t('attachments.title')}
              empty={t('attachments.empty')}
              takesPaste
            />
            <Signatures ticket={ticket} />
          </div>
          <SpecialOfTicket
            projectId={projectId}
            ticket={ticket}
            state={state}
            onUse={(specialId) => onAmend({ specialId })}
          />
        </Panel>
        <Panel isFlush className={styles.right} title={t('receipt.title')} actions={<small>{t('receipt.unit')}</small>}>
          <div className={styles.rightScroll}>
            <TicketFallsView ticket={ticket} />
            {line && <TicketReceipt home={homeOfLine(line)} breakdown={line.breakdown} evidence={notesOf(line)} />}
            <TiedReceipts lines={ticket.lines} />
            <TicketChecks checks={checksOfTicket(t, ticket)} />
          </div>
          <TicketDecide
            projectId={projectId}
            ticket={ticket}
            approveKey="Ctrl Enter"
            onPaper={() => setPaperOpen(true)}
            onAmend={() => onAmend()}
          />
        </Panel>
      </div>
      {isPaperOpen && (
        <PaperPreview
          title={t('paper.title', { unit: ticket.unit })}
          fileName={t('paper.file', { number: ticket.number ?? ticket.unit })}
          load={() => client.ledger.tickets.paper({ projectId, ticketId: ticket.id })}
          onClose={() => setPaperOpen(false)}
        />
      )}
    </div>
  )
}

/** The colours of a ticket's state are those of its home on the board. */
const TAG = {
  draft: null,
  discarded: null,
  submitted: 'ticket',
  approved: 'ticket',
  rejected: null,
  withdrawn: null,
  expired: null,
  subscribed: 'subscribed',
} as const

function Buyers({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { buyers, remarks, consent } = ticket
  return (
    <Panel
      isFlush
      className={formStyles.column}
      title={t('buyer.title')}
      note={t('buyer.summary', { number: buyers.length, sum: 100 })}
    >
      <div className={formStyles.scroll}>
        {buyers.map((buyer) => (
          <section key={buyer.customerId} className={formStyles.buyer}>
            <header className={formStyles.buyerHead}>
              <b className={formStyles.buyerName}>{buyer.name}</b>
              <span className={formStyles.relation}>{t(`relation.${buyer.relation}`)}</span>
              <span className={formStyles.origin}>
                {buyer.owner !== null && t('buyer.othersCustomer', { name: buyer.owner })}
              </span>
            </header>
            <dl className={formStyles.onFile}>
              <dt>{t('buyer.idNumber')}</dt>
              <dd>{buyer.idNumber ?? t('buyer.noIdNumber')}</dd>
              <dt>{t('buyer.phone')}</dt>
              <dd>{buyer.phone}</dd>
              <dt>{t('buyer.address')}</dt>
              <dd>{buyer.address || '–'}</dd>
              <dt>{t('buyer.share')}</dt>
              <dd>{formatPercent(buyer.share)}%</dd>
            </dl>
          </section>
        ))}
        <dl className={formStyles.onFile}>
          {remarks !== '' && (
            <>
              <dt>{t('remarks')}</dt>
              <dd>{remarks}</dd>
            </>
          )}
          <dt>{t('consent.title')}</dt>
          <dd>
            {consent
              ? t('consent.witnessed', { by: consent.by, time: formatShortInstant(consent.at) })
              : t('consent.missing')}
          </dd>
        </dl>
      </div>
    </Panel>
  )
}

/** The items used, with the condition each was admitted by. */
function Discounts({ line }: { line: HoldLine }) {
  const { t } = useTranslation('tickets')
  const { t: tPrice } = useTranslation(['board', 'common'])
  const notes = notesOf(line)
  if (line.breakdown.steps.length === 0) return <p className={formStyles.empty}>{t('check.noDiscounts')}</p>
  return (
    <ul>
      {line.breakdown.steps.map((step, index) => (
        <li key={step.itemId} className={formStyles.item}>
          <div className={formStyles.itemHead}>
            <i>{index + 1}</i>
            <span>
              <b>{step.name}</b>
              <small>{wordReasons(tPrice, step.reasons, notes[step.itemId])}</small>
            </span>
            <strong>{wordDiscount(tPrice, step.discount)}</strong>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** 经过: every signature with its time. Rule LED-3. */
function Signatures({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['tickets', 'common'])
  return (
    <section className={formStyles.history}>
      <h2>{t('history.title')}</h2>
      <ol>
        {ticket.history.map((entry) => (
          <li key={`${entry.at}-${entry.event}`}>
            <time>{formatShortInstant(entry.at)}</time>
            <span>
              {entry.by} {t(`history.did.${entry.event}`)}
              {entry.until !== null && t('history.until', { until: formatShortInstant(entry.until) })}
              {entry.reason !== null && <small>{entry.reason}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function notesOf({ evidence }: HoldLine): Record<string, string> {
  return Object.fromEntries(evidence.map(({ itemId, note }) => [itemId, note]))
}
