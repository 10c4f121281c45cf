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

  it.each([
    ['of another area', [renumbered({ area: 90.53 })]],
    ['of another type', [renumbered({ type: 'C' })]],
    ['on another floor', [renumbered({ floor: 14 })]],
    ['in another entrance', [renumbered({ entrance: '2' })]],
    ['in another building', [renumbered({ building: '2号楼' })]],
    ['beside the claimed one, which the list still names', [renumbered(), listedHome('1-1-1203')]],
  ])('is none of a new home %s', async (_, homes) => {
    const { projectId, manager } = await aHeldOffice()
    expect((await preview(manager, projectId, await listWith(...homes))).officeFaults).toEqual([])
  })

  it('is none where nobody has claimed the home', async () => {
    const { projectId, manager } = await aHeldOffice()
    const others = LISTED_HOMES.map((home) =>
      home.floor === 11 && home.room === '01' ? { ...home, room: '09' } : home,
    )
    expect((await preview(manager, projectId, await priceListFile(others))).officeFaults).toEqual([])
  })
})
