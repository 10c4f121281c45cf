import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { customerTable } from '../../../electron/features/customers/tables'
import { auditTable } from '../../../electron/gate/tables'
import type { FoundCustomer } from '../../../shared/customers/contract'
import { aSecondProject } from '../../office/a-project'
import { refusalOf, submitTicket, ZHANG } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { signedInOnTheWire } from '../../office/on-the-wire'
import { dumpOf } from '../../office/records'
import { databaseBeside } from '../../office/the-database'

/** 张伟明 is 王琳's customer, from a ticket of hers. */
async function anOfficeWithZhang() {
  const office = await anOffice()
  const wanglin = await office.signedIn('wanglin')
  const ticket = await submitTicket(office, wanglin)
  const customerId = ticket.buyers[0]?.customerId
  if (!customerId) throw new Error('the ticket has no buyer')
  const find = (client: OfficeClient, text: string) => client.customers.find({ projectId: office.projectId, text })
  return { office, wanglin, customerId, find }
}

const NOBODY = { customers: [], heldBy: null }

describe('SEC-1: finding a customer', () => {
  it('one’s own is found by part of the name, its initials, four last digits or a whole number, masked', async () => {
    const { wanglin, customerId, find } = await anOfficeWithZhang()
    const shown: FoundCustomer = {
      id: customerId,
      name: '张伟明',
      phone: '138****6625',
      idNumber: '1101**********002X',
      address: ZHANG.address,
      owner: '王琳',
      isOwn: true,
    }
    const texts = ['张伟明', '伟明', '张', 'zwm', 'ZW', 'z', '6625', '002X', '002x', '138 0000 6625', ZHANG.idNumber]
    for (const text of texts) {
      expect({ text, ...(await find(wanglin, text)) }).toEqual({ text, customers: [shown], heldBy: null })
    }
  })

  it('is not found by less than that, nor by signs that mean «anything» to the database', async () => {
    const { wanglin, find } = await anOfficeWithZhang()
    const parts = ['李', 'wm', '1380000', '662', '6626', '00', '11010519491231002']
    const signs = ['%', '_', '张%明', '张_明', "张' OR '1'='1", '\\']
    for (const text of [...parts, ...signs]) {
      expect({ text, ...(await find(wanglin, text)) }).toEqual({ text, ...NOBODY })
    }
  })

  it('another’s is found only by the full phone number, and then only the owner’s name is told', async () => {
    const { office, find } = await anOfficeWithZhang()
    const { client: lijianguo, answers } = await signedInOnTheWire(office, 'lijianguo')

    for (const text of ['张伟明', 'zwm', '6625', '002X', ZHANG.idNumber]) {
      expect(await find(lijianguo, text)).toEqual(NOBODY)
    }
    expect(await find(lijianguo, ZHANG.phone)).toEqual({ customers: [], heldBy: '王琳' })
    expect(answers.filter((answer) => /张伟明|6625|江南大道|002X/.test(answer))).toEqual([])
  })

  it('when both have a file under one phone, one’s own is shown and the other’s owner is named', async () => {
    const { office, find } = await anOfficeWithZhang()
    const lijianguo = await office.signedIn('lijianguo')
    const wife = { ...ZHANG, name: '陈芳', idNumber: '' }
    await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: 166_883_900, buyers: [wife] })

    expect(await find(lijianguo, ZHANG.phone)).toMatchObject({
      customers: [{ name: '陈芳', owner: '李建国', isOwn: true, idNumber: null }],
      heldBy: '王琳',
    })
  })

  it('manager and director find everybody’s, masked, with whose they are', async () => {
    const { office, customerId, find } = await anOfficeWithZhang()
    for (const login of ['manager', 'director'] as const) {
      expect(await find(await office.signedIn(login), 'zwm')).toMatchObject({
        customers: [{ id: customerId, phone: '138****6625', owner: '王琳', isOwn: false }],
        heldBy: null,
      })
    }
  })

  it('finance, service and administrator find no customers at all', async () => {
    const { office, customerId, find } = await anOfficeWithZhang()
    for (const login of ['hejing', 'wuyan', 'admin'] as const) {
      const client = await office.signedIn(login)
      expect(await refusalOf(find(client, ZHANG.phone))).toMatchObject({ code: 'NOT_ALLOWED' })
      const opening = client.customers.open(ordered({ projectId: office.projectId, customerId }))
      expect(await refusalOf(opening)).toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })

  it('a customer of one project is not found in another', async () => {
    const { office, wanglin, customerId } = await anOfficeWithZhang()
    const { projectId } = await aSecondProject(office)

    expect(await wanglin.customers.find({ projectId, text: 'zwm' })).toEqual(NOBODY)
    expect(await (await office.signedIn('lijianguo')).customers.find({ projectId, text: ZHANG.phone })).toEqual(NOBODY)
    const opening = wanglin.customers.open(ordered({ projectId, customerId }))
    expect(await refusalOf(opening)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('SEC-1: opening the numbers', () => {
  it('is a command of its own, and leaves who opened whose', async () => {
    const { office, wanglin, customerId } = await anOfficeWithZhang()
    const { projectId } = office
    const opened = await wanglin.customers.open(ordered({ projectId, customerId }))

    expect(opened).toEqual({ phone: ZHANG.phone, idNumber: ZHANG.idNumber })
    const database = await databaseBeside(office)
    const [record] = await database.findBy(auditTable, { scope: projectId, call: 'customers.open' })
    expect(record).toMatchObject({ person: '王琳', outcome: 'done', subject: customerId })
    expect(JSON.stringify(record)).not.toMatch(/13800006625|11010519491231002X/)
  })

  it('another’s is not there for a consultant, exactly as one that does not exist', async () => {
    const { office, customerId } = await anOfficeWithZhang()
    const { projectId } = office
    const lijianguo = await office.signedIn('lijianguo')
    const another = await refusalOf(lijianguo.customers.open(ordered({ projectId, customerId })))
    const nobody = await refusalOf(lijianguo.customers.open(ordered({ projectId, customerId: randomUUID() })))

    expect(another).toEqual({ code: 'NOT_FOUND', data: { rule: 'SEC-5', what: 'customer' } })
    expect(another).toEqual(nobody)
  })

  it('SEC-3: nothing that identifies the customer stands in the database in the clear', async () => {
    const { office, customerId } = await anOfficeWithZhang()
    const database = await databaseBeside(office)
    const file = await database.findOneBy(customerTable, { id: customerId })
    expect(file?.name).toBe('张伟明')

    const everything = JSON.stringify(await dumpOf(database.connection))
    expect(everything).toContain('张伟明')
    expect(everything).not.toMatch(/13800006625|11010519491231002X|江南大道/)
  })
})
