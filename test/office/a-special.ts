import type { OfficeClient } from '../../electron/commands/office-client'
import { ordered } from '../../electron/commands/office-client'
import type { SpecialDetail } from '../../shared/ledger/special-contract'
import type { Ticket, TicketForm } from '../../shared/ledger/ticket-contract'
import type { SpecialDiscount } from '../../shared/pricing/special'
import { aForm } from './a-ticket'
import type { TestOffice } from './an-office'

/** The discounts of the worked example: they leave 1,593,776.647781 元. */
export const EXAMPLE_ITEMS = ['one-off', 'on-time', 'referral', 'amount']

/** What each discount makes of the example, in fen: within the consultant's, the manager's, the director's limit. */
export const OWN_RIGHT = { discount: { kind: 'amountOff', amount: 3_000_000 }, total: 156_377_700 } as const
export const FOR_MANAGER = { discount: { kind: 'percent', rate: 9_750 }, total: 155_393_200 } as const
export const FOR_DIRECTOR = { discount: { kind: 'percent', rate: 9_600 }, total: 153_002_600 } as const

type Where = Pick<TestOffice, 'projectId' | 'unitId'>

/** The form of the worked example on a home, with a special discount where one is named. */
export async function exampleForm(
  { unitId }: Where,
  specialId?: string,
  number = '1-1-1203',
  change: Partial<TicketForm> & { chosen?: string[] } = {},
): Promise<TicketForm> {
  const form = aForm(await unitId(number), { chosen: EXAMPLE_ITEMS, ...change })
  const [line] = form.lines
  if (!line) throw new Error('the form has no home')
  return specialId === undefined ? form : { ...form, lines: [{ ...line, specialId }] }
}

/** A draft of the worked example, saved. */
export async function saveExample(where: Where, consultant: OfficeClient, number = '1-1-1203'): Promise<Ticket> {
  const form = await exampleForm(where, undefined, number)
  return consultant.ledger.tickets.save(ordered({ projectId: where.projectId, draft: null, form }))
}

/** Applies for a special discount on a ticket. */
export function applyFor(
  { projectId }: Where,
  consultant: OfficeClient,
  { id: ticketId, version }: Pick<Ticket, 'id' | 'version'>,
  { discount, total }: { discount: SpecialDiscount; total: number },
): Promise<SpecialDetail> {
  const reason = '客户一次付清，且同期介绍两组来访。'
  return consultant.ledger.specials.apply(
    ordered({ projectId, ticketId, version, discount, reason, expectedTotal: total }),
  )
}

/** How a call names an application at the version last seen. */
export function namedSpecial({ projectId }: Where, { id, version }: Pick<SpecialDetail, 'id' | 'version'>) {
  return { projectId, specialId: id, version }
}
