import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { dayOf } from '../../../../shared/kernel/day'
import type { Ticket } from '../../../../shared/ledger/ticket-contract'
import { orpc } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useSession } from '../../../api/session'
import { RefusalNotice } from '../../../components/refusal'
import { PageNotice } from '../../../frame/page-notice'
import { choicesOf, draftOf, EMPTY_DRAFT, knownBuyersOf, type TicketDraft } from './ticket-draft'
import { homeOfUnit, type TicketHome } from './ticket-home'
import styles from './ticket-page.module.css'
import { chooseAgain, chooseAtFirst } from './ticket-price'
import { TicketView } from './ticket-view'
import { TicketWriting } from './ticket-writing'
import type { WritingStart } from './ticket-writing-state'

/** A ticket's page: `/tickets/new?unit=…` to write one, `/tickets/…` for a draft or a submitted one. */
export function TicketPage() {
  const { ticketId = 'new' } = useParams()
  const location = useLocation()
  const [pen, setPen] = useState({ path: location.pathname + location.search, count: 0 })
  const here = location.pathname + location.search
  const isSameDraft = isMarked(location.state)
  // A new draft's address changes once it has an id: the page under the pen stays the same.
  if (pen.path !== here) setPen({ path: here, count: isSameDraft ? pen.count : pen.count + 1 })
  return <TicketDesk key={pen.count} ticketId={ticketId} />
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isSameDraft' in state
}

/** A ticket under the pen again; `specialId` where a special discount is taken up or left with it. */
type Amending = { ticket: Ticket; specialId?: string | null }

/** Decides what lies on the desk: a blank form, a draft, a ticket to be amended, or a ticket to look at. */
function TicketDesk({ ticketId }: { ticketId: string }) {
  const navigate = useNavigate()
  const { project, person } = useSession()
  const [params] = useSearchParams()
  const [first] = useState({ ticketId, unitId: params.get('unit'), like: params.get('like') })
  const [amending, setAmending] = useState<Amending | null>(null)
  const shownId = ticketId === 'new' ? first.like : ticketId
  const { data: ticket, error } = useQuery(
    orpc.ledger.tickets.detail.queryOptions({
      input: shownId === null ? skipToken : { projectId: project.id, ticketId: shownId },
    }),
  )
  const show = (taken: Ticket) => navigate(`/tickets/${taken.id}`, { replace: true })
  const leave = () => (window.history.length > 1 ? navigate(-1) : navigate('/board'))
  if (first.ticketId === 'new' && (ticketId === 'new' || ticket?.state === 'draft' || !ticket)) {
    return (
      <BlankTicket
        projectId={project.id}
        unitId={first.unitId}
        like={first.like === null ? null : (ticket ?? null)}
        isWaiting={first.like !== null && !ticket && ticketId === 'new'}
        onDone={show}
        onLeave={leave}
      />
    )
  }
  if (error) {
    return (
      <div className={styles.alone}>
        <RefusalNotice error={error} />
      </div>
    )
  }
  if (!ticket) return null
  if (amending) {
    // What others do with the ticket meanwhile does not touch what is being typed; the office judges it when sent.
    return (
      <TicketWriting
        projectId={project.id}
        start={startOfAmending(amending)}
        onDone={() => setAmending(null)}
        onLeave={() => setAmending(null)}
      />
    )
  }
  if (ticket.state === 'draft' && ticket.form && ticket.consultantId === person.id) {
    return (
      <TicketWriting projectId={project.id} start={startOfDraft(ticket, ticket.form)} onDone={show} onLeave={leave} />
    )
  }
  return (
    <TicketView
      projectId={project.id}
      ticket={ticket}
      onAmend={(change) => setAmending({ ticket, ...change })}
      onLeave={leave}
    />
  )
}

/** A new ticket on a home, perhaps with the buyers and terms of an earlier one. */
function BlankTicket({
  projectId,
  unitId,
  like,
  isWaiting,
  onDone,
  onLeave,
}: {
  projectId: string
  unitId: string | null
  like: Ticket | null
  isWaiting: boolean
  onDone: (ticket: Ticket) => void
  onLeave: () => void
}) {
  const { t } = useTranslation('tickets')
  const [start, setStart] = useState<WritingStart | null>(null)
  const { data: unit, error } = useQuery(
    orpc.ledger.unit.queryOptions({ input: unitId === null ? skipToken : { projectId, unitId } }),
  )
  if (unitId === null) return <PageNotice title={t('blank.noUnit')} detail={t('blank.noUnitDetail')} isHomeOffered />
  if (error && !unit) {
    return (
      <div className={styles.alone}>
        <RefusalNotice error={error} />
      </div>
    )
  }
  if (!unit || isWaiting) return null
  if (start === null) {
    setStart(startOfNew(unitId, homeOfUnit(unit), like))
    return null
  }
  return <TicketWriting projectId={projectId} start={start} onDone={onDone} onLeave={onLeave} />
}

function startOfNew(unitId: string, home: TicketHome | null, like: Ticket | null): WritingStart {
  const today = dayOf(officeNow())
  const draft = like ? draftLike(like) : EMPTY_DRAFT
  const choose = like ? chooseAgain : chooseFirst
  return { unitId, kept: null, amending: null, draft: { ...draft, chosen: home ? choose(home, draft, today) : [] } }
}

function chooseFirst(home: TicketHome, { paymentMethod }: TicketDraft, day: string): string[] {
  return chooseAtFirst(home, paymentMethod, day)
}

function startOfDraft(ticket: Ticket, form: NonNullable<Ticket['form']>): WritingStart {
  return {
    unitId: ticket.unitId,
    draft: draftOf(form, ticket.buyers),
    kept: { ticketId: ticket.id, version: ticket.version },
    amending: null,
  }
}

function startOfAmending({ ticket, specialId }: Amending): WritingStart {
  const used = ticket.lines[0]?.special?.id ?? null
  return {
    unitId: ticket.unitId,
    draft: {
      ...draftLike(ticket),
      hasConsent: ticket.consent !== null,
      specialId: specialId === undefined ? used : specialId,
    },
    kept: null,
    amending: ticket,
  }
}

/** Buyers and terms of a submitted ticket, under the pen again. Consent is asked anew on a new ticket. */
function draftLike(ticket: Ticket): TicketDraft {
  const [line, ...tied] = ticket.lines
  return {
    paymentMethod: ticket.paymentMethod,
    buyers: knownBuyersOf(ticket.buyers),
    chosen: line?.chosen ?? [],
    evidence: Object.fromEntries((line?.evidence ?? []).map(({ itemId, note }) => [itemId, note])),
    tied: choicesOf(tied),
    specialId: null,
    remarks: ticket.remarks,
    hasConsent: false,
  }
}
