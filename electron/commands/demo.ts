import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, DAY, dayOf, HOUR, MINUTE } from '../../shared/kernel/day'
import { LISTING_DAYS } from '../../shared/ledger/listing-duty'
import type { DiscountScheme } from '../../shared/pricing/scheme'
import type { Role } from '../../shared/staff/roles'
import type { Config } from '../config'
import type { DemoAccess } from '../gate/context'
import { type Office, openOffice } from '../office'
import { DEMO_TICKETS, keepTicketsRunning, writeTickets } from './demo-tickets'
import { clientOf, type OfficeClient, ordered } from './office-client'

const PASSWORD = 'fanghao-demo'

const PEOPLE: { login: string; name: string; role: Role }[] = [
  { login: 'admin', name: '孙立', role: 'admin' },
  { login: 'manager', name: '赵敏', role: 'manager' },
  { login: 'director', name: '郑国栋', role: 'director' },
  { login: 'wanglin', name: '王琳', role: 'consultant' },
  { login: 'lijianguo', name: '李建国', role: 'consultant' },
  { login: 'chensiyuan', name: '陈思远', role: 'consultant' },
  { login: 'zhouting', name: '周婷', role: 'consultant' },
  { login: 'hejing', name: '何静', role: 'finance' },
  { login: 'wuyan', name: '吴燕', role: 'service' },
]

/** Homes come by the square metre; parking spaces and storerooms later, in a list of their own, at fixed totals. */
const HOMES = { resource: 'price-list.xlsx', name: '望江府一房一价表（备案）.xlsx', decidedBy: 'unitPrice' } as const
const SPACES = { resource: 'spaces.xlsx', name: '望江府车位储藏室价格表.xlsx', decidedBy: 'total' } as const

/** The building that has no permit yet. */
const LATER = '3栋'

/** Valid in form only: no region has the code 990000. */
const ID_NUMBERS = [
  '990000198801151008',
  '990000198802151114',
  '990000198803151220',
  '990000198804151337',
  '990000198805151443',
  '99000019880615155X',
  '990000198807151666',
  '990000198808151772',
]

const ACCESS: DemoAccess = { password: PASSWORD, logins: PEOPLE.map((person) => person.login) }

const SCHEME: DiscountScheme = {
  name: '开盘方案',
  mode: 'compound',
  roundTo: 100,
  items: [
    {
      id: 'one-off',
      name: '一次性付款',
      discount: { kind: 'percent', rate: 9_800 },
      conditions: { paymentMethods: ['oneOff'], group: '付款方式' },
    },
    {
      id: 'mortgage',
      name: '按揭付款',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { paymentMethods: ['mortgage', 'providentFund'], group: '付款方式' },
    },
    {
      id: 'on-time',
      name: '按时签约',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { signWithinDays: 7 },
    },
    {
      id: 'referral',
      name: '老带新',
      discount: { kind: 'percent', rate: 9_900 },
      conditions: { evidence: '推荐凭证' },
    },
    { id: 'amount', name: '总价立减', discount: { kind: 'amountOff', amount: 1_000_000 }, conditions: {} },
    {
      id: 'parking',
      name: '车位立减',
      discount: { kind: 'amountOff', amount: 500_000 },
      conditions: { kinds: ['parking'] },
    },
  ],
}

/** Opens the demonstration: an example office in a data folder of its own, filled at its first start. */
export async function openDemo(config: Config & { launchToken?: string }): Promise<Office> {
  const setup = { ...config, demo: ACCESS }
  let past = Date.now() - DAY
  const filling = await openOffice({ ...setup, launchToken: undefined, now: () => past })
  try {
    const { state } = await clientOf(filling).staff.session()
    if (state === 'setUp') {
      await fillOffice(filling, join(config.resourcesDir, 'demo'), (later) => {
        past += later
      })
    }
  } finally {
    await filling.close()
  }
  const office = await openOffice(setup)
  await keepTicketsRunning(config.launchToken ? withWindow(office, config.launchToken) : office, PASSWORD)
  return office
}

/** Everything goes through the office's own calls, a day ago and on from there. */
async function fillOffice(office: Office, resources: string, wait: (ms: number) => void): Promise<void> {
  const [first, ...others] = PEOPLE
  if (!first) return
  const admin = clientOf(office)
  await admin.staff.setUp(ordered({ login: first.login, name: first.name, password: PASSWORD }))
  for (const [index, { login, name, role }] of others.entries()) {
    const person = { name, role, phone: `1880000000${index}`, idNumber: ID_NUMBERS[index] ?? null }
    await admin.staff.add(ordered({ login, password: PASSWORD, person }))
  }
  const { id: projectId } = await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))
  await importList(admin, projectId, resources, HOMES)
  wait(5 * MINUTE)

  const manager = clientOf(office)
  await manager.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
  await importList(manager, projectId, resources, SPACES)
  const { buildings } = await manager.project.detail({ projectId })
  const { now: recordedAt } = await manager.ledger.board({ projectId })
  const permitted = buildings.filter(({ name }) => name !== LATER)
  await manager.project.recordPermit(
    ordered({
      projectId,
      number: '江售许字(2026)第046号',
      // Ten days before the office is first looked at, so that the board shows what the law asks for today.
      issuedOn: addDays(dayOf(recordedAt), -(LISTING_DAYS - 1)),
      buildingIds: permitted.map((building) => building.id),
    }),
  )
  wait(HOUR)
  // The top and the ground floor are kept back, as offices do, so that the board shows every state.
  const { buildings: shown, units } = await manager.ledger.board({ projectId })
  const top = Math.max(...units.floor)
  const unitIds = units.id.filter((_id, index) => {
    const floor = units.floor[index]
    return floor !== top && floor !== 1 && shown[units.building[index] ?? -1]?.name !== LATER
  })
  await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds, from: null }))
  wait(HOUR)
  await withholdSome(manager, projectId)
  await writeTickets(office, projectId, DEMO_TICKETS, PASSWORD, wait)
}

async function importList(
  client: OfficeClient,
  projectId: string,
  resources: string,
  { resource, name, decidedBy }: typeof HOMES | typeof SPACES,
): Promise<void> {
  const file = new File([new Uint8Array(await readFile(join(resources, resource)))], name)
  const { uploadId, basis } = await client.ledger.previewPriceList(ordered({ projectId, file, decidedBy }))
  await client.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
}

/** Some homes are kept back with their reasons: a pair for one family, and one for a partner of the developer. */
async function withholdSome(manager: OfficeClient, projectId: string): Promise<void> {
  const { units, now } = await manager.ledger.board({ projectId })
  for (const { numbers, reason, days } of WITHHELD) {
    const unitIds = units.id.filter((_, index) => numbers.includes(units.number[index] ?? ''))
    if (unitIds.length === 0) continue
    await manager.ledger.withhold(ordered({ projectId, unitIds, reason, until: now + days * DAY }))
  }
}

const WITHHELD = [
  { numbers: ['1-1-1001', '1-1-1002'], reason: '兄弟两家要相邻两套，周末带父母来定', days: 4 },
  { numbers: ['2-1-0803'], reason: '合作单位团购，等对方盖章', days: 7 },
]

/** The office as seen from its own window. */
function withWindow(office: Office, launchToken: string): Office {
  return {
    ...office,
    fetch: (request, peer) => {
      const cookie = request.headers.get('cookie')
      request.headers.set('cookie', [cookie, `fanghao_window=${launchToken}`].filter(Boolean).join('; '))
      return office.fetch(request, peer)
    },
  }
}
