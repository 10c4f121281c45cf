import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { type HomesApart, NO_MAPPING } from '../../../shared/ledger/price-list/mapping'
import { preview } from '../../office/a-listed-office'
import { takeInList } from '../../office/a-project'
import { refusalOf, submitTicket } from '../../office/a-ticket'
import { anOffice } from '../../office/an-office'
import { LISTED_HOMES, type ListedHome, listedHome, priceListFile } from '../../office/price-list'

/** The usual list in which 1-1-1203 has these homes in its place. */
async function listWith(...homes: ListedHome[]): Promise<File> {
  const others = LISTED_HOMES.filter((home) => home.floor !== 12 || home.room !== '03')
  return priceListFile([...others, ...homes])
}

const renumbered = (change: Partial<ListedHome> = {}) => listedHome('1-1-1203', { room: '09', ...change })

/** An office in which 1-1-1203 stands on a ticket of 王琳's. */
async function aHeldOffice() {
  const office = await anOffice()
  await submitTicket(office, await office.signedIn('wanglin'))
  return { office, projectId: office.projectId, manager: await office.signedIn('manager') }
}

/** Reads the file once it was said of these that they are two homes, as the click does. */
async function sayingApart(client: OfficeClient, projectId: string, file: File, ...apart: HomesApart[]) {
  const mapping = { ...NO_MAPPING, apart }
  return client.ledger.previewPriceList(ordered({ projectId, file, decidedBy: null, mapping }))
}

describe('LED-8: the room number of a claimed home, changed in a list', () => {
  it('is a fault at the new number, and the list is not taken in: the home would be for sale a second time', async () => {
    const { projectId, manager } = await aHeldOffice()
    const file = await listWith(renumbered())
    const { officeFaults } = await preview(manager, projectId, file)
    expect(officeFaults).toEqual([
      {
        sheet: '一房一价',
        cell: 'D13',
        row: 13,
        column: 'room',
        home: '1-1-1209',
        code: 'numberClaimed',
        data: { number: '1-1-1209', was: '1-1-1203', state: 'ticket' },
      },
    ])
    const refused = await refusalOf(takeInList(manager, projectId, file))
    expect(refused).toMatchObject({ code: 'OFFICE_CHANGED', data: { faults: 1, unit: '1-1-1209' } })
    const { units } = await manager.ledger.board({ projectId })
    expect(units.number).not.toContain('1-1-1209')
  })

  it('is one too where the home is claimed between preview and import', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const { officeFaults, uploadId, basis } = await preview(manager, projectId, await listWith(renumbered()))
    expect(officeFaults).toEqual([])
    await submitTicket(office, await office.signedIn('wanglin'))
    const importing = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(importing)).toMatchObject({ code: 'OFFICE_CHANGED', data: { unit: '1-1-1209' } })
  })

  it('a person says that they are two homes: the list comes in, the claim stays, and it is not asked again', async () => {
    const { office, projectId, manager } = await aHeldOffice()
    const file = await listWith(renumbered(), renumbered({ room: '10' }))
    const both = await preview(manager, projectId, file)
    expect(both.officeFaults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'D13 numberClaimed',
      'D14 numberClaimed',
    ])
    const one = { was: '1-1-1203', now: '1-1-1209' }
    expect((await sayingApart(manager, projectId, file, one)).officeFaults).toMatchObject([{ cell: 'D14' }])

    const said = await sayingApart(manager, projectId, file, one, { ...one, now: '1-1-1210' })
    expect(said.officeFaults).toEqual([])
    expect((await preview(manager, projectId, file)).officeFaults).toEqual([])
    const order = { projectId, uploadId: said.uploadId, basis: said.basis, appliesFrom: null }
    expect(await manager.ledger.importPriceList(ordered(order))).toMatchObject({ added: 2 })
    const held = await manager.ledger.unit({ projectId, unitId: await office.unitId('1-1-1203') })
    expect(held.claim).toMatchObject({ by: '王琳' })
  })

  it('is none beside the claimed home, which the list still names', async () => {
    const { projectId, manager } = await aHeldOffice()
    const file = await listWith(renumbered(), listedHome('1-1-1203'))
    expect((await preview(manager, projectId, file)).officeFaults).toEqual([])
  })

  it('is none where nobody has claimed the home', async () => {
    const { projectId, manager } = await aHeldOffice()
    const others = LISTED_HOMES.map((home) =>
      home.floor === 11 && home.room === '01' ? { ...home, room: '09' } : home,
    )
    expect((await preview(manager, projectId, await priceListFile(others))).officeFaults).toEqual([])
  })
})

/** What is asked of a list, at which cell. */
async function askedOf(client: OfficeClient, projectId: string, file: File) {
  const { officeFaults } = await preview(client, projectId, file)
  return officeFaults.map(({ cell, code, data }) => ({ cell, code, ...data }))
}

const inFirst = ({ building }: ListedHome) => building === '1号楼'

/** The usual list with the homes of 1号楼 called otherwise. */
const firstChanged = (change: (home: ListedHome) => Partial<ListedHome>) =>
  priceListFile(LISTED_HOMES.map((home) => (inFirst(home) ? { ...home, ...change(home) } : home)))

const MISSING = { code: 'claimedMissing', was: '1-1-1203', state: 'ticket' }

describe('LED-1, LED-8: a claimed home that a list with new homes leaves out', () => {
  it.each([
    ['its room and area', () => listWith(renumbered({ area: 89.6 })), { cell: 'D13', number: '1-1-1209', homes: 1 }],
    ['its room and type', () => listWith(renumbered({ type: 'B1' })), { cell: 'D13', number: '1-1-1209', homes: 1 }],
    ['its floor', () => listWith(listedHome('1-1-1203', { floor: 22 })), { cell: 'D13', number: '1-1-2203', homes: 1 }],
    ['its entrance', () => listWith(renumbered({ entrance: '2' })), { cell: 'D13', number: '1-2-1209', homes: 1 }],
    [
      'its building',
      () => listWith(listedHome('1-1-1203', { building: '2号楼' })),
      { cell: 'D13', number: '2-1-1203', homes: 1 },
    ],
    ['all entrances', () => firstChanged(() => ({ entrance: '2' })), { cell: 'D8', number: '1-2-1203', homes: 9 }],
    ['all floors', () => firstChanged(({ floor }) => ({ floor: floor + 10 })), { cell: 'D4', homes: 9 }],
  ])(
    'is asked about at the nearest of them where the list changed %s, and the list is not taken in',
    async (_, list, asked) => {
      const { projectId, manager } = await aHeldOffice()
      const file = await list()
      expect(await askedOf(manager, projectId, file)).toMatchObject([{ ...MISSING, ...asked }])
      expect(await refusalOf(takeInList(manager, projectId, file))).toMatchObject({
        code: 'OFFICE_CHANGED',
        data: { faults: 1 },
      })
    },
  )

  it('is asked about where the list goes back to numbers of an earlier one, which the list in force left out', async () => {
    const office = await anOffice()
    const { projectId } = office
    const [manager, wanglin] = [await office.signedIn('manager'), await office.signedIn('wanglin')]
    await takeInList(manager, projectId, await firstChanged(() => ({ entrance: '2' })))
    await manager.ledger.release(
      ordered({ projectId, buildingIds: [], unitIds: [await office.unitId('1-2-1203')], from: null }),
    )
    await submitTicket(office, wanglin, '1-2-1203')
    const usual = await priceListFile(LISTED_HOMES)
    expect(await askedOf(manager, projectId, usual)).toMatchObject([
      { code: 'claimedMissing', was: '1-2-1203', number: '1-1-1203', homes: 9 },
    ])
  })

  it('is asked about where the first list said no entrance, and the next one says 2单元', async () => {
    const { projectId, manager } = await aHeldOffice()
    const dearer = LISTED_HOMES.map((home) => ({ ...home, unitPrice: home.unitPrice + 10 }))
    await takeInList(manager, projectId, await priceListFile(dearer, { without: ['单元'] }))
    const file = await firstChanged(() => ({ entrance: '2' }))
    expect(await askedOf(manager, projectId, file)).toMatchObject([{ ...MISSING, number: '1-2-1203', homes: 9 }])
  })

  it('a person says that it was not renumbered: the list comes in, and a next one with other new homes asks again', async () => {
    const { projectId, manager } = await aHeldOffice()
    const file = await listWith(listedHome('1-1-1203', { floor: 22 }))
    const said = await sayingApart(manager, projectId, file, { was: '1-1-1203', now: '1-1-2203' })
    expect(said.officeFaults).toEqual([])
    expect(await askedOf(manager, projectId, file)).toEqual([])
    await takeInList(manager, projectId, file)
    expect(await askedOf(manager, projectId, file)).toEqual([])
    const next = await listWith(listedHome('1-1-1203', { floor: 23 }))
    expect(await askedOf(manager, projectId, next)).toMatchObject([{ ...MISSING, number: '1-1-2303' }])
  })

  it('keeps its price where the list brings no new homes, and is not asked about', async () => {
    const { projectId, manager } = await aHeldOffice()
    expect(await askedOf(manager, projectId, await listWith())).toEqual([])
  })

  it('is not asked about where nobody has claimed it', async () => {
    const office = await anOffice()
    const file = await firstChanged(() => ({ entrance: '2' }))
    expect(await askedOf(await office.signedIn('manager'), office.projectId, file)).toEqual([])
  })
})

describe('LED-8: a building with claimed homes that is not in the list', () => {
  const building = (name: string, change: (home: ListedHome) => Partial<ListedHome>) =>
    priceListFile(LISTED_HOMES.filter(inFirst).map((home) => ({ ...home, building: name, ...change(home) })))

  it('is asked about once where new homes stand as its own do: it may be called otherwise', async () => {
    const { office, projectId, manager } = await aHeldOffice()
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1301', { expectedTotal: 226_231_400 })
    const file = await building('3号楼', () => ({}))
    expect(await askedOf(manager, projectId, file)).toEqual([
      { cell: 'A2', code: 'buildingMissing', number: '3-1-1101', was: '1-1-1101', building: '1号楼', homes: 2 },
    ])
    const said = await sayingApart(manager, projectId, file, { was: '1-1-1101', now: '3-1-1101' })
    expect(said.officeFaults).toEqual([])
    await takeInList(manager, projectId, file)
  })

  it('is asked about where its homes were measured anew as it was renamed', async () => {
    const { projectId, manager } = await aHeldOffice()
    const file = await building('3号楼', ({ area }) => ({ area: area + 0.05 }))
    expect(await askedOf(manager, projectId, file)).toMatchObject([{ code: 'buildingMissing', building: '1号楼' }])
  })

  it('is not asked about where the list is of another building, with homes of its own', async () => {
    const { projectId, manager } = await aHeldOffice()
    const file = await building('3号楼', ({ area }) => ({ area: area + 20 }))
    expect(await askedOf(manager, projectId, file)).toEqual([])
    await takeInList(manager, projectId, file)
  })
})
