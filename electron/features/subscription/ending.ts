import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { ChangeKind } from '../../../shared/subscription/change'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { refuseDeposit } from '../../../shared/subscription/gate'
import { SUBSCRIPTION_STEPS } from '../../../shared/subscription/subscription'
import type { CommandContext } from '../../gate/context'
import type { HandlersOf } from '../../gate/handlers'
import { ticketDeals } from '../ledger/ledger'
import { buyersOfDeal } from './buyers'
import { heldFor, sideOf, writeChange } from './change-rows'
import { type Deal, findDeal, findForStep, linesOfDeal } from './deal'
import { findParts, gateFactsOf } from './deal-facts'
import { addDealEvent, dealDone, writeDeal } from './deal-writing'

type EndingHandlers = Pick<HandlersOf<typeof subscriptionContract>, 'cancel' | 'forfeit' | 'returnDouble' | 'exchange'>
type Named = { projectId: string; subscriptionId: string; version: number; reason: string }

/** 退房, 没收定金, 双倍返还, 换房: the home left behind waits, claimed, until a manager releases it. Rules SUB-4, LED-1. */
export const endingHandlers: EndingHandlers = {
  cancel: (tx, named) => endDeal(tx, named, 'cancel'),
  forfeit: (tx, named) => endDeal(tx, named, 'forfeit'),
  returnDouble: (tx, named) => endDeal(tx, named, 'returnDouble'),

  exchange: async (tx, { projectId, reason, ontoId, ontoVersion, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'exchange')
    if (isRefusal(deal)) return deal
    const onto = await findOnto(tx, deal, { subscriptionId: ontoId, version: ontoVersion })
    if (isRefusal(onto)) return onto
    const shut = refuseDeposit(await gateFactsOf(tx.db, await findParts(tx.db, tx.personal, onto), tx.now))
    if (shut) return shut
    const [held, agreed] = [await heldFor(tx.db, deal.row.id), onto.row.deposit ?? 0]
    if (held !== agreed) return refuse('DEPOSIT_DIFFERS', { agreed, amount: held })

    const [lines, newLines] = await Promise.all([linesOfDeal(tx.db, deal.row), linesOfDeal(tx.db, onto.row)])
    const old = await writeDeal(tx, deal.row, { state: 'exchanged' })
    const after = await writeDeal(tx, onto.row, { state: 'effective', effectiveAt: tx.now })
    const waiting = await ticketDeals.handOn(tx, old.ticketId, 'waiting')
    const subscribed = await ticketDeals.subscribe(tx, onto.ticket)
    await addDealEvent(tx, old, 'exchange', reason)
    await addDealEvent(tx, after, 'deposit', old.number)
    const change = await writeChange(tx, old, {
      kind: 'exchange',
      reason,
      before: sideOf(old, lines),
      after: sideOf(after, newLines),
      ontoId: after.id,
    })
    const note = {
      before: { deal: old.number, state: deal.row.state },
      after: { change: change.number, carried: held, subscribed: onto.ticket.id },
    }
    return dealDone(tx, after, note, [...waiting, ...subscribed])
  },
}

async function endDeal(
  tx: CommandContext,
  { projectId, reason, ...named }: Named,
  kind: Extract<ChangeKind, 'cancel' | 'forfeit' | 'returnDouble'>,
) {
  const deal = await findForStep(tx, projectId, named, kind)
  if (isRefusal(deal)) return deal
  const step = SUBSCRIPTION_STEPS[deal.state][kind]
  if (!step) throw new Error(`${kind} is not open to ${deal.row.number}`)
  const after = await writeDeal(tx, deal.row, { state: step.to })
  const cells = await ticketDeals.handOn(tx, after.ticketId, 'waiting')
  await addDealEvent(tx, after, kind, reason)
  const before = sideOf(deal.row, await linesOfDeal(tx.db, deal.row))
  const { number, refunded, forfeited, penalty, refund } = await writeChange(tx, after, {
    kind,
    reason,
    before,
    after: null,
    ontoId: null,
  })
  return dealDone(
    tx,
    after,
    {
      before: { state: deal.row.state },
      after: { state: after.state, change: number, refunded, forfeited, penalty, refund },
    },
    cells,
  )
}

/** The subscription of the new home: unfinished, of the same consultant, and for at least one of the same buyers. */
async function findOnto(tx: CommandContext, deal: Deal, named: { subscriptionId: string; version: number }) {
  const onto = await findDeal(tx, deal.row.projectId, named.subscriptionId)
  if (isRefusal(onto)) return onto
  const { row, state } = onto
  if (state !== 'begun') return refuse('SUBSCRIPTION_STATE', { number: row.number, event: 'deposit', state })
  if (row.version !== named.version) return refuse('STALE', { what: 'subscription', version: row.version })
  const [old, now] = await Promise.all([
    buyersOfDeal(tx.db, deal.row, tx.personal.show),
    buyersOfDeal(tx.db, onto.row, tx.personal.show),
  ])
  const known = new Set(old.map(({ customerId }) => customerId))
  const isTheirs = onto.row.id !== deal.row.id && now.some(({ customerId }) => known.has(customerId))
  return isTheirs ? onto : refuse('OTHER_BUYERS', {})
}
