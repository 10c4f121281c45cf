import { type OfficeClient, ordered } from '../../electron/commands/office-client'
import type { DiscountScheme } from '../../shared/pricing/scheme'
import type { Role } from '../../shared/staff/roles'
import { PASSWORD, type TestOffice } from './an-office'
import { residentIdOf } from './people'
import { priceListFile } from './price-list'
import { SCHEME } from './scheme'

/** Lets one more person in, and gives their PC, signed in. */
export async function aColleague(office: TestOffice, login: string, name: string, role: Role): Promise<OfficeClient> {
  const admin = await office.signedIn('admin')
  const person = { name, role, ...contactOf(login) }
  await admin.staff.add(ordered({ login, password: PASSWORD, person }))
  const client = office.stranger()
  await client.staff.signIn(ordered({ login, password: PASSWORD }))
  return client
}

/** Previews a price list and takes it in, now unless told from when, with homes it does not name off sale if told so. */
export async function takeInList(
  client: OfficeClient,
  projectId: string,
  file: File,
  {
    appliesFrom = null,
    decidedBy = 'unitPrice',
    offSale = [],
  }: { appliesFrom?: number | null; decidedBy?: 'unitPrice' | 'total' | null; offSale?: string[] } = {},
) {
  const { uploadId, basis } = await client.ledger.previewPriceList(ordered({ projectId, file, decidedBy, appliesFrom }))
  return client.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom, offSale }))
}

export type SecondProject = { projectId: string; unitId(number: string): Promise<string>; buildingIds: string[] }

/** Another project in the same office, its first list taken in, everything permitted and released. */
export async function aSecondProject(
  office: TestOffice,
  change: { name?: string; scheme?: DiscountScheme; file?: File; decidedBy?: 'unitPrice' | 'total' | null } = {},
): Promise<SecondProject> {
  const { name = '望江府 二期', scheme = SCHEME, file = await priceListFile(), decidedBy = 'unitPrice' } = change
  const [admin, manager] = [await office.signedIn('admin'), await office.signedIn('manager')]
  const { id: projectId } = await admin.project.create(ordered({ name, scheme }))
  await takeInList(admin, projectId, file, { decidedBy })
  const buildingIds = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
  const permit = { number: '江售许字(2026)第051号', issuedOn: '2026-06-01' }
  await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
  await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))
  const { units } = await manager.ledger.board({ projectId })
  return {
    projectId,
    buildingIds,
    unitId: async (number) => {
      const id = units.id[units.number.indexOf(number)]
      if (!id) throw new Error(`no home ${number}`)
      return id
    },
  }
}

/** Phone and ID of their own for everyone, as the office asks for. */
function contactOf(login: string) {
  const number = [...login].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 100_000_000, 7)
  const [day, place] = [1 + (number % 28), Math.floor(number / 28) % 1_000]
  return {
    phone: `139${String(number).padStart(8, '0')}`,
    idNumber: residentIdOf(place, `199002${String(day).padStart(2, '0')}`),
  }
}
