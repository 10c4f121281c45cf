import ExcelJS from 'exceljs'
import { clientOf, ordered } from '../../electron/commands/office-client'
import type { Office } from '../../electron/office'
import { addDays, DAY, dayOf, HOUR, MINUTE } from '../../shared/kernel/day'
import { dealPeople, makeDeals } from './a-deal'
import { takeInList } from './a-project'
import { applyFor, exampleForm, FOR_DIRECTOR, FOR_MANAGER, namedSpecial, OWN_RIGHT, saveExample } from './a-special'
import { aForm, named, refusalOf, submitTicket, ZHANG } from './a-ticket'
import { type Login, PASSWORD } from './an-office'
import { LISTED_HOMES, listedHome, priceListFile } from './price-list'
import { SCHEME } from './scheme'

const LIU = { ...ZHANG, name: '刘晓燕', phone: '13900000182', idNumber: '', relation: 'spouse', share: 4_000 } as const

/**
 * Fills the office of the examples with everything that can be at rest in one: tickets that ended in every way and some
 * that run, specials, withholdings, parking spaces, versions in force and waiting, people who changed; on demand also deals
 * that were filed and cancelled.
 */
export async function makeBusy(
  office: Pick<Office, 'fetch'>,
  projectId: string,
  clock: { now: number },
  { hasDeals = false }: { hasDeals?: boolean } = {},
): Promise<void> {
  const signedIn = async (login: Login) => {
    const client = clientOf(office)
    await client.staff.signIn(ordered({ login, password: PASSWORD }))
    return client
  }
  const [admin, manager, director] = [await signedIn('admin'), await signedIn('manager'), await signedIn('director')]
  const [wanglin, lijianguo] = [await signedIn('wanglin'), await signedIn('lijianguo')]
  const later = (ms: number) => {
    clock.now += ms
  }

  later(MINUTE)
  await takeInList(manager, projectId, await spacesFile(), { decidedBy: 'total' })
  later(MINUTE)
  const { buildings } = await manager.project.detail({ projectId })
  const others = buildings.filter(({ permitId }) => permitId === null).map(({ id }) => id)
  const permit = { number: '江售许字(2026)第051号', issuedOn: dayOf(clock.now), buildingIds: others }
  await manager.project.recordPermit(ordered({ projectId, ...permit }))
  await manager.ledger.release(ordered({ projectId, buildingIds: others, unitIds: [], from: null }))
  const { units } = await manager.ledger.board({ projectId })
  const where = { projectId, unitId: async (number: string) => units.id[units.number.indexOf(number)] ?? '' }
  const priceOf = async (number: string) => {
    const unit = await manager.ledger.unit({ projectId, unitId: await where.unitId(number) })
    return (
      Math.round(((unit.area ?? 0) * (unit.price?.list.by === 'unitPrice' ? unit.price.list.unitPrice : 0)) / 10_000) *
      100
    )
  }

  const submit = async (client: typeof wanglin, number: string, buyer: Partial<typeof ZHANG> = {}) =>
    submitTicket(where, client, number, {
      buyers: [{ ...ZHANG, ...buyer }],
      expectedTotal: await priceOf(number),
    })
  // FH-20260607-0001 expires, and 0002 claims its home after it.
  await submit(wanglin, '1-1-1103')
  later(HOUR)
  await submit(lijianguo, '1-1-1103', { name: '沈佳怡', phone: '13700003341', idNumber: '' })
  const rejected = await submit(wanglin, '1-1-1101')
  later(MINUTE)
  await manager.ledger.tickets.reject(ordered({ ...named(where, rejected), reason: '买方资料与证件不符' }))
  const withdrawn = await submit(wanglin, '1-1-1102')
  later(MINUTE)
  await wanglin.ledger.tickets.withdraw(ordered({ ...named(where, withdrawn), reason: '客户改看别处' }))

  // 0005 with a special discount of the manager's, approved and extended.
  const draft = await saveExample(where, wanglin)
  const special = await applyFor(where, wanglin, draft, FOR_MANAGER)
  later(MINUTE)
  await manager.ledger.specials.approve(ordered(namedSpecial(where, special)))
  const written = { projectId, draft: { ticketId: draft.id, version: draft.version } }
  const form = await exampleForm(where, special.id)
  const dear = await wanglin.ledger.tickets.submit(ordered({ ...written, form, expectedTotal: FOR_MANAGER.total }))
  later(MINUTE)
  const approved = await manager.ledger.tickets.approve(ordered(named(where, dear)))
  later(MINUTE)
  await director.ledger.tickets.extend(ordered({ ...named(where, approved), reason: '客户出差，后天来签' }))

  // 0006 with a parking space, amended to two buyers.
  const lines = await Promise.all(
    ['1-1-1303', '车位-B1-001'].map(async (number) => ({
      unitId: await where.unitId(number),
      chosen: [],
      evidence: [],
    })),
  )
  const expectedTotal = (await priceOf('1-1-1303')) + 12_000_000
  const both = { ...aForm(''), lines, paymentMethod: 'mortgage' as const }
  const pair = await lijianguo.ledger.tickets.submit(ordered({ projectId, draft: null, form: both, expectedTotal }))
  later(MINUTE)
  const buyers = [{ ...ZHANG, share: 6_000 }, LIU]
  await lijianguo.ledger.tickets.amend(ordered({ ...named(where, pair), form: { ...both, buyers }, expectedTotal }))

  // Drafts: one with a special taken back, one with a special refused, one discarded.
  const own = await saveExample(where, wanglin)
  const ownRight = await applyFor(where, wanglin, own, OWN_RIGHT)
  later(MINUTE)
  await wanglin.ledger.specials.withdraw(ordered({ ...namedSpecial(where, ownRight), reason: '客户不要了' }))
  const deep = await applyFor(where, lijianguo, await saveExample(where, lijianguo), FOR_DIRECTOR)
  await director.ledger.specials.reject(ordered({ ...namedSpecial(where, deep), reason: '太低' }))
  const thrown = await saveExample(where, lijianguo)
  await lijianguo.ledger.tickets.discard(ordered(named(where, thrown)))
  await applyFor(where, wanglin, own, FOR_MANAGER)

  const withhold = async (number: string, until: number) =>
    manager.ledger.withhold(ordered({ projectId, unitIds: [await where.unitId(number)], reason: '留给老客户', until }))
  await withhold('1-1-1201', clock.now + 2 * DAY)
  await withhold('1-1-1202', clock.now + 3 * DAY)
  await withhold('1-1-1301', clock.now + MINUTE)
  later(2 * MINUTE)
  const unitIds = [await where.unitId('1-1-1201')]
  await manager.ledger.liftWithholding(ordered({ projectId, unitIds, reason: '老客户不要了' }))

  const dearer = (number: string) =>
    LISTED_HOMES.map((home) => (home === listed(number) ? { ...home, unitPrice: 19_999 } : home))
  await takeInList(manager, projectId, await priceListFile(dearer('1-1-1302')))
  await takeInList(manager, projectId, await priceListFile(dearer('1-1-1301')), { appliesFrom: clock.now + 7 * DAY })
  const kept = LISTED_HOMES.filter((home) => home !== listed('2-1-1301'))
  const offSale = [await where.unitId('2-1-1301')]
  await takeInList(manager, projectId, await priceListFile(kept), { offSale })
  const scheme = { ...SCHEME, name: '国庆方案' }
  const fromNextWeek = { basedOn: 1, scheme, appliesFrom: clock.now + 7 * DAY }
  await manager.pricing.saveScheme(ordered({ projectId, ...fromNextWeek }))
  await admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 45, managerLimit: 350 } }))

  if (hasDeals) {
    const hands = await dealPeople({ projectId, signedIn })
    const asked = async (number: string) => ({ number, chosen: [], total: await priceOf(number) })
    await makeDeals(where, hands, [await asked('2-1-1101'), await asked('2-1-1201')])
    later(MINUTE)
  }

  const people = await admin.staff.list()
  const leaving = people.find(({ login }) => login === 'wuyan')
  const promoted = people.find(({ login }) => login === 'hejing')
  if (!leaving || !promoted) throw new Error('somebody is missing')
  await signedIn('wuyan')
  await admin.staff.setActive(ordered({ id: leaving.id, version: leaving.version, isActive: false }))
  const person = { name: promoted.name, role: 'manager' as const }
  await admin.staff.amend(ordered({ id: promoted.id, version: promoted.version, person }))
  await refusalOf(clientOf(office).staff.signIn(ordered({ login: 'manager', password: 'not the one' })))
  await refusalOf(submitTicket(where, wanglin, '1-1-1302', { chosen: ['deep'], expectedTotal: 1 }))
  await refusalOf(manager.staff.list())
  await admin.project.create(ordered({ name: `望江府 ${addDays(dayOf(clock.now), 1)}`, scheme: SCHEME }))
}

function listed(number: string) {
  const home = listedHome(number)
  return LISTED_HOMES.find(
    (one) => one.building === home.building && one.floor === home.floor && one.room === home.room,
  )
}

/** Two parking spaces, the first of them to go with 1-1-1303. */
async function spacesFile(): Promise<File> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('车位')
  sheet.addRow(['楼层', '车位号', '户型', '建筑面积', '总价', '绑定房号'])
  sheet.addRow(['负1层', 'B1-001', '标准车位', 12.72, 120_000, '1-1-1303'])
  sheet.addRow(['负1层', 'B1-002', '标准车位', 12.72, 120_000, ''])
  // Sold by the piece: nobody knows its area.
  sheet.addRow(['负1层', 'B1-003', '微型车位', null, 90_000, ''])
  return new File([await workbook.xlsx.writeBuffer()], '车位价格表.xlsx')
}
