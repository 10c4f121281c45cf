import { type Buyer, UNREADABLE } from '../customers/buyer'
import { dayOf } from '../kernel/day'
import { WHOLE } from '../kernel/rate'
import { type Refusal, refuse } from '../kernel/refusal'
import { isExpired } from '../ledger/claim'
import { type SpecialFacts, specialStandingAt } from '../ledger/special'
import type { TicketState } from '../ledger/ticket'
import type { TicketFall } from '../ledger/ticket-falls'
import type { UnitKind } from '../ledger/unit'
import { judgeDeposit } from '../pricing/deposit'
import type { PaymentMethod } from '../pricing/scheme'
import { type BuyerField, type GateItem, type GateItemName, type GateLack, isMet } from './gate-item'
import { objectionsTo, type Someone } from './reviewer'
import { type SecondCheck, type Signed, verdictOf } from './second-check'
import type { SubscriptionState } from './subscription'

/** A unit of the deal as its form has it; area in 0.01 ㎡, amounts in fen, null where nothing stands. Rule LED-11. */
export type GateLine = {
  unit: string
  kind: UnitKind
  building: string
  area: number | null
  unitPrice: number | null
  total: number | null
  /** The application whose special discount the price was made with. Rule PRC-7. */
  specialId: string | null
}

/** The subscription's form as it was last written, and by whom. Rule SUB-1. */
export type GateForm = {
  buyers: readonly Pick<Buyer, 'name' | 'phone' | 'idNumber' | 'address' | 'share'>[]
  lines: readonly GateLine[]
  total: number | null
  method: PaymentMethod | null
  deposit: number | null
  signBy: string | null
  written: Signed
}

/** A paper that the buyer signs: its number, whether the deal is still as it says, and what became of it. Rule SUB-3. */
export type GatePaper = { number: string; isCurrent: boolean; signed: Signed | null; kept: Signed | null }

/** Everything the gate asks about, as it stands at the instant `now`. Rule SUB-1. */
export type GateFacts = {
  now: number
  state: SubscriptionState
  /** When the first deposit made it effective; what was judged then is not judged again when it is receipted anew. */
  effectiveAt: number | null
  ticket: { state: TicketState; until: number | null; approved: { by: Someone; at: number } | null }
  consultant: Someone
  /** What has fallen away of the ticket's discounts by now, unless a contract was signed in time. Rule PRC-4. */
  fallen: TicketFall | null
  specials: readonly (SpecialFacts & { id: string; number: string; decided: Signed | null })[]
  /** 预售许可证 of each building that has one. Rule SUB-5. */
  permits: readonly { building: string; number: string; issuedOn: string; recorded: Signed }[]
  /** 监管账户. Rule SUB-5. */
  account: { name: string; recorded: Signed } | null
  form: GateForm
  notice: GatePaper | null
  plan: GatePaper | null
  /** The last check. */
  check: SecondCheck | null
  /** The reviewer's signature, under which check. */
  review: { by: Someone; at: number; checkId: string } | null
  /** 合同文本 was laid out for the buyer to read. */
  contractText: Signed | null
}

/** 定金放行: every item, in the order a desk works; a special discount's only where one is used. Rule SUB-1. */
export function gateOf(facts: GateFacts): GateItem[] {
  return [
    itemOf('ticket', signedBy(facts.ticket.approved), lacksOfTicket(facts)),
    itemOf('price', null, facts.fallen ? [{ code: 'fallen', ...facts.fallen }] : []),
    ...itemOfSpecials(facts),
    itemOfPermits(facts),
    itemOf('account', facts.account?.recorded ?? null, facts.account?.name ? [] : [{ code: 'accountMissing' }]),
    itemOf('form', facts.form.written, lacksOfForm(facts)),
    itemOf('deposit', facts.form.written, lacksOfDeposit(facts.form)),
    itemOfPaper('notice', facts.notice),
    itemOfPaper('plan', facts.plan),
    itemOfCheck(facts),
    itemOf('review', signedBy(facts.review), lacksOfReview(facts)),
    itemOf('contractText', facts.contractText, facts.contractText ? [] : [{ code: 'contractTextMissing' }]),
  ]
}

/** `missing` names every item that lacks something, in the gate's order; `item` and `lack` are the first. */
export type GateShut = Refusal<'GATE_SHUT', { item: GateItemName; lack: GateLack; missing: GateItemName[] }>

/** Why no deposit may be receipted: what is missing first; null where nothing is. Rule SUB-1. */
export function refuseDeposit(facts: GateFacts): GateShut | null {
  const missing = gateOf(facts).filter((item) => !isMet(item))
  const [first] = missing
  const lack = first?.lacks[0]
  if (!first || !lack) return null
  const names = missing.map(({ name }) => name)
  return refuse('GATE_SHUT', { item: first.name, lack, missing: names })
}

/** Who signed it is told once it is met: half of it is nobody's signature. */
function itemOf(name: GateItemName, signed: Signed | null, lacks: GateLack[]): GateItem {
  return { name, signed: lacks.length === 0 ? signed : null, lacks }
}

/** The ticket's time runs until the first deposit; receipted anew, the deal is the subscription's own. Rules LED-4, SUB-4. */
function lacksOfTicket({ state, ticket, now }: GateFacts): GateLack[] {
  if (state !== 'begun' && state !== 'depositMissing') return [{ code: 'notWaiting', state }]
  const isApproved = ticket.approved !== null && ticket.state === (state === 'begun' ? 'approved' : 'subscribed')
  if (!isApproved) return [{ code: 'ticketNotApproved', state: ticket.state }]
  return state === 'begun' && isExpired(ticket, now) ? [{ code: 'ticketExpired', until: ticket.until }] : []
}

function itemOfSpecials({ form, specials, state, effectiveAt, now }: GateFacts): GateItem[] {
  const used = form.lines.flatMap(({ unit, specialId }) => (specialId === null ? [] : [{ unit, specialId }]))
  if (used.length === 0) return []
  const judgedAt = state === 'begun' ? now : (effectiveAt ?? now)
  const found = used.map(({ unit, specialId }) => ({ unit, special: specials.find(({ id }) => id === specialId) }))
  const lacks = found.flatMap(({ unit, special }): GateLack[] => {
    if (!special) return [{ code: 'specialUnknown', unit }]
    const standing = specialStandingAt(special, judgedAt)
    return standing === 'approved' ? [] : [{ code: 'specialNotValid', number: special.number, standing }]
  })
  return [itemOf('special', latestOf(found.map(({ special }) => special?.decided ?? null)), lacks)]
}

/** Every building of which something is sold has its permit, with number and date. Rule SUB-5. */
function itemOfPermits({ form, permits }: GateFacts): GateItem {
  const buildings = [...new Set(form.lines.map(({ building }) => building))]
  const found = buildings.map((building) => ({ building, permit: permits.find((one) => one.building === building) }))
  const lacks = found.flatMap(({ building, permit }): GateLack[] => {
    if (!permit) return [{ code: 'permitMissing', building }]
    const missing = (['number', 'issuedOn'] as const).filter((field) => isBlank(permit[field]))
    return missing.map((field) => ({ code: 'permitIncomplete', building, missing: field }))
  })
  return itemOf('permit', latestOf(found.map(({ permit }) => permit?.recorded ?? null)), lacks)
}

/** 认购书要素齐全. A parking space or storeroom may have no area; what has none has no unit price. Rules SUB-1, LED-11. */
function lacksOfForm({ form, state, now }: GateFacts): GateLack[] {
  const { buyers, lines, total, method, deposit, signBy } = form
  const lacks: GateLack[] = []
  const lack = (isLacking: boolean, what: GateLack) => isLacking && lacks.push(what)
  lack(buyers.length === 0, { code: 'field', field: 'buyers' })
  for (const [index, buyer] of buyers.entries()) lacks.push(...lacksOfBuyer(buyer, index + 1))
  const sum = buyers.reduce((added, { share }) => added + share, 0)
  lack(buyers.length > 0 && sum !== WHOLE, { code: 'shares', sum })
  lack(lines.length === 0 || lines.some(({ unit }) => isBlank(unit)), { code: 'field', field: 'unit' })
  for (const line of lines) {
    lack(line.area === null && line.kind === 'home', { code: 'lineField', unit: line.unit, field: 'area' })
    lack(line.unitPrice === null && line.area !== null, { code: 'lineField', unit: line.unit, field: 'unitPrice' })
    lack(line.total === null, { code: 'lineField', unit: line.unit, field: 'total' })
  }
  lack(total === null, { code: 'field', field: 'total' })
  lack(total !== null && total !== sumOfLines(lines), { code: 'totalNotSum' })
  lack(method === null, { code: 'field', field: 'method' })
  lack(deposit === null || deposit === 0, { code: 'field', field: 'deposit' })
  lack(signBy === null, { code: 'field', field: 'signBy' })
  const isFirst = state !== 'depositMissing'
  if (signBy !== null && isFirst) lack(signBy < dayOf(now), { code: 'signByPassed', day: signBy })
  return lacks
}

function lacksOfBuyer(buyer: GateForm['buyers'][number], place: number): GateLack[] {
  const { name, idNumber, phone, address, share } = buyer
  const has = { name, idNumber: idNumber ?? '', phone, address }
  const blank: BuyerField[] = (['name', 'idNumber', 'phone', 'address'] as const).filter((field) => isBlank(has[field]))
  if (share === 0) blank.push('share')
  return blank.map((field) => ({ code: 'buyerField', buyer: place, name, field }))
}

/** Of a form without a total or a deposit the form itself is what lacks them. */
function lacksOfDeposit({ deposit, total }: GateForm): GateLack[] {
  const over = judgeDeposit(deposit ?? 0, total ?? 0)
  return over ? [{ code: 'depositOver', ...over.data }] : []
}

function itemOfPaper(name: 'notice' | 'plan', paper: GatePaper | null): GateItem {
  return itemOf(name, paper && latestOf([paper.signed, paper.kept]), lacksOfPaper(paper))
}

/** 购买须知, 置业计划: as the deal is, signed by the buyer, the office's copy kept. Rules SUB-1, SUB-3. */
function lacksOfPaper(paper: GatePaper | null): GateLack[] {
  if (!paper) return [{ code: 'paperMissing' }]
  const { number } = paper
  if (!paper.isCurrent) return [{ code: 'paperOutdated', number }]
  if (!paper.signed) return [{ code: 'paperUnsigned', number }]
  return paper.kept ? [] : [{ code: 'copyNotKept', number }]
}

function itemOfCheck(facts: GateFacts): GateItem {
  const { check } = facts
  const typed = [
    check?.paper ? { by: check.consultant.name, at: check.paper.at } : null,
    check?.review ? { by: check.reviewer.name, at: check.review.at } : null,
  ]
  return itemOf('check', latestOf(typed), lacksOfCheck(facts))
}

/** PRC-6 holds, and it is this deal that was checked: the same homes at the same totals. */
function lacksOfCheck({ check, consultant, form }: GateFacts): GateLack[] {
  if (!check) return [{ code: 'checkMissing' }]
  const verdict = verdictOf(check)?.verdict
  if (!verdict) {
    return [{ code: 'checkOpen', awaits: (['paper', 'review'] as const).filter((hand) => check[hand] === null) }]
  }
  if (verdict !== 'holds') return [{ code: verdict === 'differs' ? 'checkDiffers' : 'checkPaperWrong' }]
  const isChecked = ({ unit, total }: GateLine) =>
    check.lines.some((line) => line.unit === unit && line.breakdown.total === total)
  const isOfDeal = check.lines.length === form.lines.length && form.lines.every(isChecked)
  return isOfDeal && check.consultant.id === consultant.id ? [] : [{ code: 'checkOutdated' }]
}

/** 复核签字: by who checked, for that very check, and nobody who sells the deal or approved it. Rules SUB-1, SEC-1. */
function lacksOfReview({ review, check, consultant, ticket }: GateFacts): GateLack[] {
  if (!review) return [{ code: 'reviewMissing' }]
  const lacks = objectionsTo(review.by, { consultant, approver: ticket.approved?.by ?? null }).map(
    (objection): GateLack => ({ code: 'reviewerObjected', objection }),
  )
  const isAfterBoth = check?.paper && check.review && review.at >= Math.max(check.paper.at, check.review.at)
  if (!isAfterBoth || check.id !== review.checkId) return [...lacks, { code: 'reviewOutdated' }]
  if (check.reviewer.id === review.by.id) return lacks
  return [...lacks, { code: 'reviewerDiffers', checker: check.reviewer.name, signer: review.by.name }]
}

function signedBy(one: { by: Someone; at: number } | null): Signed | null {
  return one && { by: one.by.name, at: one.at }
}

/** What several people recorded is complete with the last of them. */
function latestOf(signed: readonly (Signed | null)[]): Signed | null {
  return signed.reduce((latest, one) => (one && (!latest || one.at > latest.at) ? one : latest), null)
}

function sumOfLines(lines: readonly GateLine[]): number {
  return lines.reduce((sum, { total }) => sum + (total ?? 0), 0)
}

/** What nobody can read any more is as good as not there. Rule SEC-3. */
function isBlank(text: string): boolean {
  return text.trim() === '' || text === UNREADABLE
}
