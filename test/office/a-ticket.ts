import { type ORPCError, safe } from '@orpc/client'
import type { OfficeClient } from '../../electron/commands/office-client'
import { ordered } from '../../electron/commands/office-client'
import type { BuyerForm } from '../../shared/customers/buyer'
import type { Ticket, TicketForm } from '../../shared/ledger/ticket-contract'
import type { TestOffice } from './an-office'

/** What 1-1-1203 costs by the worked example: 一次性付款 98, 按时签约 99, 老带新 99, minus 10,000 元. Fen. */
export const EXAMPLE_TOTAL = 159_377_700

/** 1-1-1203 without any discount: 1,669,734.50 rounded half up to 元. Fen. */
export const LIST_TOTAL = 166_973_500

/** A buyer who is typed anew. */
export type NewBuyer = Extract<BuyerForm, { kind: 'new' }>

export const ZHANG: Extract<BuyerForm, { kind: 'new' }> = {
  kind: 'new',
  name: '张伟明',
  phone: '13800006625',
  idKind: 'resident',
  idNumber: '11010519491231002X',
  address: '江城市 滨江区 江南大道 18 号',
  relation: 'main',
  share: 10_000,
}

/** A ticket's form as the page would send it: no discount, one buyer. */
export function aForm(unitId: string, change: Partial<TicketForm> & { chosen?: string[] } = {}): TicketForm {
  const { chosen = [], ...rest } = change
  const evidence = chosen.includes('referral') ? [{ itemId: 'referral', note: '推荐人 陈国华 1-2-0802' }] : []
  return {
    lines: [{ unitId, chosen, evidence }],
    paymentMethod: 'oneOff',
    buyers: [ZHANG],
    remarks: '',
    hasConsent: true,
    ...rest,
  }
}

/** Submits a ticket on a home at its list price, unless told otherwise. */
export async function submitTicket(
  { projectId, unitId }: Pick<TestOffice, 'projectId' | 'unitId'>,
  consultant: OfficeClient,
  number = '1-1-1203',
  change: Partial<TicketForm> & { chosen?: string[]; expectedTotal?: number } = {},
): Promise<Ticket> {
  const { expectedTotal = LIST_TOTAL, ...form } = change
  return consultant.ledger.tickets.submit(
    ordered({ projectId, draft: null, form: aForm(await unitId(number), form), expectedTotal }),
  )
}

/** How a call names a ticket at the version last seen. */
export function named({ projectId }: Pick<TestOffice, 'projectId'>, { id, version }: Pick<Ticket, 'id' | 'version'>) {
  return { projectId, ticketId: id, version }
}

/** The refusal a call ends with; fails the test when it is carried out. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const { error, data } = await safe(call)
  if (!error) throw new Error(`carried out instead of refused: ${JSON.stringify(data)}`)
  if (!isRefusalError(error)) throw error
  return { code: error.code, data: error.data }
}

function isRefusalError(error: Error): error is ORPCError<string, unknown> {
  return 'code' in error && 'data' in error
}
