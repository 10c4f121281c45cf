import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { openAttachmentFiles, pathOf } from '../../../electron/attachments/attachment-files'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { attachmentTable } from '../../../electron/features/attachments/tables'
import type { OfficeConfig } from '../../../electron/office'
import { MOST_ATTACHMENTS, MOST_BYTES } from '../../../shared/attachments/attachment'
import { aBrowser } from '../../office/a-browser'
import { aFile, aScan, BEGINNINGS } from '../../office/a-scan'
import { aForm, named, refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../../office/an-office'
import { flipABit } from '../../office/backups'
import { auditOf, keyOf, openRecords } from '../../office/records'

/** An office where 王琳 has a ticket, and how to add to it. */
async function anOfficeWithATicket(change: Partial<OfficeConfig> = {}) {
  const office = await anOffice(change)
  const wanglin = await office.signedIn('wanglin')
  const ticket = await submitTicket(office, wanglin)
  const thing = { kind: 'ticket' as const, id: ticket.id }
  const { projectId } = office
  const add = (file: File, client: OfficeClient = wanglin) =>
    client.attachments.add(ordered({ projectId, thing, file }))
  const list = (client: OfficeClient = wanglin) => client.attachments.list({ projectId, thing })
  const open = (attachmentId: string, client: OfficeClient = wanglin) =>
    client.attachments.file({ projectId, attachmentId })
  return { office, wanglin, ticket, thing, projectId, add, list, open }
}

async function anotherTicket({ projectId, unitId }: TestOffice, wanglin: OfficeClient) {
  const form = aForm(await unitId('1-1-1103'))
  return wanglin.ledger.tickets.save(ordered({ projectId, draft: null, form }))
}

async function filesOf({ dataDir }: Pick<TestOffice, 'dataDir'>): Promise<string[]> {
  const names = await readdir(join(dataDir, 'attachments'), { recursive: true }).catch(() => [])
  return names.filter((name) => name.length > 2).sort()
}

async function hashOf(office: TestOffice, id: string): Promise<string> {
  const records = await openRecords(office)
  return (await records.manager.findOneByOrFail(attachmentTable, { id })).hash
}

describe('附件 of a ticket', () => {
  it('PRC-4: what the consultant shows as evidence is opened by the manager as it was', async () => {
    const { office, add, list, open, ticket } = await anOfficeWithATicket()
    const file = aScan('推荐凭证.png', '陈国华')
    const added = await add(file)
    expect(added).toEqual({
      id: added.id,
      name: '推荐凭证.png',
      type: 'png',
      bytes: file.size,
      by: '王琳',
      at: office.clock.now,
    })
    const manager = await office.signedIn('manager')
    expect(await list(manager)).toEqual({ attachments: [added], canAdd: true })
    const opened = await open(added.id, manager)
    expect([opened.name, opened.type]).toEqual(['推荐凭证.png', 'image/png'])
    expect(await opened.bytes()).toEqual(await file.bytes())
    expect(await list(await office.signedIn('hejing'))).toEqual({ attachments: [added], canAdd: false })
    const audit = await auditOf(await openRecords(office), office.projectId)
    const row = audit.find(({ call }) => call === 'attachments.add')
    expect(row?.subject).toBe(ticket.id)
    expect(row?.after).not.toContain('推荐凭证')
  })

  it('SEC-3: neither the folder nor the database shows what is in it, and only its owner can open it', async () => {
    const { office, add } = await anOfficeWithATicket()
    const { id } = await add(aScan('身份证110105194912310054.pdf', '110105194912310054'))
    const hash = await hashOf(office, id)
    expect(await filesOf(office)).toEqual([join(hash.slice(0, 2), hash)])
    const bytes = await readFile(pathOf(join(office.dataDir, 'attachments'), hash))
    for (const secret of ['110105194912310054', '%PDF', '身份证']) expect(bytes.includes(secret)).toBe(false)
    const rows: unknown[] = await (await openRecords(office)).query('SELECT * FROM "attachment"')
    expect(JSON.stringify(rows)).not.toMatch(/身份证|110105194912310054/)
  })

  it('the same content twice is one file, and on one ticket it is refused', async () => {
    const { office, wanglin, add, list, projectId } = await anOfficeWithATicket()
    await add(aScan('凭证.pdf', '甲'))
    expect(await refusalOf(add(aScan('另一个名字.pdf', '甲')))).toEqual({
      code: 'ATTACHMENT_KNOWN',
      data: { rule: 'SEC-5', name: '凭证.pdf', by: '王琳' },
    })
    const other = await anotherTicket(office, wanglin)
    const thing = { kind: 'ticket' as const, id: other.id }
    await wanglin.attachments.add(ordered({ projectId, thing, file: aScan('凭证.pdf', '甲') }))
    expect(await filesOf(office)).toHaveLength(1)
    expect((await list()).attachments).toHaveLength(1)
  })

  it('a request sent twice adds one', async () => {
    const { wanglin, thing, projectId, list } = await anOfficeWithATicket()
    const order = ordered({ projectId, thing, file: aScan('凭证.pdf') })
    const [first, again] = [await wanglin.attachments.add(order), await wanglin.attachments.add(order)]
    expect(again).toEqual(first)
    expect((await list()).attachments).toHaveLength(1)
  })

  it('SEC-1: another consultant neither sees nor adds, by whatever id', async () => {
    const { office, add, list, open, projectId } = await anOfficeWithATicket()
    const { id } = await add(aScan('凭证.pdf'))
    const lijianguo = await office.signedIn('lijianguo')
    expect((await refusalOf(list(lijianguo))).code).toBe('NOT_FOUND')
    expect((await refusalOf(open(id, lijianguo))).code).toBe('NOT_FOUND')
    expect((await refusalOf(add(aScan('凭证.pdf', '乙'), lijianguo))).code).toBe('NOT_FOUND')
    const nowhere = { kind: 'ticket' as const, id: crypto.randomUUID() }
    const adding = lijianguo.attachments.add(ordered({ projectId, thing: nowhere, file: aScan('凭证.pdf', '乙') }))
    expect((await refusalOf(adding)).code).toBe('NOT_FOUND')
    for (const login of ['wuyan', 'admin'] as const) {
      expect((await refusalOf(open(id, await office.signedIn(login)))).code).toBe('NOT_ALLOWED')
    }
    expect((await refusalOf(add(aScan('凭证.pdf', '乙'), await office.signedIn('hejing')))).code).toBe('NOT_ALLOWED')
    // Nothing of what was refused lies on the disk.
    expect(await filesOf(office)).toHaveLength(1)
  })

  it('LED-4: a ticket that is over takes no more, and shows what it has', async () => {
    const { office, wanglin, ticket, add, list } = await anOfficeWithATicket()
    await add(aScan('凭证.pdf'))
    await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, ticket), reason: '客户改主意' }))
    expect(await refusalOf(add(aScan('凭证.pdf', '乙')))).toEqual({
      code: 'ATTACHMENT_CLOSED',
      data: { rule: 'LED-4', state: 'withdrawn' },
    })
    expect(await list()).toMatchObject({ attachments: [{ name: '凭证.pdf' }], canAdd: false })
  })

  it('SEC-5: what is no scan is refused by its content, and nothing is kept of it', async () => {
    const { office, add } = await anOfficeWithATicket()
    for (const kind of ['html', 'svg', 'exe', 'zip', 'gif', 'avif', 'mp4'] as const) {
      expect(await refusalOf(add(aFile(kind, '../../凭证.pdf')))).toEqual({
        code: 'ATTACHMENT_TYPE',
        data: { rule: 'SEC-5', name: '凭证.pdf' },
      })
    }
    expect((await refusalOf(add(new File([], '凭证.pdf')))).code).toBe('ATTACHMENT_EMPTY')
    expect(await filesOf(office)).toEqual([])
  })

  it('SEC-5: 20 MB are taken and come back whole, one byte more is not', async () => {
    const { add, open } = await anOfficeWithATicket()
    const most = MOST_BYTES - BEGINNINGS.pdf.length
    expect(await refusalOf(add(aFile('pdf', '大.pdf', most + 1)))).toMatchObject({
      code: 'ATTACHMENT_SIZE',
      data: { bytes: MOST_BYTES + 1, most: MOST_BYTES },
    })
    const { id, bytes } = await add(aFile('pdf', '大.pdf', most))
    expect(bytes).toBe(MOST_BYTES)
    expect((await open(id)).size).toBe(MOST_BYTES)
    const { error } = await safe(add(aFile('pdf', '更大.pdf', 26_000_000)))
    expect(error).toMatchObject({ status: 413 })
  })

  it('SEC-5: forty are the most', async () => {
    const { add, list } = await anOfficeWithATicket()
    for (let number = 1; number <= MOST_ATTACHMENTS; number += 1) await add(aScan('凭证.pdf', number))
    expect(await refusalOf(add(aScan('凭证.pdf', '再')))).toMatchObject({ code: 'ATTACHMENTS_FULL' })
    expect((await list()).canAdd).toBe(false)
  })

  it('SEC-5: at its address a browser gets a download in which nothing runs', async () => {
    const { office, add, projectId } = await anOfficeWithATicket()
    const { id } = await add(aFile('jpeg', 'x\r\nSet-Cookie: a=b.html', '<script>alert(1)</script>'))
    const browser = aBrowser(office.office)
    await browser.post('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
    const { status, headers } = await browser.send(`/api/attachments/file?projectId=${projectId}&attachmentId=${id}`)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment; filename="xSet-Cookie a=b\.html\.jpg"/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(headers.get('set-cookie')).toBeNull()
  })
})

describe('SEC-4: the files beside the database', () => {
  it('need a folder that all hosts reach where several may share the database; without it none is taken', async () => {
    const { office, add, list } = await anOfficeWithATicket({ attachmentsDir: undefined })
    const adding = add(aScan('凭证.pdf'))
    if (office.databaseUrl === undefined) return expect(await adding).toMatchObject({ name: '凭证.pdf' })
    expect(await refusalOf(adding)).toEqual({ code: 'ATTACHMENT_NO_FOLDER', data: { rule: 'SEC-4' } })
    expect((await list()).attachments).toEqual([])
    return expect(await filesOf(office)).toEqual([])
  })

  it('a file that was changed on the disk, or put in another’s place, is said to be so and not given', async () => {
    const { office, add, open } = await anOfficeWithATicket()
    const [one, other] = [await add(aScan('甲.pdf', '甲')), await add(aScan('乙.pdf', '乙'))]
    const folder = join(office.dataDir, 'attachments')
    const [path, otherPath] = [
      pathOf(folder, await hashOf(office, one.id)),
      pathOf(folder, await hashOf(office, other.id)),
    ]
    await flipABit(path)
    expect(await refusalOf(open(one.id))).toEqual({
      code: 'ATTACHMENT_ALTERED',
      data: { rule: 'SEC-4', name: '甲.pdf' },
    })
    await writeFile(path, await readFile(otherPath))
    expect((await refusalOf(open(one.id))).code).toBe('ATTACHMENT_ALTERED')
    await writeFile(path, '')
    expect((await refusalOf(open(one.id))).code).toBe('ATTACHMENT_ALTERED')
    await rm(path)
    expect((await refusalOf(open(one.id))).code).toBe('ATTACHMENT_MISSING')
    expect(await (await open(other.id)).bytes()).toEqual(await aScan('乙.pdf', '乙').bytes())
  })

  it('the original added once more makes a damaged file good', async () => {
    const { office, wanglin, add, open, projectId } = await anOfficeWithATicket()
    const { id } = await add(aScan('甲.pdf', '甲'))
    await flipABit(pathOf(join(office.dataDir, 'attachments'), await hashOf(office, id)))
    const { id: ticketId } = await anotherTicket(office, wanglin)
    const thing = { kind: 'ticket' as const, id: ticketId }
    await wanglin.attachments.add(ordered({ projectId, thing, file: aScan('甲.pdf', '甲') }))
    expect(await (await open(id)).bytes()).toEqual(await aScan('甲.pdf', '甲').bytes())
  })

  it('a hash that somebody wrote into the row leads out of the folder to nothing', async () => {
    const { office, add, open } = await anOfficeWithATicket()
    const { id } = await add(aScan('甲.pdf'))
    const records = await openRecords(office)
    for (const forged of ['../../office.key', 'f'.repeat(64), '']) {
      await records.query(`UPDATE "attachment" SET "hash" = '${forged}'`)
      expect((await refusalOf(open(id))).code).toBe('ATTACHMENT_MISSING')
    }
  })

  it('what a kill left between file and commit is swept up a day later where no other host shares the folder', async () => {
    const { office, add, open } = await anOfficeWithATicket()
    const { id } = await add(aScan('甲.pdf', '甲'))
    const folder = join(office.dataDir, 'attachments')
    const files = openAttachmentFiles(folder, (await keyOf(office)).files)
    const old = (await files?.keep(await aScan('丙.pdf', '丙').bytes())) ?? ''
    const young = (await files?.keep(await aScan('丁.pdf', '丁').bytes())) ?? ''
    const hash = await hashOf(office, id)
    const inShard = (name: string) => join(folder, hash.slice(0, 2), name)
    await writeFile(inShard('.part-0123'), 'half')
    await writeFile(inShard('别人的.pdf'), 'not ours')
    const before = await filesOf(office)
    const ago = (days: number) => new Date(office.clock.now - days * 86_400_000)
    const aged = [pathOf(folder, old), pathOf(folder, hash), inShard('.part-0123'), inShard('别人的.pdf')]
    for (const path of aged) await utimes(path, ago(2), ago(2))
    await utimes(pathOf(folder, young), ago(0.5), ago(0.5))
    await office.reopen()
    const isSwept = (name: string) => name.endsWith(old) || name.endsWith('.part-0123')
    expect(await filesOf(office)).toEqual(office.databaseUrl ? before : before.filter((name) => !isSwept(name)))
    const wanglin = await office.signedIn('wanglin')
    expect((await open(id, wanglin)).size).toBe(aScan('甲.pdf', '甲').size)
  })

  it('a folder that is not there any more is said to be gone, file by file', async () => {
    const { office, add, open } = await anOfficeWithATicket()
    const { id } = await add(aScan('甲.pdf'))
    await rename(join(office.dataDir, 'attachments'), join(office.dataDir, 'elsewhere'))
    expect((await refusalOf(open(id))).code).toBe('ATTACHMENT_MISSING')
    await rename(join(office.dataDir, 'elsewhere'), join(office.dataDir, 'attachments'))
    await open(id)
  })
})
