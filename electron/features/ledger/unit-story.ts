import { In } from 'typeorm'
import { isExpired } from '../../../shared/ledger/claim'
import type { UnitDetail } from '../../../shared/ledger/contract'
import { ticketStateAt } from '../../../shared/ledger/ticket'
import type { Reader } from '../../gate/unit-of-work'
import type { PermitRow } from '../project/tables'
import {
  type ClaimRow,
  claimTable,
  releaseTable,
  ticketEventTable,
  ticketTable,
  type UnitRow,
  withholdingTable,
} from './tables'

type Story = UnitDetail['history']

const SILENT = { reason: null, until: null }

/** 经过: what happened to the home, newest first: permit, release, its tickets and withholdings. Rules LED-3, LED-5. */
export async function storyOf(db: Reader, unit: UnitRow, permit: PermitRow | null, now: number): Promise<Story> {
  const story: Story = []
  if (permit) {
    const { recordedAt, recordedBy, number } = permit
    story.push({ at: recordedAt, what: 'permit', by: recordedBy, number, ...SILENT })
  }
  const release = unit.releaseId === null ? null : await db.findOne(releaseTable, { id: unit.releaseId })
  if (release) {
    const { appliesFrom, by, number } = release
    story.push({ at: appliesFrom, what: 'release', by, number: String(number), ...SILENT })
  }
  const claims = await db.find(claimTable, { unitId: unit.id }, { order: { since: 'ASC' } })
  story.push(...(await withholdingsStory(db, claims, now)), ...(await ticketsStory(db, claims, now)))
  return story.sort((a, b) => a.at - b.at).reverse()
}

/** Every ticket that has claimed the unit, whether as its home or as what is tied to it. Rule LED-11. */
async function ticketsStory(db: Reader, claims: readonly ClaimRow[], now: number): Promise<Story> {
  const ids = [...new Set(claims.flatMap(({ ticketId }) => ticketId ?? []))]
  const tickets = await db.find(ticketTable, { id: In(ids) })
  const events = await db.find(ticketEventTable, { ticketId: In(ids) })
  const story: Story = []
  for (const { ticketId, event, by, at } of events) {
    if (event === 'save' || event === 'discard') continue
    const number = tickets.find((ticket) => ticket.id === ticketId)?.number ?? null
    story.push({ at, what: event, by: by || null, number, ...SILENT })
  }
  for (const ticket of tickets) {
    const { number, until } = ticket
    const hasExpiredUnwritten = ticket.state !== 'expired' && ticketStateAt(ticket, now) === 'expired'
    if (hasExpiredUnwritten) story.push({ at: until ?? now, what: 'expire', by: null, number, ...SILENT })
  }
  return story
}

/** Who withheld the home, why and until when, and how that ended: lifted by somebody, or by itself. Rule LED-5. */
async function withholdingsStory(db: Reader, claims: readonly ClaimRow[], now: number): Promise<Story> {
  const withheld = claims.filter(({ kind }) => kind === 'withheld')
  const rows = await db.find(withholdingTable, { claimId: In(withheld.map(({ id }) => id)) })
  return withheld.flatMap((claim): Story => {
    const { id, by, since, until, closedAt } = claim
    const row = rows.find(({ claimId }) => claimId === id)
    const begun = { at: since, what: 'withhold' as const, by, number: null, reason: row?.reason ?? null, until }
    if (row?.liftedBy && closedAt !== null) {
      const { liftedBy, liftReason: reason } = row
      return [begun, { at: closedAt, what: 'lift', by: liftedBy, number: null, reason, until: null }]
    }
    if (until === null || !isExpired(claim, now)) return [begun]
    return [begun, { at: until, what: 'withholdingEnd', by: null, number: null, ...SILENT }]
  })
}
