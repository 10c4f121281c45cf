import { afterAll, onTestFinished } from 'vitest'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Office, type OfficeConfig, openOffice } from '../../electron/office'
import type { Role } from '../../shared/staff/roles'
import { aCopyOf, anEmptyPlace, type Place, removePlace } from './a-place'
import { configFor } from './office-config'
import { residentIdOf } from './people'
import { priceListFile } from './price-list'
import { SCHEME } from './scheme'

export const PASSWORD = 'correct horse'

/** 2026-06-07 10:00:00 in Shanghai: where every test's clock begins. */
export const OPENING = Date.UTC(2026, 5, 7, 2)

export const PEOPLE = {
  admin: ['孙立', 'admin'],
  manager: ['赵敏', 'manager'],
  director: ['郑国栋', 'director'],
  wanglin: ['王琳', 'consultant'],
  lijianguo: ['李建国', 'consultant'],
  hejing: ['何静', 'finance'],
  wuyan: ['吴燕', 'service'],
} as const satisfies Record<string, readonly [string, Role]>

export type Login = keyof typeof PEOPLE

/** An office in a place of its own, really migrated and filled through its own calls, with a clock the test owns. */
export type TestOffice = Place & {
  office: Office
  projectId: string
  clock: { now: number }
  /** A PC where this person has signed in. */
  signedIn(login: Login): Promise<OfficeClient>
  /** A PC where nobody has. */
  stranger(): OfficeClient
  unitId(number: string): Promise<string>
  /** Closes and opens again on the same data, as after a restart. */
  reopen(): Promise<void>
}

let template: Promise<{ place: Place; projectId: string }> | undefined

afterAll(async () => {
  if (template) await removePlace((await template).place)
})

/** The office of the examples: one project, twelve homes, all of building 1 released, people of every role. */
export async function anOffice(change: Partial<OfficeConfig> = {}): Promise<TestOffice> {
  template ??= fillTemplate()
  const { place, projectId } = await template
  return openTestOffice(await aCopyOf(place), projectId, change)
}

/** An office where nobody has done anything yet. */
export async function anEmptyOffice(change: Partial<OfficeConfig> = {}): Promise<TestOffice> {
  return openTestOffice(await anEmptyPlace(), '', change)
}

async function openTestOffice(place: Place, projectId: string, change: Partial<OfficeConfig>): Promise<TestOffice> {
  const clock = { now: OPENING }
  const config = { ...configFor(place, clock), ...change }
  let office = await openOffice(config)
  onTestFinished(async () => {
    await office.close()
    await removePlace(place)
  })
  // A PC keeps its address over a restart of the office.
  const address = { fetch: (request: Request) => office.fetch(request) }
  const stranger = () => clientOf(address)
  return {
    get office() {
      return office
    },
    projectId,
    ...place,
    clock,
    stranger,
    signedIn: async (login) => {
      const client = stranger()
      await client.staff.signIn(ordered({ login, password: PASSWORD }))
      return client
    },
    unitId: async (number) => {
      const reader = stranger()
      await reader.staff.signIn(ordered({ login: 'hejing', password: PASSWORD }))
      const { units } = await reader.ledger.board({ projectId })
      const id = units.id[units.number.indexOf(number)]
      if (!id) throw new Error(`no home ${number}`)
      return id
    },
    reopen: async () => {
      await office.close()
      office = await openOffice(config)
    },
  }
}

async function fillTemplate(): Promise<{ place: Place; projectId: string }> {
  const place = await anEmptyPlace()
  const office = await openOffice(configFor(place, { now: OPENING }))
  try {
    return { place, projectId: await fillOffice(office) }
  } finally {
    await office.close()
  }
}

/** Fills an empty office through its own calls and gives its project. */
export async function fillOffice(office: Pick<Office, 'fetch'>): Promise<string> {
  const admin = clientOf(office)
  await admin.staff.setUp(ordered({ login: 'admin', name: PEOPLE.admin[0], password: PASSWORD }))
  for (const [index, [login, [name, role]]] of Object.entries(PEOPLE).entries()) {
    if (login === 'admin') continue
    const person = { name, role, phone: `1370000000${index}`, idNumber: residentIdOf(index) }
    await admin.staff.add(ordered({ login, password: PASSWORD, person }))
  }
  const { id: projectId } = await admin.project.create(ordered({ name: '望江府 一期', scheme: SCHEME }))
  const file = await priceListFile()
  const { uploadId, basis } = await admin.ledger.previewPriceList(ordered({ projectId, file, decidedBy: 'unitPrice' }))
  await admin.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
  const manager = clientOf(office)
  await manager.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
  const { buildings } = await manager.project.detail({ projectId })
  const [first] = buildings
  if (!first) throw new Error('the price list made no building')
  const permit = { number: '江售许字(2026)第046号', issuedOn: '2026-05-28' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds: [first.id] }))
  await manager.ledger.release(ordered({ projectId, buildingIds: [first.id], unitIds: [], from: null }))
  return projectId
}
