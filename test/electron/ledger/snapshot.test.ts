import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { aForm, LIST_TOTAL, submitTicket } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'

/** What one more discount of 10,000 元 leaves. Fen. */
const LESS = LIST_TOTAL - 1_000_000

describe('what a query reads belongs together', () => {
  it('LED-3: a ticket read while it is amended shows one version of itself, never parts of two', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = await office.signedIn('wanglin')
    let ticket = await submitTicket(office, wanglin)
    const hashes = new Map([[ticket.hash, LIST_TOTAL]])
    const seen: (typeof ticket)[] = []
    let isDone = false
    const reading = (async () => {
      while (!isDone) seen.push(await wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id }))
    })()

    for (const round of Array.from({ length: 12 }, (_, index) => index)) {
      const isLess = round % 2 === 0
      const known = ticket.buyers.map(({ customerId, relation, share }) => ({
        kind: 'known' as const,
        customerId,
        relation,
        share,
      }))
      const form = aForm(ticket.unitId, { chosen: isLess ? ['amount'] : [], buyers: known, remarks: `第 ${round} 次` })
      const { id: ticketId, version } = ticket
      const expectedTotal = isLess ? LESS : LIST_TOTAL
      ticket = await wanglin.ledger.tickets.amend(ordered({ projectId, ticketId, version, form, expectedTotal }))
      hashes.set(ticket.hash, expectedTotal)
    }
    isDone = true
    await reading

    expect(seen.length).toBeGreaterThan(12)
    for (const { hash, lines } of seen) expect(lines[0]?.breakdown.total).toBe(hashes.get(hash))
  })
})
