import { randomUUID } from 'node:crypto'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Office, openOffice } from '../../electron/office'
import { isRefusal } from '../../shared/kernel/refusal'
import type { TicketForm } from '../../shared/ledger/ticket-contract'
import { calculatePrice } from '../../shared/pricing/price'
import type { DiscountScheme } from '../../shared/pricing/scheme'
import { configFor } from '../office/office-config'
import { residentIdOf } from '../office/people'
import { SCHEME as EXAMPLES } from '../office/scheme'
import { seeded } from './harness'
import { priceListOf } from './homes'

export const PASSWORD = 'correct horse'

/** What every buyer may take, so that each ticket takes all of it. */
const SCHEME: DiscountScheme = {
  ...EXAMPLES,
  items: EXAMPLES.items.filter(({ id }) => ['one-off', 'on-time', 'amount'].includes(id)),
}

/** A released home, with what it costs once every discount is taken. */
export type Home = { id: string; number: string; total: number }

/** A consultant who is signed in: what their PC sends with every request. */
export type Seat = { name: string; cookie: string }

/** An office on the day of its opening: homes on sale, in an order of chance, and consultants at their PCs. */
export type World = { projectId: string; homes: Home[]; seats: Seat[] }

/** Fills an empty data folder (or database) through the office's own calls, and closes the office again. */
export async function fillWorld(size: { homes: number; seats: number }, dataDir: string, databaseUrl?: string) {
  const office = await openOffice({ ...configFor({ dataDir }, { now: 0 }), now: undefined, databaseUrl })
  try {
    return await fill(office, size)
  } finally {
    await office.close()
  }
}

async function fill(office: Office, size: { homes: number; seats: number }): Promise<World> {
  const admin = clientOf(office)
  await admin.staff.setUp(ordered({ login: 'admin', name: '孙立', password: PASSWORD }))
  const { id: projectId } = await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))
  const people = Array.from({ length: size.seats }, (_, index) => index)
  const seats = await Promise.all(people.map((index) => takeSeat(office, admin, index)))
  if (size.homes > 0) {
    await listAll(admin, projectId, size.homes)
    await releaseAll(office, admin, projectId)
  }
  return { projectId, homes: await homesOf(admin, projectId), seats }
}

async function listAll(admin: OfficeClient, projectId: string, homes: number): Promise<void> {
  const file = new File([await priceListOf(homes)], '一房一价表.xlsx')
  const { uploadId, basis } = await admin.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null }))
  await admin.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
}

async function takeSeat(office: Office, admin: OfficeClient, index: number): Promise<Seat> {
  const [login, name] = [`seat${index}`, `顾问${index}`]
  const person = {
    name,
    role: 'consultant',
    phone: phoneOf(index),
    idNumber: residentIdOf(index, '19800101'),
  } as const
  await admin.staff.add(ordered({ login, password: PASSWORD, person }))
  let cookie = ''
  const client = clientOf({
    fetch: async (request) => {
      const answer = await office.fetch(request)
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return answer
    },
  })
  await client.staff.signIn(ordered({ login, password: PASSWORD }))
  return { name, cookie }
}

async function releaseAll(office: Office, admin: OfficeClient, projectId: string): Promise<void> {
  const person = { name: '赵敏', role: 'manager', phone: '13900000001', idNumber: residentIdOf(1, '19750101') } as const
  await admin.staff.add(ordered({ login: 'manager', password: PASSWORD, person }))
  const manager = clientOf(office)
  await manager.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
  const { buildings } = await manager.project.detail({ projectId })
  const buildingIds = buildings.map(({ id }) => id)
  const permit = { number: '江售许字(2026)第046号', issuedOn: '2026-05-28' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
  await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))
}

async function homesOf(reader: OfficeClient, projectId: string): Promise<Home[]> {
  const { units } = await reader.ledger.board({ projectId })
  const homes = units.id.map((id, index) => {
    const [area, unitPrice] = [units.area[index] ?? 0, units.listUnitPrice[index] ?? 0]
    return { id, number: units.number[index] ?? '', total: totalOf(area, unitPrice) }
  })
  return shuffled(homes)
}

/** What a home costs once every discount is taken. */
export function totalOf(area: number, unitPrice: number): number {
  const chosen = SCHEME.items.map((item) => ({ item, reasons: [] }))
  const breakdown = calculatePrice({ area, list: { by: 'unitPrice', unitPrice }, filed: null, scheme: SCHEME, chosen })
  if (isRefusal(breakdown)) throw new Error(breakdown.refused)
  return breakdown.total
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const random = seeded(20_260_607)
  return items
    .map((item) => ({ item, place: random(0, 2 ** 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** A ticket as its page sends it: all discounts, and a buyer of one's own who has never been here. */
export function ticketOn({ projectId }: World, home: Home, buyer: number) {
  const form: TicketForm = {
    lines: [{ unitId: home.id, chosen: SCHEME.items.map(({ id }) => id), evidence: [] }],
    paymentMethod: 'oneOff',
    buyers: [
      {
        kind: 'new',
        name: `${'赵钱孙李周吴郑王'[buyer % 8]}${'伟敏静丽强磊洋艳'[Math.floor(buyer / 8) % 8]}`,
        phone: phoneOf(10_000 + buyer),
        idKind: 'resident',
        idNumber: residentIdOf(buyer % 1_000, `19${60 + Math.floor(buyer / 1_000)}0101`),
        address: '江城市 滨江区 江南大道 18 号',
        relation: 'main',
        share: 10_000,
      },
    ],
    remarks: '',
    hasConsent: true,
  }
  return { requestId: randomUUID(), projectId, draft: null, form, expectedTotal: home.total }
}

function phoneOf(index: number): string {
  return `138${String(index).padStart(8, '0')}`
}
