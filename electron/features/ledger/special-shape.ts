import { createHash } from 'node:crypto'
import { In } from 'typeorm'
import { z } from 'zod'
import { UNREADABLE } from '../../../shared/customers/buyer'
import { canonicalJson } from '../../../shared/kernel/canonical'
import { isRefusal } from '../../../shared/kernel/refusal'
import {
  type SpecialBuyer,
  type SpecialDetail,
  type SpecialSummary,
  specialBuyerSchema,
} from '../../../shared/ledger/special-contract'
import { type HoldLine, holdLineSchema } from '../../../shared/ledger/ticket-contract'
import type { ExactFen } from '../../../shared/pricing/exact'
import { roleNeeded, type SpecialRole, specialDiscountSchema, specialSchema } from '../../../shared/pricing/special'
import { type SpecialLimits, specialLimitsOf } from '../../../shared/project/settings'
import type { Personal } from '../../database/personal'
import type { Reader } from '../../gate/unit-of-work'
import type { SpecialRow } from '../pricing/tables'
import { findSettings } from '../project/project'
import { findAll } from './portions'
import { type TicketRow, ticketLineTable, ticketTable } from './tables'

/** Applications as a list shows them, with their tickets, and who may decide by today's limits. */
export async function summariesOf(
  db: Reader,
  projectId: string,
  rows: readonly SpecialRow[],
): Promise<SpecialSummary[]> {
  const ticketIds = [...new Set(rows.map(({ ticketId }) => ticketId))]
  const [tickets, used, settings] = await Promise.all([
    findAll(ticketIds, (ids) => db.find(ticketTable, { id: In(ids) })),
    usedSpecials(db, ticketIds),
    findSettings(db, projectId),
  ])
  const ticketById = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  return rows.map((row) => {
    const ticket = ticketById.get(row.ticketId)
    if (!ticket) throw new Error(`application ${row.number} has no ticket`)
    return summaryOf(row, ticket, specialLimitsOf(settings), used.has(row.id))
  })
}

/** An application in full. Buyers are masked. Rule SEC-1. */
export async function specialOf(db: Reader, personal: Personal, row: SpecialRow): Promise<SpecialDetail> {
  const [summary] = await summariesOf(db, row.projectId, [row])
  if (!summary) throw new Error(`application ${row.number} has no summary`)
  return { ...summary, line: lineOf(row), buyers: shownBuyers(personal, row), hash: row.hash }
}

function summaryOf(row: SpecialRow, ticket: TicketRow, limits: SpecialLimits, isUsed: boolean): SpecialSummary {
  const line = lineOf(row)
  const cut = cutOf(line)
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    validUntil: row.validUntil,
    ticket: { id: ticket.id, number: ticket.number, state: ticket.state, until: ticket.until },
    unitId: row.unitId,
    unit: line.unit,
    consultantId: row.consultantId,
    consultant: row.consultant,
    role: row.state === 'applied' ? roleByLimits(cut, row.onSiteTotal, limits) : row.role,
    discount: specialDiscountSchema.parse(JSON.parse(row.discount)),
    reason: row.reason,
    paymentMethod: row.paymentMethod,
    chosen: line.chosen,
    priceVersionId: line.priceVersion.id,
    schemeId: line.schemeId,
    listTotal: row.listTotal,
    onSiteTotal: row.onSiteTotal,
    cut,
    total: row.total,
    isUsed,
    decision: decisionOf(row),
    withdrawal: row.withdrawnAt === null ? null : { at: row.withdrawnAt, reason: row.withdrawReason ?? '' },
    createdAt: row.createdAt,
    version: row.version,
  }
}

function decisionOf({ decidedBy, decidedRole, decidedAt, decideReason }: SpecialRow): SpecialSummary['decision'] {
  if (decidedAt === null || decidedRole === null) return null
  return { by: decidedBy ?? '', role: decidedRole, at: decidedAt, reason: decideReason }
}

function roleByLimits(cut: ExactFen, onSite: ExactFen, limits: SpecialLimits): SpecialRole | null {
  const role = roleNeeded(cut, onSite, limits)
  return isRefusal(role) ? null : role
}

/** The ticket's line at the application, the special discount its last step. */
export function lineOf({ line }: SpecialRow): HoldLine {
  return holdLineSchema.parse(JSON.parse(line))
}

/** What the special discount takes off, unrounded. */
export function cutOf({ breakdown, special }: HoldLine): ExactFen {
  return breakdown.steps.find(({ itemId }) => itemId === special?.id)?.cut ?? '0'
}

const usedSchema = z.looseObject({ special: specialSchema.optional() })

/** The applications the tickets are priced with as they stand. */
export async function usedSpecials(db: Reader, ticketIds: readonly string[]): Promise<ReadonlySet<string>> {
  const lines = await findAll(ticketIds, (ids) =>
    db.find(ticketLineTable, { ticketId: In(ids) }, { order: { revision: 'DESC' } }),
  )
  const latest = new Map<string, number>()
  const used = new Set<string>()
  for (const { ticketId, revision, line } of lines) {
    if ((latest.get(ticketId) ?? revision) !== revision) continue
    latest.set(ticketId, revision)
    const { special } = usedSchema.parse(JSON.parse(line))
    if (special) used.add(special.id)
  }
  return used
}

export function sealBuyers(personal: Personal, specialId: string, buyers: readonly SpecialBuyer[]): string {
  return personal.encrypt('special.buyers', specialId, JSON.stringify(buyers))
}

function shownBuyers(personal: Personal, { id, buyers }: SpecialRow): SpecialBuyer[] {
  const shown = personal.show('special.buyers', id, buyers)
  if (shown === UNREADABLE) return [{ name: UNREADABLE, phone: UNREADABLE, idNumber: null }]
  return z.array(specialBuyerSchema).parse(JSON.parse(shown))
}

/** The wording an application's paper is printed with; a change of the template is a new number. Rule SUB-3. */
export const SPECIAL_TEMPLATE = 1

/** What an application's hash covers: everything it was applied with, not what was decided. Rule SUB-3. */
export function hashOfSpecial(
  row: Pick<SpecialRow, 'number' | 'consultant' | 'reason' | 'paymentMethod' | 'validUntil' | 'createdAt'>,
  line: HoldLine,
  buyers: readonly SpecialBuyer[],
  template = SPECIAL_TEMPLATE,
): string {
  const { number, consultant, reason, paymentMethod, validUntil, createdAt } = row
  const written = { number, consultant, reason, paymentMethod, validUntil, createdAt, line, buyers }
  return createHash('sha256')
    .update(canonicalJson({ template, ...written }))
    .digest('hex')
}
