import { describe, expect, it } from 'vitest'
import { type OfficeClient, ordered } from '../../../electron/commands/office-client'
import { tie } from '../../office/a-garage'
import { aList, aListedOffice, HEADER, homeRow, preview, spaceRow } from '../../office/a-listed-office'
import { takeInList } from '../../office/a-project'
import { aForm, refusalOf } from '../../office/a-ticket'

describe('LED-11: a price list with parking spaces', () => {
  it('brings them in by kind and ties them to their homes; a later list ends the tie or moves it', async () => {
    const { projectId, manager } = await aListedOffice()
    const board = await manager.ledger.board({ projectId })
    const at = board.units.number.indexOf('车位-B1-001')
    expect(board.units.kind[at]).toBe('parking')
    const unitId = board.units.id[at] ?? ''
    expect(await manager.ledger.unit({ projectId, unitId })).toMatchObject({ tiedTo: { number: '1-1-2101' } })

    const moved = await aList([HEADER, homeRow(21, '01'), spaceRow('001', null), spaceRow('002', '1-1-2101')])
    expect((await preview(manager, projectId, moved)).homes).toMatchObject({ added: 0, changed: 2, unchanged: 1 })
    await takeInList(manager, projectId, moved)

    expect((await manager.ledger.unit({ projectId, unitId })).tiedTo).toBe(null)
    const home = await manager.ledger.unit({
      projectId,
      unitId: board.units.id[board.units.number.indexOf('1-1-2101')] ?? '',
    })
    expect(home.tied.map(({ number }) => number)).toEqual(['车位-B1-002'])
  })

  it('a tie to a home nobody knows is a fault at its cell, and nothing is taken in', async () => {
    const { projectId, manager } = await aListedOffice()
    const file = await aList([HEADER, homeRow(21, '01'), spaceRow('003', '9-1-0101')])

    const { officeFaults } = await preview(manager, projectId, file)
    expect(officeFaults).toMatchObject([
      { cell: 'J3', code: 'tiedUnknown', data: { number: '车位-B1-003', home: '9-1-0101' } },
    ])
    expect(await refusalOf(takeInList(manager, projectId, file))).toMatchObject({ code: 'OFFICE_CHANGED' })
  })
})

describe('LED-11: a home taken off sale, and the parking space tied to it', () => {
  const numbered = (board: Awaited<ReturnType<OfficeClient['ledger']['board']>>, number: string) =>
    board.units.id[board.units.number.indexOf(number)] ?? ''

  it('is said in the preview where one of them stays; neither is sold alone before they are untied', async () => {
    const { office, projectId, manager } = await aListedOffice()
    const board = await manager.ledger.board({ projectId })
    const [home, space] = [numbered(board, '1-1-2101'), numbered(board, '车位-B1-001')]
    const { buildings } = await manager.project.detail({ projectId })
    const buildingIds = buildings.filter(({ permitId }) => permitId === null).map(({ id }) => id)
    const permit = { number: '江售许字(2026)第051号', issuedOn: '2026-06-01' }
    await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
    await manager.ledger.release(ordered({ projectId, buildingIds: [], unitIds: [home], from: null }))
    const stays = await aList([HEADER, homeRow(21, '02'), spaceRow('001', '1-1-2101')])
    const { absent } = await preview(manager, projectId, stays)
    expect(absent.filter(({ unitId }) => unitId === home)).toMatchObject([{ tiedTo: null, tied: ['车位-B1-001'] }])
    const parted = await aList([HEADER, homeRow(21, '02'), spaceRow('001', null)])
    expect((await preview(manager, projectId, parted)).absent.find(({ unitId }) => unitId === home)?.tied).toEqual([])
    const homeStays = await aList([HEADER, homeRow(21, '01')])
    const absentSpaces = (await preview(manager, projectId, homeStays)).absent
    expect(absentSpaces.find(({ unitId }) => unitId === space)).toMatchObject({ tiedTo: '1-1-2101', tied: [] })

    await takeInList(manager, projectId, stays, { offSale: [home] })
    const wanglin = await office.signedIn('wanglin')
    const claiming = (unitIds: readonly string[]) => {
      const lines = unitIds.map((unitId) => ({ unitId, chosen: [], evidence: [] }))
      const form = { ...aForm(unitIds[0] ?? ''), lines }
      return wanglin.ledger.tickets.submit(ordered({ projectId, draft: null, form, expectedTotal: 12_084_000 }))
    }
    expect(await refusalOf(claiming([space]))).toMatchObject({ code: 'UNIT_TIED', data: { home: '1-1-2101' } })
    expect(await refusalOf(claiming([home, space]))).toMatchObject({ code: 'UNIT_NOT_FOR_SALE' })
    expect(await refusalOf(claiming([home]))).toMatchObject({ code: 'TIED_MISSING' })
    await tie(manager, projectId, space, null)
    expect(await claiming([space])).toMatchObject({ state: 'submitted', unit: '车位-B1-001' })
  })

  it('a tie that comes in between makes the preview stale', async () => {
    const { projectId, manager } = await aListedOffice()
    const board = await manager.ledger.board({ projectId })
    const rest = await aList([HEADER, homeRow(21, '01').with(7, 18_700)])
    const { uploadId, basis } = await preview(manager, projectId, rest)
    const [home, space] = [numbered(board, '1-1-2102'), numbered(board, '车位-B1-002')]
    await tie(manager, projectId, space, home)
    const confirming = manager.ledger.importPriceList(
      ordered({ projectId, uploadId, basis, appliesFrom: null, offSale: [home] }),
    )
    expect(await refusalOf(confirming)).toMatchObject({ code: 'PREVIEW_STALE' })
  })
})

describe('LED-11: a later list that writes spaces without their zeros', () => {
  it('prices those the office has, and makes none', async () => {
    const { projectId, manager } = await aListedOffice()
    const before = (await manager.ledger.board({ projectId })).units.number
    const file = await aList([HEADER, homeRow(21, '01'), homeRow(21, '02'), spaceRow('1', null), spaceRow('002', null)])

    const { homes, reading } = await preview(manager, projectId, file)
    expect(homes).toMatchObject({ added: 0 })
    expect(reading.repairs).toMatchObject([{ code: 'knownSpelling', readAs: '车位-B1-001' }])
    await takeInList(manager, projectId, file)
    expect((await manager.ledger.board({ projectId })).units.number.toSorted()).toEqual(before.toSorted())
  })
})
