import type { DataSource } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { examineOffice } from '../../electron/examination/examine'
import { findBrokenLink } from '../../electron/gate/audit'
import { readerOf } from '../../electron/gate/unit-of-work'
import { named, submitTicket } from '../office/a-ticket'
import { anOffice, type TestOffice } from '../office/an-office'
import { auditOf, openRecords } from '../office/records'

/** A ticket submitted and approved, and somebody who has got at the database. */
async function aStory() {
  const office = await anOffice()
  const [wanglin, manager] = [await office.signedIn('wanglin'), await office.signedIn('manager')]
  await manager.ledger.tickets.approve(ordered(named(office, await submitTicket(office, wanglin))))
  return { office, records: await openRecords(office), scope: office.projectId }
}

async function foundIn({ dataDir, databaseUrl, clock }: TestOffice): Promise<string[]> {
  const { findings } = await examineOffice({ dataDir, databaseUrl, now: () => clock.now })
  return [...new Set(findings.flatMap(({ name }) => (/^(audit|answers)\./.test(name) ? [name] : [])))].sort()
}

async function cutTail(records: DataSource, scope: string, links: number, isCounterToo: boolean): Promise<void> {
  const { length } = await auditOf(records, scope)
  const kept = length - links
  await records.query(`DELETE FROM "audit" WHERE "scope" = $1 AND "number" > $2`, [scope, kept])
  if (!isCounterToo) return
  await records.query(`UPDATE "counter" SET "value" = $1 WHERE "name" = 'audit' AND "scope" = $2`, [kept, scope])
}

describe('attack: the record of what was done, from beside the office', () => {
  it('invariant: nothing is found where nobody was', async () => {
    const { office } = await aStory()
    expect(await foundIn(office)).toEqual([])
  })

  it('invariant: a chain cut short at its end is found by its length', async () => {
    const { office, records, scope } = await aStory()
    const { length } = await auditOf(records, scope)
    await cutTail(records, scope, 1, false)
    expect(await findBrokenLink(readerOf(records.manager), scope)).toBe(length)
    expect(await foundIn(office)).toContain('audit.length')
  })

  it('invariant: and where its length was set down as well, by the ticket’s history and the answer that was kept', async () => {
    const { office, records, scope } = await aStory()
    await cutTail(records, scope, 1, true)
    expect(await findBrokenLink(readerOf(records.manager), scope)).toBe(null)
    expect(await foundIn(office)).toEqual(['answers.audited', 'audit.tickets'])
  })
})
