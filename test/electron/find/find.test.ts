import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { MOST_FOUND } from '../../../shared/find/contract'
import { aBrowser, codeOf } from '../../office/a-browser'
import { addGarage } from '../../office/a-garage'
import { aColleague, aSecondProject } from '../../office/a-project'
import { applyFor, OWN_RIGHT, saveExample } from '../../office/a-special'
import { LIST_TOTAL, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice, PASSWORD } from '../../office/an-office'
import { signedInOnTheWire } from '../../office/on-the-wire'
import { databaseBeside } from '../../office/the-database'

/** 王琳 has a ticket on 1-1-1203 for 张伟明, 李建国 one on 1-1-1103 for 陈芳. */
async function aBusyHall() {
  const office = await anOffice()
  const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
  const hers = await submitTicket(office, wanglin)
  const chen = { ...ZHANG, name: '陈芳', phone: '13900000182', idNumber: '' }
  const his = await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: 166_883_900, buyers: [chen] })
  const { projectId } = office
  const find = (client: OfficeClient, text: string) => client.find.anything({ projectId, text })
  return { office, projectId, wanglin, lijianguo, hers, his, find }
}

/** 王琳 applied for more off 1-1-1203 than its scheme gives. */
async function anApplication() {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  const special = await applyFor(office, wanglin, await saveExample(office, wanglin), OWN_RIGHT)
  const { projectId } = office
  const find = (client: OfficeClient, text: string) => client.find.anything({ projectId, text })
  return { office, wanglin, special, find }
}

const NOTHING = { items: [], isMore: false }
const NOWHERE = {
  homes: NOTHING,
  tickets: NOTHING,
  specials: NOTHING,
  customers: NOTHING,
  people: NOTHING,
  heldBy: null,
}

describe('anything is found by what one says of it', () => {
  it('a home by its number in any writing, with who holds it', async () => {
    const { office, wanglin, find } = await aBusyHall()
    for (const text of ['1-1-1203', '1203', '1栋1203', ' １＃１单元 1203室 ', '1-1203', '1号楼1203']) {
      const { homes } = await find(wanglin, text)
      expect([text, homes.items[0]?.number, homes.items[0]?.claim?.by]).toEqual([text, '1-1-1203', '王琳'])
    }
    const { homes } = await find(wanglin, '1203')
    expect(homes.items[0]).toMatchObject({
      id: await office.unitId('1-1-1203'),
      building: '1号楼',
      kind: 'home',
      match: { in: 'number', ranges: [{ from: 4, to: 8 }] },
    })
  })

  it('LED-4: a home whose claim ran out is nobody’s', async () => {
    const { office, wanglin, find } = await aBusyHall()
    office.clock.now += 31 * 60_000
    const { homes, tickets } = await find(wanglin, '1-1-1203')
    expect(homes.items[0]?.claim).toBeNull()
    expect(tickets.items[0]?.state).toBe('expired')
  })

  it('LED-11: a parking space by its name and number', async () => {
    const { office, wanglin, find } = await aBusyHall()
    const [id] = await addGarage(office, await databaseBeside(office), { count: 12 })
    const { homes } = await find(wanglin, '车位1')
    expect(homes.items[0]).toMatchObject({ id, number: '车位-B1-001', kind: 'parking' })
  })

  it('a ticket by its number, its home and its buyer; a draft by its home', async () => {
    const { office, wanglin, hers, find } = await aBusyHall()
    for (const [text, place] of [
      ['FH-20260607-0001', 'number'],
      ['fh202606070001', 'number'],
      ['0607-1', 'number'],
      ['0001', 'number'],
      ['1-1-1203', 'unit'],
      ['张伟明', 'buyers'],
      ['伟明', 'buyers'],
    ] as const) {
      const { tickets } = await find(wanglin, text)
      expect([text, tickets.items.map(({ id, match }) => [id, match.in])]).toEqual([text, [[hers.id, place]]])
    }
    const unitId = await office.unitId('1-1-1303')
    const form = { lines: [{ unitId, chosen: [], evidence: [] }], paymentMethod: 'oneOff' as const, buyers: [] }
    const { projectId } = office
    const draft = await wanglin.ledger.tickets.save(
      ordered({ projectId, draft: null, form: { ...form, remarks: '', hasConsent: false } }),
    )
    expect((await find(wanglin, '1303')).tickets.items).toMatchObject([{ id: draft.id, number: null, state: 'draft' }])
    expect((await find(await office.signedIn('manager'), '1303')).tickets).toEqual(NOTHING)
  })

  it('PRC-7: a special application by its number and its home', async () => {
    const { wanglin, special, find } = await anApplication()
    for (const text of [special.number, special.number.toLowerCase().replaceAll('-', ''), '1-1-1203']) {
      const { specials } = await find(wanglin, text)
      expect([text, specials.items.map(({ id, standing }) => [id, standing])]).toEqual([
        text,
        [[special.id, special.state]],
      ])
    }
  })

  it('a customer by name, pinyin, initials, four last digits or a whole number, masked, with the newest ticket', async () => {
    const { wanglin, hers, find } = await aBusyHall()
    const ways = [
      ['张伟明', 'name'],
      ['zwm', 'name'],
      ['ZhangWeiming', 'name'],
      ['zhang wei', 'name'],
      ['zhangwm', 'name'],
      ['6625', 'phone'],
      ['138 0000 6625', 'phone'],
      ['002x', 'idNumber'],
      [ZHANG.idNumber, 'idNumber'],
    ] as const
    for (const [text, place] of ways) {
      const { customers } = await find(wanglin, text)
      expect([text, customers.items.map(({ name, match }) => [name, match.in])]).toEqual([text, [['张伟明', place]]])
    }
    const { customers } = await find(wanglin, '6625')
    expect(customers.items).toEqual([
      {
        id: hers.buyers[0]?.customerId,
        name: '张伟明',
        phone: '138****6625',
        idNumber: '1101**********002X',
        owner: '王琳',
        isOwn: true,
        ticket: { id: hers.id, number: hers.number, state: 'submitted', unit: '1-1-1203' },
        match: { in: 'phone', ranges: [{ from: 7, to: 11 }] },
      },
    ])
  })

  it('of many the best stand first, and that there are more is said', async () => {
    const { office, wanglin, find } = await aBusyHall()
    await addGarage(office, await databaseBeside(office), { count: 40 })
    const { homes } = await find(wanglin, '车位')
    expect(homes).toEqual(NOTHING)
    const some = (await find(wanglin, '车位0')).homes
    expect(some.items.map(({ number }) => number.slice(-3))).toEqual(['001', '002', '003', '004', '005', '006'])
    expect([some.items.length, some.isMore]).toEqual([MOST_FOUND, true])
    const few = (await find(wanglin, '车位40')).homes
    expect([few.items.map(({ number }) => number), few.isMore]).toEqual([['车位-B1-040'], false])
  })
})

describe('SEC-1: nobody finds what they may not see', () => {
  it('a consultant neither another’s ticket nor another’s customer, however it is asked for', async () => {
    const { office, hers } = await aBusyHall()
    const { client: lijianguo, answers } = await signedInOnTheWire(office, 'lijianguo')
    const { projectId } = office
    const ways = ['张伟明', '伟明', 'zwm', 'zhangweiming', '6625', '002X', ZHANG.idNumber]
    for (const text of [...ways, String(hers.number), '0001']) {
      const found = await lijianguo.find.anything({ projectId, text })
      expect([text, found]).toEqual([text, NOWHERE])
    }
    // The home is everyone's to see, and who holds it.
    const { homes, ...rest } = await lijianguo.find.anything({ projectId, text: '1-1-1203' })
    expect(homes.items[0]?.claim?.by).toBe('王琳')
    expect({ homes: NOTHING, ...rest }).toEqual(NOWHERE)
    expect(answers.filter((answer) => /张伟明|6625|江南大道|002X|FH-20260607-0001/.test(answer))).toEqual([])
  })

  it('another’s customer is told of by the full phone number only, and then by the owner’s name alone', async () => {
    const { lijianguo, find } = await aBusyHall()
    expect(await find(lijianguo, ZHANG.phone)).toEqual({ ...NOWHERE, heldBy: '王琳' })
  })

  it('PRC-7: nor another’s special application; the manager finds it', async () => {
    const { office, special, find } = await anApplication()
    const [lijianguo, manager] = [await office.signedIn('lijianguo'), await office.signedIn('manager')]
    for (const text of [special.number, '1-1-1203']) {
      expect((await find(lijianguo, text)).specials).toEqual(NOTHING)
      expect((await find(manager, text)).specials.items).toMatchObject([{ id: special.id, consultant: '王琳' }])
    }
  })

  it('a customer who is one’s own leads to no ticket of a colleague’s', async () => {
    const office = await anOffice()
    const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
    const find = (client: OfficeClient, text: string) => client.find.anything({ projectId: office.projectId, text })
    const his = await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: 166_883_900 })
    const hers = await submitTicket(office, wanglin)

    const found = await find(lijianguo, '张伟明')
    expect(found.customers.items).toMatchObject([{ owner: '李建国', ticket: { id: his.id, unit: '1-1-1103' } }])
    expect(found.tickets.items.map(({ id }) => id)).toEqual([his.id])
    // Her ticket is hers to find; the file behind it is not.
    const ofHers = await find(wanglin, '张伟明')
    expect(ofHers.customers).toEqual(NOTHING)
    expect(ofHers.tickets.items.map(({ id }) => id)).toEqual([hers.id])
    const ofManager = await find(await office.signedIn('manager'), '张伟明')
    expect(ofManager.customers.items).toMatchObject([{ owner: '李建国', ticket: { id: hers.id } }])
  })

  it('manager and director find everybody’s, with whose they are; and the consultants', async () => {
    const { office, hers, his, find } = await aBusyHall()
    for (const login of ['manager', 'director'] as const) {
      const client = await office.signedIn(login)
      expect((await find(client, 'zwm')).customers.items).toMatchObject([{ owner: '王琳', ticket: { id: hers.id } }])
      expect((await find(client, '0182')).customers.items).toMatchObject([{ owner: '李建国', ticket: { id: his.id } }])
      for (const text of ['王琳', 'wl', 'wanglin', 'wangl', '琳']) {
        expect([text, (await find(client, text)).people.items.map(({ name }) => name)]).toEqual([text, ['王琳']])
      }
      // Who has no tickets of their own leads nowhere.
      expect((await find(client, '何静')).people).toEqual(NOTHING)
    }
  })

  it('finance finds tickets and consultants, no customers; service homes only; the administrator people', async () => {
    const { office, hers, find } = await aBusyHall()
    const [finance, service, admin] = [
      await office.signedIn('hejing'),
      await office.signedIn('wuyan'),
      await office.signedIn('admin'),
    ]
    expect((await find(finance, String(hers.number))).tickets.items).toMatchObject([{ id: hers.id }])
    expect((await find(finance, 'wl')).people.items).toMatchObject([{ name: '王琳' }])
    for (const client of [finance, service, admin]) {
      for (const text of ['张伟明', 'zwm', '6625', ZHANG.phone, ZHANG.idNumber]) {
        const { customers, heldBy } = await find(client, text)
        expect({ text, customers, heldBy }).toEqual({ text, customers: NOTHING, heldBy: null })
      }
    }
    for (const text of ['王琳', 'wl', String(hers.number), '张伟明']) expect(await find(service, text)).toEqual(NOWHERE)
    expect((await find(service, '1203')).homes.items).toMatchObject([{ number: '1-1-1203' }])
    expect((await find(admin, 'hejing')).people.items).toMatchObject([{ name: '何静', role: 'finance' }])
    expect((await find(admin, String(hers.number))).tickets).toEqual(NOTHING)
  })

  it('what is of one project is not found in another', async () => {
    const { office } = await aBusyHall()
    const { projectId } = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    for (const text of ['张伟明', 'zwm', '6625', ZHANG.phone, 'FH-20260607-0001']) {
      expect([text, await manager.find.anything({ projectId, text })]).toEqual([text, NOWHERE])
    }
    const { homes, tickets } = await manager.find.anything({ projectId, text: '1-1-1203' })
    expect(homes.items[0]?.claim).toBeNull()
    expect(tickets).toEqual(NOTHING)
  })

  it('a person taken out of the office stands last, and is said to be', async () => {
    const { office, find } = await aBusyHall()
    await aColleague(office, 'wanglei', '王磊', 'consultant')
    const admin = await office.signedIn('admin')
    const left = (await admin.staff.list()).find(({ login }) => login === 'wanglin')
    if (!left) throw new Error('王琳 is not there')
    await admin.staff.setActive(ordered({ id: left.id, version: left.version, isActive: false }))
    expect((await find(admin, 'wl')).people.items.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['王磊', true],
      ['王琳', false],
    ])
  })

  it('who stands on a ticket no more is not led to it', async () => {
    const { office, wanglin, hers, find } = await aBusyHall()
    const form = { lines: [{ unitId: hers.unitId, chosen: [], evidence: [] }], paymentMethod: 'oneOff' as const }
    const wife = { ...ZHANG, name: '周敏', phone: '13611112222', idNumber: '' }
    const amended = { ...form, buyers: [wife], remarks: '', hasConsent: true }
    await wanglin.ledger.tickets.amend(ordered({ ...named(office, hers), form: amended, expectedTotal: LIST_TOTAL }))
    expect((await find(wanglin, '张伟明')).customers.items).toMatchObject([{ name: '张伟明', ticket: null }])
    expect((await find(wanglin, 'zhoumin')).customers.items).toMatchObject([{ ticket: { id: hers.id } }])
  })
})

describe('SEC-5: whatever is typed does no harm', () => {
  it('signs that mean anything to the database find nothing', async () => {
    const { office, find } = await aBusyHall()
    const manager = await office.signedIn('manager')
    const quotes = ["'", '"', "' OR '1'='1", "'; DROP TABLE customer; --", '张伟明" OR 1=1 --', '$1', '?', ':v0']
    for (const text of [
      '%',
      '_',
      '%%',
      '__',
      '张%明',
      '张_明',
      '\\',
      '1-%-1203',
      '1_03',
      'FH%',
      'FH-________-____',
      'w%',
      ...quotes,
    ]) {
      expect([text, await find(manager, text)]).toEqual([text, NOWHERE])
    }
    expect((await find(manager, '张伟明')).customers.items).toHaveLength(1)
  })

  it('a text that is too long or empty is refused in a word; ten megabytes of it at the door', async () => {
    const { office, projectId, wanglin, find } = await aBusyHall()
    for (const text of ['', ' ', '1'.repeat(61), '王'.repeat(400)]) {
      expect(await refusalOf(find(wanglin, text))).toMatchObject({ code: 'INPUT_INVALID' })
    }
    const pc = aBrowser(office.office)
    await pc.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
    const answer = await pc.rpc('find.anything', { projectId, text: '王'.repeat(10_000_000 / 3) })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((await find(wanglin, '1203')).homes.items).toHaveLength(1)
  })

  it('nobody who is not signed in finds anything', async () => {
    const { office, projectId } = await aBusyHall()
    const answer = await aBrowser(office.office).rpc('find.anything', { projectId, text: '1203' })
    expect(await codeOf(answer)).toBe('NOT_SIGNED_IN')
  })
})
