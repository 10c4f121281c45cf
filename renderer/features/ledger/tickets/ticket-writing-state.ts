import { ORPCError } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { dayOf } from '../../../../shared/kernel/day'
import type { Ticket, TicketForm } from '../../../../shared/ledger/ticket-contract'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import type { Special } from '../../../../shared/pricing/special'
import { client, orpc, queryClient } from '../../../api/client'
import { officeNow, useNow } from '../../../api/clock'
import { beforeLeaving } from '../../../api/leaving'
import { useLiveState } from '../../../api/live'
import { useOrder } from '../../../api/order'
import { isRefusedWith } from '../../../components/refusal'
import { asStep, type StandingSpecial, useTicketSpecials } from '../specials/special-of-ticket'
import { type DraftProblem, findProblems, formOf, type TicketDraft } from './ticket-draft'
import { homeOfLine, homeOfUnit, type TicketHome } from './ticket-home'
import { createKeeper, type DraftRef, type Keeper, type KeepStatus } from './ticket-keeper'
import { chooseAgain, type DraftPrice, priceDraft } from './ticket-price'
import { sumOf, type TiedLine, useTiedLines } from './ticket-tied'

/** What is being written: a new ticket or a draft, on a home that may still change, or a submitted ticket's amendment. */
export type WritingStart = {
  unitId: string
  draft: TicketDraft
  kept: DraftRef | null
  /** The submitted ticket that is amended: its home and versions stay. Rule LED-4. */
  amending: Ticket | null
}

/** Everything the page of a ticket under the pen needs. */
export type Writing = {
  home: TicketHome | null
  draft: TicketDraft
  price: DraftPrice | null
  /** What goes with the home, each with its own price. Rule LED-11. */
  tied: readonly TiedLine[]
  /** The sum of all lines in fen; null while one has no price. */
  total: number | null
  /** The application that counts on this ticket: the one used, the open one, or the last. Rule PRC-7. */
  special: StandingSpecial | null
  /** What the home would cost with a special discount behind its items. */
  priceWithSpecial: (special: Special) => PriceBreakdown | null
  /** Keeps the draft as it would be submitted, and says which one it is. */
  save: () => Promise<DraftRef | null>
  /** The business day the conditions are held against. */
  day: string
  problems: readonly DraftProblem[]
  amending: Ticket | null
  keeping: KeepStatus
  change: (change: Partial<TicketDraft>) => void
  /** Takes another home under the same pen: buyers, payment and discounts stay. */
  moveTo: (unitId: string) => Promise<void>
  submit: () => void
  isSubmitting: boolean
  /** The office's no, and when it was asked. */
  refused: { error: Error; at: number } | null
  forgetRefusal: () => void
  keeper: Keeper
}

const KEEP_AFTER = 800
const RETRY_AFTER = 2_000
const A_MINUTE = 60_000

/** Writes a ticket: keeps the draft as it goes, prices it with the office's engine, and submits it. */
export function useWriting(projectId: string, start: WritingStart, onDone: (ticket: Ticket) => void): Writing {
  const { amending } = start
  const [unitId, setUnitId] = useState(start.unitId)
  const [draft, setDraft] = useState(start.draft)
  const [isTouched, setTouched] = useState(false)
  const amendedVersion = useRef(amending?.version ?? 1)
  const [refused, setRefused] = useState<Writing['refused']>(null)
  const unit = useQuery(
    orpc.ledger.unit.queryOptions({ input: { projectId, unitId }, enabled: amending === null }),
  ).data
  const pinned = amending?.lines[0]
  const home = useMemo(() => (pinned ? homeOfLine(pinned) : unit ? homeOfUnit(unit) : null), [pinned, unit])
  const today = dayOf(useNow(A_MINUTE))
  const day = (amending && dayOfSubmission(amending)) ?? today
  const { keeper, keeping } = useKeeper(projectId, start.kept)
  const special = useSpecial(projectId, amending?.id ?? keeper.current()?.ticketId ?? null, draft.specialId)
  const used = special?.id === draft.specialId ? special : null
  const price = useMemo(
    () => home && priceDraft(home, draft, day, today, used && asStep(used)),
    [home, draft, day, today, used],
  )
  const tied = useTiedLines(projectId, unit, amending, draft, day, today)
  const total = sumOf(price, tied)
  const problems = useMemo(() => findProblems(draft), [draft])

  const tiedIds = useMemo(() => tied.map((line) => line.unitId), [tied])
  const form = useMemo(
    () => formOf(withCounting(draft, price, tied), unitId, tiedIds),
    [draft, price, tied, unitId, tiedIds],
  )
  useEffect(() => {
    if (isTouched && amending === null) keeper.keep(formOf(draft, unitId, tiedIds))
  }, [isTouched, amending, keeper, draft, unitId, tiedIds])

  const order = useOrder(
    (input: { kept: DraftRef | null; form: TicketForm; expectedTotal: number }, requestId) => {
      const { kept, ...written } = input
      return amending
        ? client.ledger.tickets.amend({
            requestId,
            projectId,
            ticketId: amending.id,
            version: amendedVersion.current,
            ...written,
          })
        : client.ledger.tickets.submit({ requestId, projectId, draft: kept, ...written })
    },
    {
      onDone: (ticket) => {
        keeper.close()
        takeTicket(projectId, ticket)
        onDone(ticket)
      },
    },
  )

  const submit = async () => {
    if (order.isPending || total === null) return
    const at = officeNow()
    const kept = await keeper.settle()
    order.mutate(
      { kept, form, expectedTotal: total },
      {
        onError: (error) => {
          setRefused({ error, at })
          // Told of the other change, the person decides: the next try is based on it.
          if (isRefusedWith(error, 'STALE')) amendedVersion.current = error.data.version
          if (isRefusedWith(error, 'PRICE_CHANGED'))
            void queryClient.invalidateQueries({ queryKey: orpc.ledger.unit.key({ input: { projectId } }) })
          if (amending === null) {
            setTouched(true)
            keeper.keep(formOf(draft, unitId, tiedIds))
            void keeper.flush()
          }
        },
        onSuccess: () => setRefused(null),
      },
    )
  }

  const save = async () => {
    keeper.keep(form)
    await keeper.flush()
    return keeper.current()
  }

  return {
    home,
    draft,
    price,
    special,
    priceWithSpecial: (tried) => home && priceDraft(home, draft, day, today, tried).breakdown,
    save,
    tied,
    total,
    day,
    problems,
    amending,
    keeping,
    keeper,
    refused,
    isSubmitting: order.isPending,
    submit: () => void submit(),
    forgetRefusal: useCallback(() => setRefused(null), []),
    change: useCallback((change) => {
      setDraft((before) => ({ ...before, ...change }))
      setTouched(true)
    }, []),
    moveTo: async (next) => {
      const options = orpc.ledger.unit.queryOptions({ input: { projectId, unitId: next } })
      const other = homeOfUnit(await queryClient.fetchQuery(options))
      setUnitId(next)
      // A special discount is for the home it was applied for.
      if (other) setDraft((before) => ({ ...before, specialId: null, chosen: chooseAgain(other, before, day) }))
      setTouched(true)
      setRefused(null)
    },
  }
}

/** The application a draft uses, or else the one that counts: what is open, then the last. Rule PRC-7. */
function useSpecial(projectId: string, ticketId: string | null, usedId: string | null): StandingSpecial | null {
  const specials = useTicketSpecials(projectId, ticketId)
  return specials.find(({ id }) => id === usedId) ?? specials[0] ?? null
}

/** Keeps the draft with the office; the address follows once it has an id. Leaving the page saves what is left. */
function useKeeper(projectId: string, start: DraftRef | null) {
  const [keeping, setKeeping] = useState<KeepStatus>({ kind: 'idle' })
  const follow = useFollowDraft()
  const { mutateAsync } = useOrder((input: { draft: DraftRef | null; form: TicketForm }, requestId) =>
    client.ledger.tickets.save({ requestId, projectId, ...input }),
  )
  const save = useRef(mutateAsync)
  save.current = mutateAsync
  const [keeper] = useState(() =>
    createKeeper({
      start,
      wait: KEEP_AFTER,
      now: officeNow,
      report: setKeeping,
      save: async (draft, form) => {
        const ticket = await save.current({ draft, form })
        takeTicket(projectId, ticket, draft === null)
        if (draft === null) follow.current(ticket.id)
        return { ticketId: ticket.id, version: ticket.version }
      },
    }),
  )
  useEffect(() => {
    const flush = () => void keeper.flush()
    document.addEventListener('visibilitychange', flush)
    const stay = beforeLeaving(keeper.flush)
    return () => {
      stay()
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [keeper])
  const { isLive } = useLiveState()
  useEffect(() => {
    if (keeping.kind !== 'failed' || !isLive || keeping.error instanceof ORPCError) return
    // Nothing was answered: as soon as the office is there again, what is on the page is saved.
    const timer = setTimeout(keeper.flush, RETRY_AFTER)
    return () => clearTimeout(timer)
  }, [keeper, keeping, isLive])
  return { keeper, keeping }
}

/** Puts a new draft's id into the address, unless the page has been left meanwhile. */
function useFollowDraft() {
  const navigate = useNavigate()
  const isHere = useRef(true)
  const follow = useRef((_ticketId: string) => {})
  follow.current = (ticketId) => {
    if (isHere.current) navigate(`/tickets/${ticketId}`, { replace: true, state: { isSameDraft: true } })
  }
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return follow
}

/** Takes over a ticket as the office has answered it, and has the lists asked for again. */
export function takeTicket(projectId: string, ticket: Ticket, isListed = true): void {
  const { tickets } = orpc.ledger
  queryClient.setQueryData(tickets.detail.queryKey({ input: { projectId, ticketId: ticket.id } }), ticket)
  if (isListed) void queryClient.invalidateQueries({ queryKey: tickets.list.key({ input: { projectId } }) })
}

/** Only what counts is sent: items chosen whose condition is not met stay behind. */
function withCounting(draft: TicketDraft, price: DraftPrice | null, tied: readonly TiedLine[]): TicketDraft {
  const choices = tied.flatMap(({ unitId, price: own }) => {
    const choice = draft.tied[unitId]
    return choice ? [[unitId, { ...choice, chosen: counting(choice.chosen, own) }] as const] : []
  })
  return { ...draft, chosen: counting(draft.chosen, price), tied: { ...draft.tied, ...Object.fromEntries(choices) } }
}

function counting(chosen: readonly string[], price: DraftPrice | null): readonly string[] {
  const steps = price?.breakdown?.steps
  return steps ? chosen.filter((id) => steps.some(({ itemId }) => itemId === id)) : chosen
}

function dayOfSubmission({ history }: Ticket): string | null {
  const submitted = history.find(({ event }) => event === 'submit')
  return submitted ? dayOf(submitted.at) : null
}
