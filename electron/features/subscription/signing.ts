import { dayOf } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { fallsOfTicket } from '../../../shared/ledger/ticket-falls'
import type { subscriptionContract } from '../../../shared/subscription/contract'
import { requireOne } from '../../gate/affected'
import type { HandlersOf } from '../../gate/handlers'
import { ticketDeals } from '../ledger/ledger'
import { findForStep, linesOfDeal } from './deal'
import { dealContractTable } from './deal-tables'
import { addDealEvent, dealDone, writeDeal } from './deal-writing'

type SigningHandlers = Pick<HandlersOf<typeof subscriptionContract>, 'sign' | 'file'>

/** 签约 and 网签备案: the claim is handed on, never let go. Rules SUB-2, LED-1. */
export const signingHandlers: SigningHandlers = {
  sign: async (tx, { projectId, official, signedOn, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'sign')
    if (isRefusal(deal)) return deal
    const { row } = deal
    const days = { from: dayOf(row.effectiveAt ?? tx.now), until: dayOf(tx.now) }
    if (signedOn < days.from || signedOn > days.until) return refuse('CONTRACT_DAY', days)
    const known = await tx.db.findOne(dealContractTable, { projectId, official })
    if (known) return refuse('CONTRACT_KNOWN', { official, unit: known.number })
    const { fallen } = fallsOfTicket(row.total, await linesOfDeal(tx.db, row), signedOn)
    if (fallen) return refuse('DEAL_FALLEN', fallen)

    const after = await writeDeal(tx, row, { state: 'contracted' })
    const number = await tx.drawNumber('contract')
    await tx.db.insert(dealContractTable, {
      id: tx.newId(),
      projectId,
      subscriptionId: row.id,
      number,
      official,
      signedOn,
      signedBy: tx.actor.name,
      signedAt: tx.now,
      filing: null,
      filedOn: null,
      filedBy: null,
      filedAt: null,
    })
    await addDealEvent(tx, after, 'sign', official)
    const cells = await ticketDeals.handOn(tx, row.ticketId, 'contracted')
    return dealDone(tx, after, { before: { state: row.state }, after: { state: after.state, number, official } }, cells)
  },

  file: async (tx, { projectId, filing, filedOn, ...named }) => {
    const deal = await findForStep(tx, projectId, named, 'file')
    if (isRefusal(deal)) return deal
    const { row } = deal
    const contract = await tx.db.findOne(dealContractTable, { subscriptionId: row.id })
    if (!contract) throw new Error(`subscription ${row.number} is contracted without a contract`)
    const days = { from: contract.signedOn, until: dayOf(tx.now) }
    if (filedOn < days.from || filedOn > days.until) return refuse('CONTRACT_DAY', days)
    const after = await writeDeal(tx, row, { state: 'filed' })
    const change = { filing, filedOn, filedBy: tx.actor.name, filedAt: tx.now }
    await requireOne(tx.db.update(dealContractTable, { id: contract.id }, change))
    await addDealEvent(tx, after, 'file', filing)
    const cells = await ticketDeals.handOn(tx, row.ticketId, 'filed')
    return dealDone(tx, after, { before: { state: row.state }, after: { state: after.state, filing } }, cells)
  },
}
