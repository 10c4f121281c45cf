import type { EntityManager } from 'typeorm'
import { onTestFinished } from 'vitest'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Office, openOffice } from '../../electron/office'
import { HOUR } from '../../shared/kernel/day'
import { addGarage, writeTies } from '../office/a-garage'
import { aColleague, takeInList } from '../office/a-project'
import { anOffice, PASSWORD, type TestOffice } from '../office/an-office'
import { configFor } from '../office/office-config'
import { type ListedHome, priceListFile } from '../office/price-list'
import { SCHEME } from '../office/scheme'
import { databaseBeside } from '../office/the-database'
import { HOMES_A_RUN } from './claims-steps'

const LOGINS = ['wanglin', 'lijianguo', 'zhouqing', 'manager', 'director'] as const

export type World = TestOffice & {
  database: EntityManager
  /** Where each of the five sits: on PostgreSQL at two hosts by turns. */
  hosts: readonly Pick<Office, 'fetch'>[]
  clients: OfficeClient[]
  signedInAt: number
  homes: { id: string; number: string }[]
  /** What the last list that came in says, by number. */
  listed: ReadonlyMap<string, ListedHome>
  /** One for every three homes. */
  spaces: { id: string; number: string }[]
}

/** An office with three consultants, and a project of homes enough for every run; the third of each three waits. */
export async function aWorld(runs: number): Promise<World> {
  const office = await anOffice({ standingThreads: 1 })
  const second = await aSecondHost(office)
  await aColleague(office, 'zhouqing', '周青', 'consultant')
  const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
  const { id: projectId } = await admin.project.create(ordered({ name: '听涛苑', scheme: SCHEME }))
  await admin.project.changeSettings(ordered({ projectId, changes: { approvedHours: 3 } }))
  const places = Array.from({ length: 2 * runs + 150 }, (_, index) => ({
    entrance: 1 + Math.floor(index / 30),
    floor: 1 + (index % 30),
  }))
  const listed = places.flatMap(({ entrance, floor }) =>
    ['01', '02', '03'].map((room) => {
      return { building: '1号楼', entrance: String(entrance), floor, room, type: 'A', area: 100, unitPrice: 10_000 }
    }),
  )
  await takeInList(admin, projectId, await priceListFile(listed))
  const buildingIds = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
  const permit = { number: '江售许字(2026)第060号', issuedOn: '2026-06-01' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
  const { units } = await manager.ledger.board({ projectId })
  const released = units.id.filter((_, place) => units.room[place] !== '03')
  await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: released, from: null }))
  const homes = units.id.map((id, place) => ({ id, number: units.number[place] ?? '' }))
  homes.sort((a, b) => a.number.localeCompare(b.number))
  const priced = homes.map(({ number }) => [number, listedAs(number, 100, 10_000)] as const)
  const database = await databaseBeside(office)
  const garage = await addGarage({ projectId }, database, { count: homes.length / HOMES_A_RUN })
  const spaces = garage.map((id, index) => ({ id, number: `车位-B1-${String(index + 1).padStart(3, '0')}` }))
  const pairs = spaces.map(({ id }, index) => ({ unitId: id, homeId: homes[index * HOMES_A_RUN]?.id ?? '' }))
  await writeTies(database, projectId, pairs)
  const hosts = [{ fetch: (request: Request) => office.office.fetch(request) }, ...second]
  return { ...office, projectId, database, hosts, clients: [], signedInAt: 0, homes, spaces, listed: new Map(priced) }
}

/** Another PC on the same database, where that is PostgreSQL. */
async function aSecondHost(office: TestOffice): Promise<Pick<Office, 'fetch'>[]> {
  if (office.databaseUrl === undefined) return []
  const second = await openOffice({ ...configFor(office, office.clock), standingThreads: 1 })
  onTestFinished(() => second.close())
  return [second]
}

/** A list that names homes of a run, as the office would hand it out. */
export function listedAs(number: string, area: number, unitPrice: number): ListedHome {
  const [, entrance = '', place = ''] = number.split('-')
  const [floor, room] = [Number(place.slice(0, 2)), place.slice(2)]
  return { building: '1号楼', entrance, floor, room, type: 'A', area, unitPrice }
}

/** A session lasts a working day. */
export async function signInAgain(world: World): Promise<void> {
  if (world.clock.now - world.signedInAt < 11 * HOUR) return
  world.signedInAt = world.clock.now
  world.clients = await Promise.all(
    LOGINS.map(async (login, place) => {
      const host = world.hosts[place % world.hosts.length]
      if (!host) throw new Error('nobody is open')
      const client = clientOf(host)
      await client.staff.signIn(ordered({ login, password: PASSWORD }))
      return client
    }),
  )
}
