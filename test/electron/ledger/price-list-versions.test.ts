import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { HOUR } from '../../../shared/kernel/day'
import { takeInList } from '../../office/a-project'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
import { listedHome, priceListFile } from '../../office/price-list'
import { allHomes, priceOf } from '../../office/the-homes'

describe('LED-7: versions of the price list', () => {
  it('a version cannot begin in the past; it may begin before another that still waits', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const importing = async (unitPrice: number, appliesFrom: number | null) =>
      takeInList(manager, projectId, await priceListFile([listedHome('1-1-1203', { unitPrice })]), { appliesFrom })
    const inTwoHours = OPENING + 2 * HOUR

    expect(await refusalOf(importing(18_700, OPENING - 1))).toEqual({
      code: 'VERSION_IN_PAST',
      data: { rule: 'LED-7', from: OPENING - 1 },
    })
    expect(await importing(18_800, inTwoHours)).toMatchObject({
      version: 2,
      appliesFrom: inTwoHours,
      units: 1,
      added: 0,
      changed: 1,
    })
    expect(await importing(18_700, OPENING + HOUR)).toMatchObject({ version: 3, appliesFrom: OPENING + HOUR })

    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 1 })
    office.clock.now = OPENING + HOUR
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 3, list: { unitPrice: 1_870_000 } })
    office.clock.now = inTwoHours
    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 2, list: { unitPrice: 1_880_000 } })
  })

  it('prices may begin later; a home’s area, type and orientation hold at once, so not in one file', async () => {
    const office = await anOffice()
    const before = await allHomes(office)
    const from = OPENING + HOUR
    const changed = await priceListFile([listedHome('1-1-1103'), listedHome('1-1-1203', { area: 90.53 })])
    const manager = await office.signedIn('manager')
    const order = { projectId: office.projectId, file: changed, decidedBy: null }

    const { officeFaults } = await manager.ledger.previewPriceList(ordered({ ...order, appliesFrom: from }))
    expect(officeFaults).toMatchObject([
      { cell: 'F3', code: 'changesAtOnce', data: { number: '1-1-1203', was: '89.53', now: '90.53' } },
    ])
    expect((await manager.ledger.previewPriceList(ordered(order))).officeFaults).toEqual([])
    expect(await refusalOf(takeInList(manager, office.projectId, changed, { appliesFrom: from }))).toEqual({
      code: 'UNIT_CHANGES_LATER',
      data: { rule: 'LED-7', unit: '1-1-1203', field: 'area', from },
    })
    expect(await allHomes(office)).toEqual(before)
    expect(await takeInList(manager, office.projectId, changed)).toMatchObject({ version: 2 })
  })

  it('LED-8: a list for later is held against what the office will have then: what another version changes is shown', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const raised = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_800 })])
    await takeInList(manager, projectId, raised, { appliesFrom: OPENING + HOUR })
    const file = await priceListFile([listedHome('1-1-1203'), listedHome('1-1-1103', { unitPrice: 18_700 })])
    const order = { projectId, file, decidedBy: 'unitPrice' } as const
    const appliesFrom = OPENING + 2 * HOUR

    const asOfNow = await manager.ledger.previewPriceList(ordered(order))
    expect(asOfNow.homes).toMatchObject({ changed: 1, unchanged: 1 })
    const { uploadId, basis } = asOfNow
    const confirming = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom }))
    expect(await refusalOf(confirming)).toMatchObject({ code: 'PREVIEW_STALE', data: { homes: { changed: 2 } } })

    const shown = await manager.ledger.previewPriceList(ordered({ ...order, appliesFrom }))
    expect(shown).toMatchObject({ appliesFrom, homes: { changed: 2, unchanged: 0 } })
    const lines = { projectId, uploadId: shown.uploadId, appliesFrom, change: 'changed', from: 0, count: 10 } as const
    const { lines: changed } = await manager.ledger.priceListLines(lines)
    expect(changed.map(({ before }) => before?.list)).toContainEqual({ by: 'unitPrice', unitPrice: 1_880_000 })
    const taken = { projectId, uploadId: shown.uploadId, basis: shown.basis, appliesFrom }
    expect(await manager.ledger.importPriceList(ordered(taken))).toMatchObject({ version: 3, changed: 2 })
  })

  it('LED-8: what cannot stand at that instant is shown at its cell, what can is not refused', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const waiting = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_600, filedUnitPrice: 18_700 })])
    await takeInList(manager, projectId, waiting, { appliesFrom: OPENING + HOUR })
    const only = { without: ['备案单价', '底价单价'], headings: { 销售单价: '标准单价' } } as const
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_900 })], only)
    const order = { projectId, file, decidedBy: 'unitPrice', appliesFrom: OPENING + 2 * HOUR } as const

    const { officeFaults } = await manager.ledger.previewPriceList(ordered(order))
    expect(officeFaults).toMatchObject([{ code: 'aboveFiledBefore', data: { number: '1-1-1203' } }])
  })

  it('LED-8: a home whose entrance nothing says is a fault where the office knows several in its building', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const second = await priceListFile([{ ...listedHome('1-1-1203'), entrance: '2' }])
    await takeInList(manager, projectId, second)
    const file = await priceListFile([listedHome('1-1-1203', { unitPrice: 18_900 })], { without: ['单元'] })

    const { officeFaults, uploadId, basis } = await manager.ledger.previewPriceList(
      ordered({ projectId, file, decidedBy: 'unitPrice' }),
    )
    expect(officeFaults).toMatchObject([{ column: 'entrance', code: 'missing' }])
    const confirming = manager.ledger.importPriceList(ordered({ projectId, uploadId, basis, appliesFrom: null }))
    expect(await refusalOf(confirming)).toMatchObject({ code: 'OFFICE_CHANGED' })
  })

  it('of two versions from one instant the later one applies', async () => {
    const office = await anOffice()
    const manager = await office.signedIn('manager')
    for (const unitPrice of [18_700, 18_800]) {
      const file = await priceListFile([listedHome('1-1-1203', { unitPrice })])
      await takeInList(manager, office.projectId, file, { appliesFrom: OPENING + HOUR })
    }
    office.clock.now = OPENING + HOUR

    expect(await priceOf(office, '1-1-1203')).toMatchObject({ version: 3, list: { unitPrice: 1_880_000 } })
  })

  it('SEC-1: the administrator takes in the first list only; consultants and finance none', async () => {
    const office = await anOffice()
    const { projectId } = office
    const file = await priceListFile()
    const order = { projectId, file, decidedBy: 'unitPrice' } as const

    expect(await refusalOf((await office.signedIn('admin')).ledger.previewPriceList(ordered(order)))).toEqual({
      code: 'FIRST_IMPORT_ONLY',
      data: { rule: 'SEC-1' },
    })
    for (const login of ['wanglin', 'hejing', 'wuyan'] as const) {
      const client = await office.signedIn(login)
      expect(await refusalOf(client.ledger.previewPriceList(ordered(order)))).toMatchObject({ code: 'NOT_ALLOWED' })
    }
  })
})
