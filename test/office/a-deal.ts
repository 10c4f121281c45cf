import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import { dayOf } from '../../shared/kernel/day'
import type { Subscription } from '../../shared/subscription/contract'
import type { DealTerms } from '../../shared/subscription/terms'
import { EXAMPLE_TOTAL, submitTicket } from './a-ticket'
import type { TestOffice } from './an-office'

/** 50,000 元. */
export const DEPOSIT = 5_000_000

export const REVIEWER_PIN = '271904'

/** The discounts of the worked example. */
export const EXAMPLE_CHOSEN = ['one-off', 'on-time', 'referral', 'amount']

export const TERMS: DealTerms = {
  developer: '江城望江置业有限公司',
  account: {
    name: '江城望江置业有限公司 预售资金监管户',
    bank: '江城银行 滨江支行',
    number: '6222 0260 0000 4611 023',
  },
  oneOff: { by: 'oneOff', restDays: 7 },
  loan: { by: 'loan', downPaymentDays: 7, loanDays: 45 },
  instalments: {
    by: 'instalments',
    parts: [
      { days: 7, rate: 5_000 },
      { days: 90, rate: 5_000 },
    ],
  },
  buildingType: '高层',
  feeRows: [
    { fee: 'deedTax', kind: 'home', from: '2026-01-01', order: null, above: null, upTo: 14_000, rate: 100, vat: 900 },
    {
      fee: 'maintenanceFund',
      kind: 'home',
      from: '2026-01-01',
      buildingType: '高层',
      basis: { by: 'area', perSquareMetre: 9_000 },
    },
    { fee: 'registration', kind: 'home', from: '2026-01-01', amount: 8_000 },
  ],
}

/** Where a deal is made. */
type Where = Pick<TestOffice, 'projectId' | 'unitId'>

/** What a ticket asks for. Fen. */
export type Asked = { number: string; chosen: string[]; total: number }

/** What the tickets of the example ask for. */
export const EXAMPLE = { number: '1-1-1203', chosen: EXAMPLE_CHOSEN, total: EXAMPLE_TOTAL }

/** Everyone a deal needs, each at their own PC; the reviewer has set a PIN there. */
export type DealPeople = Record<'consultant' | 'manager' | 'reviewer' | 'finance', OfficeClient>

export async function dealPeople(office: Pick<TestOffice, 'signedIn' | 'projectId'>): Promise<DealPeople> {
  const [consultant, manager, reviewer, finance] = await Promise.all([
    office.signedIn('wanglin'),
    office.signedIn('manager'),
    office.signedIn('lijianguo'),
    office.signedIn('hejing'),
  ])
  await reviewer.staff.setPin(ordered({ current: 'correct horse', pin: REVIEWER_PIN }))
  await manager.subscription.setTerms(ordered({ projectId: office.projectId, number: 0, terms: TERMS }))
  return { consultant, manager, reviewer, finance }
}

/** A subscription on an approved ticket of the worked example, with nothing done at its gate. */
export async function beginDeal(
  office: Where,
  { consultant, manager }: DealPeople,
  { number, chosen, total }: Asked = EXAMPLE,
): Promise<Subscription> {
  const { projectId } = office
  const ticket = await submitTicket(office, consultant, number, { chosen, expectedTotal: total })
  await manager.ledger.tickets.approve(ordered({ projectId, ticketId: ticket.id, version: ticket.version }))
  return consultant.subscription.begin(ordered({ projectId, ticketId: ticket.id }))
}

/** How a call names a deal at the version last seen. */
export function ofDeal(
  { projectId }: Pick<TestOffice, 'projectId'>,
  { id, version }: Pick<Subscription, 'id' | 'version'>,
) {
  return { projectId, subscriptionId: id, version }
}

/** The form of the example: nothing to complete. */
export function dealForm(change: Partial<Parameters<OfficeClient['subscription']['write']>[0]['form']> = {}) {
  return {
    deposit: DEPOSIT,
    signBy: '2026-06-14',
    loans: [],
    homeOrder: 'first' as const,
    buyers: [{ idKind: 'resident' as const, idNumber: '', address: '' }],
    ...change,
  }
}

/** Writes the form, makes the papers, has them signed and lays the contract out: all but the check. */
export async function prepareDeal(office: Where, { consultant }: DealPeople, begun: Subscription) {
  let deal = await consultant.subscription.write(ordered({ ...ofDeal(office, begun), form: dealForm() }))
  for (const kind of ['agreement', 'notice', 'plan'] as const) {
    deal = await consultant.subscription.makePaper(ordered({ ...ofDeal(office, deal), kind }))
    const paperId = deal.papers.at(-1)?.id ?? ''
    deal = await consultant.subscription.signPaper(ordered({ ...ofDeal(office, deal), paperId, isKept: true }))
  }
  return consultant.subscription.layOutContract(ordered(ofDeal(office, deal)))
}

/** Both hands type; what they choose and type is the example's unless told otherwise. */
export async function checkDeal(
  office: Where,
  { consultant, reviewer }: DealPeople,
  deal: Subscription,
  typed: { paper?: number; review?: number; chosen?: string[] } = {},
): Promise<Subscription> {
  const { projectId } = office
  const colleague = (await consultant.subscription.reviewers({ projectId, subscriptionId: deal.id })).find(
    ({ name }) => name === '李建国',
  )
  const opened = await consultant.subscription.openCheck(
    ordered({ ...ofDeal(office, deal), reviewerId: colleague?.id ?? '' }),
  )
  const at = { projectId, subscriptionId: deal.id, checkId: opened.checks.at(-1)?.id ?? '' }
  await consultant.subscription.typePaper(ordered({ ...at, total: typed.paper ?? EXAMPLE_TOTAL }))
  const lines = [{ unitId: deal.unitId, chosen: typed.chosen ?? EXAMPLE_CHOSEN }]
  await reviewer.subscription.typeReview(ordered({ ...at, lines, total: typed.review ?? EXAMPLE_TOTAL }))
  return consultant.subscription.detail({ projectId, subscriptionId: deal.id })
}

/** The reviewer signs the last check with their PIN. */
export async function signReview(office: Where, { reviewer }: DealPeople, deal: Subscription) {
  const checkId = deal.checks.at(-1)?.id ?? ''
  const { projectId } = office
  return reviewer.subscription.signReview(ordered({ projectId, subscriptionId: deal.id, checkId, pin: REVIEWER_PIN }))
}

export function depositForm(change: Partial<Parameters<OfficeClient['receipts']['takeDeposit']>[0]['form']> = {}) {
  return { amount: DEPOSIT, method: 'pos' as const, payer: '张伟明', slip: '000123', cardTail: '6625', ...change }
}

/** A deal whose gate is open and nothing more. */
export async function readyDeal(office: Where, people: DealPeople, asked: Asked = EXAMPLE): Promise<Subscription> {
  const prepared = await prepareDeal(office, people, await beginDeal(office, people, asked))
  const typed = { paper: asked.total, review: asked.total, chosen: asked.chosen }
  return signReview(office, people, await checkDeal(office, people, prepared, typed))
}

/** Two deals as they come to rest: one filed, one cancelled after its first receipt was reversed. */
export async function makeDeals(office: Where, people: DealPeople, homes: readonly [Asked, Asked]): Promise<void> {
  const { consultant, manager, finance } = people
  const { projectId } = office
  const deals: Subscription[] = []
  for (const home of homes) {
    const ready = await readyDeal(office, people, home)
    await finance.receipts.takeDeposit(ordered({ ...ofDeal(office, ready), form: depositForm() }))
    deals.push(await consultant.subscription.detail({ projectId, subscriptionId: ready.id }))
  }
  const [filed, cancelled] = deals
  if (!filed || !cancelled) throw new Error('two deals are made of two homes')
  const day = filed.contractText ? dayOf(filed.contractText.at) : ''
  const signing = { official: 'JC2026-000101', signedOn: day }
  const signed = await consultant.subscription.sign(ordered({ ...ofDeal(office, filed), ...signing }))
  await consultant.subscription.file(ordered({ ...ofDeal(office, signed), filing: 'BA2026-000101', filedOn: day }))
  const receiptId = (await finance.receipts.list({ projectId }))[0]?.id ?? ''
  await finance.receipts.reverse(ordered({ projectId, receiptId, reason: '刷卡金额有误' }))
  const missing = await consultant.subscription.detail({ projectId, subscriptionId: cancelled.id })
  await finance.receipts.takeDeposit(ordered({ ...ofDeal(office, missing), form: depositForm() }))
  const again = await consultant.subscription.detail({ projectId, subscriptionId: cancelled.id })
  await manager.subscription.cancel(ordered({ ...ofDeal(office, again), reason: '客户贷款未批' }))
}
