import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { aBrowser } from '../office/a-browser'
import { aForm, LIST_TOTAL, refusalOf, submitTicket, ZHANG } from '../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../office/an-office'
import { dumpOf, openRecords } from '../office/records'

/** Everything personal that is typed in the story below. */
const TYPED = {
  phone: '13800006625',
  idNumber: '11010519491231002X',
  address: '江城市 滨江区 江南大道 18 号',
  passport: 'E12345678',
  spousePhone: '13911118888',
  draftPhone: '13722223333',
  wrongPhone: '1370000111122223333',
  amendedPhone: '13655557777',
  staffPhone: '13588889999',
  staffId: '440308199901010012',
  password: PASSWORD,
  newPassword: 'a new password',
  wrongPassword: 'wrong horse battery',
  passwordAsLogin: 'hunter2secret',
  phoneAsLogin: '13433334444',
}

/** A day on which everything that can be typed is typed, also where it does not belong. */
async function aTellingDay(office: TestOffice): Promise<void> {
  const { projectId } = office
  const [admin, wanglin] = [await office.signedIn('admin'), await office.signedIn('wanglin')]
  const lijianguo = await office.signedIn('lijianguo')
  const unitId = await office.unitId('1-1-1203')

  const person = { name: '周婷', role: 'consultant' as const, phone: TYPED.staffPhone, idNumber: TYPED.staffId }
  await admin.staff.add(ordered({ login: 'zhouting', password: PASSWORD, person }))
  await refusalOf(admin.staff.add(ordered({ login: 'zhouting2', password: PASSWORD, person })))

  const spouse = {
    ...ZHANG,
    name: '李秀英',
    phone: TYPED.spousePhone,
    idKind: 'other' as const,
    idNumber: TYPED.passport,
  }
  const buyers = [
    { ...ZHANG, share: 5_000 },
    { ...spouse, relation: 'spouse' as const, share: 5_000 },
  ]
  const draftForm = aForm(unitId, { buyers: [{ ...ZHANG, phone: TYPED.draftPhone }] })
  await lijianguo.ledger.tickets.save(ordered({ projectId, draft: null, form: draftForm }))
  const wrong = [{ ...ZHANG, phone: TYPED.wrongPhone }]
  await refusalOf(submitTicket(office, wanglin, '1-1-1203', { buyers: wrong }))
  const ticket = await submitTicket(office, wanglin, '1-1-1203', { buyers })
  const amended = aForm(unitId, { buyers: [{ ...ZHANG, phone: TYPED.amendedPhone }] })
  const amendment = { projectId, ticketId: ticket.id, version: ticket.version, form: amended }
  await wanglin.ledger.tickets.amend(ordered({ ...amendment, expectedTotal: LIST_TOTAL }))

  const [file] = (await wanglin.customers.find({ projectId, text: TYPED.amendedPhone })).customers
  if (!file) throw new Error('no customer')
  const opened = await wanglin.customers.open(ordered({ projectId, customerId: file.id }))
  expect(opened).toEqual({ phone: TYPED.amendedPhone, idNumber: TYPED.idNumber })

  const stranger = office.stranger()
  await refusalOf(stranger.staff.signIn(ordered({ login: 'wanglin', password: TYPED.wrongPassword })))
  await refusalOf(stranger.staff.signIn(ordered({ login: TYPED.passwordAsLogin, password: '' })))
  await refusalOf(stranger.staff.signIn(ordered({ login: TYPED.phoneAsLogin, password: 'x' })))
  await refusalOf(wanglin.staff.changePassword(ordered({ current: TYPED.wrongPassword, password: TYPED.newPassword })))
  await wanglin.staff.changePassword(ordered({ current: PASSWORD, password: TYPED.newPassword }))
}

/** How a text could stand in a file, in the clear or by a hash that anybody can compute. */
function shapesOf(text: string): string[] {
  const bytes = Buffer.from(text)
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
    const hash = createHash(algorithm).update(bytes).digest()
    return [hash.toString('hex'), hash.toString('base64'), hash.toString('base64url')]
  })
  return [
    text,
    text.toLowerCase(),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64url'),
    ...hashes,
  ]
}

/** Every file in which the office's data lies on the disk: SQLite's and its log's, or those of PostgreSQL's database. */
async function filesOf(office: TestOffice): Promise<string[]> {
  const own = await filesIn(office.dataDir)
  if (office.databaseUrl === undefined) return own
  const records = await openRecords(office)
  await records.query('CHECKPOINT')
  const [place]: { folder: string }[] = await records.query(
    `SELECT current_setting('data_directory') || '/base/' || "oid" AS "folder"
     FROM "pg_database" WHERE "datname" = current_database()`,
  )
  return [...own, ...(await filesIn(place?.folder ?? ''))]
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((file) => join(folder, file))
}

describe('what lies in the data folder', () => {
  it('SEC-3: no phone, ID, address or password stands in the clear in any column of any table', async () => {
    const office = await anOffice()
    await aTellingDay(office)

    const dump = await dumpOf(await openRecords(office))

    // A name is no secret in the office: it is how one sees that the dump sees.
    expect(JSON.stringify(dump)).toContain('张伟明')
    for (const [table, rows] of Object.entries(dump)) {
      const text = JSON.stringify(rows)
      for (const [what, typed] of Object.entries(TYPED)) {
        for (const shape of shapesOf(typed))
          expect({ table, what, stands: text.includes(shape) }).toEqual({ table, what, stands: false })
      }
    }
  })

  it('SEC-3: nor in any byte of any file there, the write-ahead log and what was overwritten included', async () => {
    const office = await anOffice()
    await aTellingDay(office)

    let isNameSeen = false
    for (const file of await filesOf(office)) {
      const bytes = await readFile(file)
      isNameSeen ||= bytes.includes('张伟明')
      for (const [what, typed] of Object.entries(TYPED)) {
        for (const shape of shapesOf(typed))
          expect({ file, what, stands: bytes.includes(shape) }).toEqual({ file, what, stands: false })
      }
    }
    expect(isNameSeen).toBe(true)
  })

  it('SEC-2: the audit says that a number was opened, by whom and of which customer, not the number', async () => {
    const office = await anOffice()
    await aTellingDay(office)
    const records = await openRecords(office)

    const opened = await records.query(`SELECT * FROM "audit" WHERE "call" = 'customers.open'`)

    const [customer]: { id: string }[] = await records.query(`SELECT "id" FROM "customer" WHERE "name" = '张伟明'`)
    expect(opened).toEqual([
      expect.objectContaining({ person: '王琳', outcome: 'done', subject: customer?.id, after: null }),
    ])
  })

  it('SEC-3: encrypted columns hold ciphertexts that name the key, and the last four digits are found only by hash', async () => {
    const office = await anOffice()
    await aTellingDay(office)
    const records = await openRecords(office)
    const [{ value: keyId } = { value: '' }]: { value: string }[] = await records.query(
      `SELECT "value" FROM "setting" WHERE "name" = 'personalKey'`,
    )

    const sealed: Record<string, string[]> = {
      customer: ['phone', 'idNumber', 'address'],
      ticketBuyer: ['phone', 'idNumber', 'address'],
      ticket: ['form'],
      requestAnswer: ['answer'],
      person: ['phone', 'idNumber'],
    }
    for (const [table, columns] of Object.entries(sealed)) {
      for (const column of columns) {
        const rows: { cell: string }[] = await records.query(
          `SELECT "${column}" AS "cell" FROM "${table}" WHERE "${column}" IS NOT NULL`,
        )
        expect(rows.length, `${table}.${column}`).toBeGreaterThan(0)
        for (const { cell } of rows) expect(cell).toMatch(new RegExp(`^${keyId}\\.2\\.[\\w-]{38,}$`))
      }
    }
    const tails = await records.query(`SELECT "phoneTailHash" FROM "customer"`)
    expect(JSON.stringify(tails)).not.toMatch(/6625|8888|7777/)
  })
})

describe('what crosses the wire', () => {
  /** The floor price of 1-1-1203: 16,785.00 元/㎡, in all 1,502,761 元. */
  const FLOOR = [
    '1678500',
    '16785',
    '16,785',
    '150276105',
    '150276100',
    '150276200',
    '1502761',
    'floorUnitPrice',
    'floorPrice',
    'floorFixedTotal',
  ]

  it('PRC-5: the floor price reaches nobody who sells, by no call and no refusal', async () => {
    const office = await anOffice()
    const { projectId } = office
    const wanglin = aBrowser(office.office)
    await wanglin.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
    const unitId = await office.unitId('1-1-1203')
    const ticket = await submitTicket(office, await office.signedIn('wanglin'), '1-1-1303').catch(() => null)
    const deep = { projectId, draft: null, form: aForm(unitId, { chosen: ['deep'] }), expectedTotal: LIST_TOTAL * 0.8 }

    const answers = [
      await wanglin.rpc('project.list'),
      await wanglin.rpc('project.detail', { projectId }),
      await wanglin.rpc('ledger.board', { projectId }),
      await wanglin.rpc('ledger.unit', { projectId, unitId }),
      await wanglin.rpc('ledger.tickets.list', { projectId }),
      await wanglin.rpc('ledger.tickets.detail', { projectId, ticketId: ticket?.id ?? unitId }),
      await wanglin.rpc('ledger.tickets.submit', ordered(deep)),
      await wanglin.rpc('ledger.tickets.submit', ordered({ ...deep, form: aForm(unitId), expectedTotal: 150_000_000 })),
      await wanglin.rpc('ledger.tickets.submit', ordered({ ...deep, form: aForm(unitId), expectedTotal: LIST_TOTAL })),
      await wanglin.send('/api/openapi.json'),
    ]

    for (const { text } of answers.slice(0, -1)) for (const figure of FLOOR) expect(text).not.toContain(figure)
    expect(answers[6]?.text).toContain('BELOW_FLOOR')
  })

  it('SEC-1: another’s customer shows the owner’s name and nothing else, and only to the full number', async () => {
    const office = await anOffice()
    const { projectId } = office
    const ticket = await submitTicket(office, await office.signedIn('wanglin'))
    const lijianguo = await office.signedIn('lijianguo')
    const nothing = { customers: [], heldBy: null }

    for (const text of ['张伟明', '张', 'zwm', '6625', '002X', '1380000662', TYPED.idNumber, '%', '_', "' OR 1=1 --"]) {
      expect({ text, found: await lijianguo.customers.find({ projectId, text }) }).toEqual({ text, found: nothing })
    }
    expect(await lijianguo.customers.find({ projectId, text: TYPED.phone })).toEqual({ customers: [], heldBy: '王琳' })
    const customerId = ticket.buyers[0]?.customerId ?? ''
    const opening = lijianguo.customers.open(ordered({ projectId, customerId }))
    expect((await refusalOf(opening)).code).toBe('NOT_FOUND')
    const reading = lijianguo.ledger.tickets.detail({ projectId, ticketId: ticket.id })
    expect((await refusalOf(reading)).code).toBe('NOT_FOUND')
    expect((await refusalOf(lijianguo.ledger.tickets.paper({ projectId, ticketId: ticket.id }))).code).toBe('NOT_FOUND')
  })

  it('SEC-1: a ticket shows its buyers masked to everyone, its own consultant too', async () => {
    const office = await anOffice()
    const { projectId } = office
    const { id: ticketId } = await submitTicket(office, await office.signedIn('wanglin'))
    for (const login of ['wanglin', 'manager', 'director', 'hejing'] as const) {
      const browser = aBrowser(office.office)
      await browser.rpc('staff.signIn', ordered({ login, password: PASSWORD }))
      const { text } = await browser.rpc('ledger.tickets.detail', { projectId, ticketId })
      expect(text).toContain('138****6625')
      for (const number of [TYPED.phone, TYPED.idNumber]) expect(text).not.toContain(number)
    }
  })
})
