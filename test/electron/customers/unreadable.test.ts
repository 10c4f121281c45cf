import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { examineOffice } from '../../../electron/examination/examine'
import { customerTable } from '../../../electron/features/customers/tables'
import { ticketBuyerTable, ticketTable } from '../../../electron/features/ledger/tables'
import { specialTable } from '../../../electron/features/pricing/tables'
import { personTable } from '../../../electron/features/staff/tables'
import { UNREADABLE } from '../../../shared/customers/buyer'
import { applyFor, FOR_MANAGER, saveExample } from '../../office/a-special'
import { aForm, named, refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { databaseBeside } from '../../office/the-database'

const LIU = { ...ZHANG, name: '刘晓燕', phone: '13900000182', idNumber: '', relation: 'spouse' as const, share: 5_000 }
const TOTAL = 166_883_900

/** 王琳 has two customers, on one ticket; somebody is at the database. */
async function anOfficeWithTwo() {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  const buyers = [{ ...ZHANG, share: 5_000 }, LIU]
  const ticket = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: TOTAL, buyers })
  const { projectId } = office
  const find = async (text: string) => (await wanglin.customers.find({ projectId, text })).customers
  const found = async () => {
    const { findings } = await examineOffice({ ...office, now: () => office.clock.now })
    return findings.map(({ name }) => name)
  }
  return { office, wanglin, ticket, projectId, find, found, database: await databaseBeside(office) }
}

describe('SEC-3: what was encrypted and was changed or moved past the office', () => {
  it('is shown as unreadable; the rest of the page, and of the row, is there, and the doctor names it', async () => {
    const { find, found, database } = await anOfficeWithTwo()
    const [liu] = await database.findBy(customerTable, { name: LIU.name })
    await database.update(customerTable, { name: ZHANG.name }, { phone: liu?.phone ?? '' })

    const both = await find('6625')
    expect(both).toMatchObject([{ name: ZHANG.name, phone: UNREADABLE, idNumber: '1101**********002X' }])
    expect(both[0]?.address).toBe(ZHANG.address)
    expect(await find(LIU.name)).toMatchObject([{ name: LIU.name, phone: '139****0182' }])
    expect(await found()).toContain('customers.sealed')
  })

  it('is refused in plain words where it is needed itself; typed anew it is mended', async () => {
    const { office, wanglin, projectId, find, found, database } = await anOfficeWithTwo()
    await database.update(customerTable, { name: ZHANG.name }, { phone: ZHANG.phone })
    const [file] = await database.findBy(customerTable, { name: ZHANG.name })
    const customerId = file?.id ?? ''
    const opening = wanglin.customers.open(ordered({ projectId, customerId }))
    expect(await refusalOf(opening)).toEqual({ code: 'DATA_UNREADABLE', data: { rule: 'SEC-3' } })
    const known = { kind: 'known' as const, customerId, relation: 'main' as const, share: 10_000 }
    const again = submitTicket(office, wanglin, '1-1-1203', { buyers: [known] })
    expect(await refusalOf(again)).toMatchObject({ code: 'DATA_UNREADABLE' })

    await submitTicket(office, wanglin, '1-1-1203', { buyers: [ZHANG] })
    expect(await find(ZHANG.name)).toMatchObject([{ id: customerId, phone: '138****6625' }])
    expect(await found()).not.toContain('customers.sealed')
  })

  it('of a ticket or an application: the rest is shown, and it can still be taken back', async () => {
    const { office, wanglin, ticket, projectId, found, database } = await anOfficeWithTwo()
    const draft = await saveExample(office, wanglin)
    const special = await applyFor(office, wanglin, draft, FOR_MANAGER)
    await database.update(ticketBuyerTable, { ticketId: ticket.id, position: 0 }, { phone: 'changed', address: '' })
    await database.update(ticketTable, { id: ticket.id }, { form: 'changed' })
    await database.update(specialTable, { id: special.id }, { buyers: 'changed' })

    const shown = await wanglin.ledger.tickets.detail({ projectId, ticketId: ticket.id })
    const [buyer, other] = shown.buyers
    expect(buyer).toMatchObject({ name: ZHANG.name, phone: UNREADABLE, address: UNREADABLE })
    expect(other).toMatchObject({ name: LIU.name, phone: '139****0182' })
    expect(buyer?.idNumber).toBe('1101**********002X')
    expect(shown).toMatchObject({ form: null, number: ticket.number, lines: [{ unit: '1-1-1103' }] })
    const application = await wanglin.ledger.specials.detail({ projectId, specialId: special.id })
    expect(application).toMatchObject({ number: special.number, buyers: [{ name: UNREADABLE, phone: UNREADABLE }] })
    expect(await found()).toEqual(expect.arrayContaining(['tickets.sealed', 'specials.sealed']))

    const amending = wanglin.ledger.tickets.amend(
      ordered({ ...named(office, ticket), form: aForm(ticket.unitId), expectedTotal: TOTAL }),
    )
    expect(await refusalOf(amending)).toMatchObject({ code: 'DATA_UNREADABLE' })
    const reason = '客户改看别处'
    expect(await wanglin.ledger.tickets.withdraw(ordered({ ...named(office, ticket), reason }))).toMatchObject({
      state: 'withdrawn',
    })
  })

  it('of a person: everybody else is listed', async () => {
    const { office, found, database } = await anOfficeWithTwo()
    const admin = await office.signedIn('admin')
    await database.update(personTable, { login: 'wanglin' }, { phone: 'changed' })
    const people = await admin.staff.list()
    expect(people.find(({ login }) => login === 'wanglin')?.phone).toBe(UNREADABLE)
    expect(people.filter(({ phone }) => phone === UNREADABLE)).toHaveLength(1)
    expect(await found()).toContain('staff.sealed')
  })
})
