import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shelfIn } from '../../../electron/backup/shelf'
import { ordered } from '../../../electron/commands/office-client'
import { OFFICE_FILE } from '../../../electron/database/database'
import { examineOffice } from '../../../electron/examination/examine'
import { DAY, HOUR } from '../../../shared/kernel/day'
import { named, submitTicket } from '../../office/a-ticket'
import { anEmptyOffice, anOffice, OPENING, type TestOffice } from '../../office/an-office'
import { backUp, restoreInto } from '../../office/backups'
import { aFolder } from '../../office/hosts'

/** Somebody's ticket on paper, given up again; gives its number. */
async function aPaper(office: TestOffice): Promise<string> {
  const wanglin = await office.signedIn('wanglin')
  const ticket = await submitTicket(office, wanglin)
  await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, ticket), reason: '客户放弃' }))
  return ticket.number ?? ''
}

/** An office with one ticket in its backup and two more on paper since. */
async function anOfficeThatWentOn() {
  const office = await anOffice()
  await aPaper(office)
  const { name } = await backUp(office)
  office.clock.now += HOUR
  for (const _ of [2, 3]) await aPaper(office)
  const file = join(shelfIn(office.dataDir), name)
  await office.office.close()
  const doctor = async (dataDir: string) =>
    (await examineOffice({ dataDir, now: () => office.clock.now })).findings.filter(
      ({ name }) => name !== 'folder.mode',
    )
  return { office, file, doctor }
}

describe('SEC-4: after a restore the numbers of documents', () => {
  it('go on after those that are printed already, and the doctor misses none of them', async () => {
    const { office, file, doctor } = await anOfficeThatWentOn()
    const order = { isForced: true, now: office.clock.now }
    const { note } = await restoreInto(office.dataDir, file, order)
    const passed = { projectId: office.projectId, kind: 'ticket', day: '2026-06-07' }
    expect(note).toMatchObject({ numbering: 'continued', until: OPENING, passedOver: [{ ...passed, from: 2, to: 3 }] })
    expect(await doctor(office.dataDir)).toEqual([])

    await office.reopen()
    expect(await aPaper(office)).toBe('FH-20260607-0004')
    await office.office.close()
    expect(await doctor(office.dataDir)).toEqual([])

    // The same backup once more: what was drawn since the first restore is on paper too.
    const again = await restoreInto(office.dataDir, file, order)
    expect(again.note.passedOver).toEqual([{ ...passed, from: 2, to: 4 }])
    expect(await doctor(office.dataDir)).toEqual([])
  })

  it('of a day that is over stay as they were: none of it is drawn again', async () => {
    const { office, file, doctor } = await anOfficeThatWentOn()
    office.clock.now += DAY
    const { note } = await restoreInto(office.dataDir, file, { isForced: true, now: office.clock.now })
    expect(note).toMatchObject({ numbering: 'continued', passedOver: [] })
    expect(await doctor(office.dataDir)).toEqual([])
  })

  it('are unknown where the replaced office is not there or cannot be read, and that is said', async () => {
    const { office, file } = await anOfficeThatWentOn()
    const other = await aFolder()
    await cp(join(office.dataDir, 'office.key'), join(other, 'office.key'))
    expect((await restoreInto(other, file)).note).toMatchObject({ numbering: 'unknown', passedOver: [] })
    await writeFile(join(office.dataDir, OFFICE_FILE), 'no database any more')
    const { note } = await restoreInto(office.dataDir, file, { isForced: true })
    expect(note).toMatchObject({ numbering: 'unknown', kept: expect.stringMatching(/^replaced-/) })
  })
})

describe('SEC-4: what a restore replaces', () => {
  const keptIn = async (dataDir: string) =>
    (await readdir(dataDir)).filter((name) => name.startsWith('replaced-')).sort()

  it('is kept of every restore, also by a clock that is behind; a new folder keeps none', async () => {
    const { office, file } = await anOfficeThatWentOn()
    const kept = []
    for (const now of [OPENING, OPENING, OPENING + DAY, OPENING - 400 * DAY]) {
      kept.push((await restoreInto(office.dataDir, file, { isForced: true, now })).note.kept)
    }
    expect(kept).toEqual([
      'replaced-20260607-100000',
      'replaced-20260607-100000-2',
      'replaced-20260608-100000',
      'replaced-20250503-100000',
    ])
    expect(await keptIn(office.dataDir)).toEqual(kept.toSorted())

    const other = await aFolder()
    await cp(join(office.dataDir, 'office.key'), join(other, 'office.key'))
    expect((await restoreInto(other, file)).kept).toBeNull()
    expect((await readdir(other)).sort()).toEqual(['office.key', 'office.lock', OFFICE_FILE])
  })

  it('is no office where nobody was ever set up: nothing has to be forced', async () => {
    const { office, file } = await anOfficeThatWentOn()
    const empty = await anEmptyOffice()
    await empty.office.close()
    const key = { given: undefined, folders: [office.dataDir], askPassphrase: async () => '' }
    const { note } = await restoreInto(empty.dataDir, file, { key })
    expect(note).toMatchObject({ numbering: 'unknown', kept: 'replaced-20260607-100000' })
    expect(await keptIn(empty.dataDir)).toEqual([note.kept])
  })

  it('SEC-5: is nothing where a restore was refused: no folder is left that was not there', async () => {
    const { file } = await anOfficeThatWentOn()
    const root = await aFolder()
    await expect(restoreInto(join(root, 'new', 'office'), file)).rejects.toMatchObject({ trouble: 'keyElsewhere' })
    expect(await readdir(root)).toEqual([])
  })
})
