import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../../electron/commands/office-client'
import { aSecondProject } from '../../office/a-project'
import { refusalOf } from '../../office/a-ticket'
import { anOffice, OPENING } from '../../office/an-office'
import { SCHEME } from '../../office/scheme'

describe('项目', () => {
  it('shows its buildings in the list’s order with their homes, its permit, its prices and its scheme', async () => {
    const { projectId, signedIn } = await anOffice()
    const detail = await (await signedIn('wanglin')).project.detail({ projectId })

    expect(detail).toMatchObject({
      name: '望江府 一期',
      permits: [{ number: '江售许字(2026)第046号', issuedOn: '2026-05-28', recordedAt: OPENING }],
      buildings: [
        { name: '1号楼', units: 9, released: 9, permitId: detail.permits[0]?.id },
        { name: '2号楼', units: 3, released: 0, permitId: null },
      ],
      priceVersions: [{ number: 1, appliesFrom: OPENING, units: 12, fileName: '一房一价表.xlsx', importedBy: '孙立' }],
      scheme: { number: 1, appliesFrom: OPENING, scheme: SCHEME },
    })
  })

  it('of a name is there once', async () => {
    const { signedIn } = await anOffice()
    const admin = await signedIn('admin')
    const create = (name: string) => admin.project.create(ordered({ name, scheme: SCHEME }))

    for (const name of ['望江府 一期', '  望江府 一期 ']) {
      expect(await refusalOf(create(name))).toEqual({
        code: 'PROJECT_KNOWN',
        data: { rule: 'SEC-5', name: '望江府 一期' },
      })
    }
    const second = await create('望江府 二期')
    expect(await admin.project.list()).toEqual([
      { id: expect.any(String), name: '望江府 一期', isTrial: false, follows: null },
      second,
    ])
  })

  it('a new one has no homes and shows an empty board', async () => {
    const { signedIn } = await anOffice()
    const admin = await signedIn('admin')
    const { id: projectId } = await admin.project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))

    expect(await admin.project.detail({ projectId })).toMatchObject({ buildings: [], permits: [], priceVersions: [] })
    const board = await admin.ledger.board({ projectId })
    expect(board.units.id).toEqual([])
    expect(board.buildings).toEqual([])
  })

  it('SEC-1: only the administrator opens one', async () => {
    const { signedIn } = await anOffice()
    for (const login of ['manager', 'director', 'wanglin', 'hejing', 'wuyan'] as const) {
      const creating = (await signedIn(login)).project.create(ordered({ name: '望江府 二期', scheme: SCHEME }))
      expect(await refusalOf(creating)).toEqual({
        code: 'NOT_ALLOWED',
        data: { rule: 'SEC-1', access: 'project.manage' },
      })
    }
  })

  it('one that does not exist is not there', async () => {
    const { signedIn } = await anOffice()
    const admin = await signedIn('admin')
    const projectId = randomUUID()
    const notFound = { code: 'NOT_FOUND', data: { rule: 'SEC-5', what: 'project' } }

    expect(await refusalOf(admin.project.detail({ projectId }))).toEqual(notFound)
    expect(await refusalOf(admin.ledger.board({ projectId }))).toEqual(notFound)
    const changing = admin.project.changeSettings(ordered({ projectId, changes: { submittedMinutes: 5 } }))
    expect(await refusalOf(changing)).toEqual(notFound)
  })
})

describe('SUB-5: 预售许可证', () => {
  it('is recorded with number and day for buildings that have none, and stands on their homes', async () => {
    const office = await anOffice()
    const { projectId } = office
    const manager = await office.signedIn('manager')
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-06-07' }
    const recorded = await manager.project.recordPermit(
      ordered({ projectId, ...permit, buildingIds: [second, second] }),
    )

    expect(recorded).toMatchObject({ ...permit, recordedAt: OPENING })
    expect((await manager.project.detail({ projectId })).buildings[1]?.permitId).toBe(recorded.id)
    const board = await manager.ledger.board({ projectId })
    expect(board.buildings.map(({ isPermitted }) => isPermitted)).toEqual([true, true])
    const unit = await manager.ledger.unit({ projectId, unitId: await office.unitId('2-1-1201') })
    expect(unit.permit).toBe(permit.number)
  })

  it('a number twice, a day to come, a building that has one, a building of elsewhere: each is refused by name', async () => {
    const office = await anOffice()
    const { projectId } = office
    const other = await aSecondProject(office)
    const manager = await office.signedIn('manager')
    const [first, second] = (await manager.project.detail({ projectId })).buildings.map(({ id }) => id)
    if (!first || !second) throw new Error('the project has not two buildings')
    const record = (number: string, issuedOn: string, buildingIds: string[]) =>
      refusalOf(manager.project.recordPermit(ordered({ projectId, number, issuedOn, buildingIds })))
    const before = await manager.project.detail({ projectId })

    expect(await record('江售许字(2026)第046号', '2026-06-01', [second])).toEqual({
      code: 'PERMIT_KNOWN',
      data: { rule: 'SUB-5', number: '江售许字(2026)第046号' },
    })
    expect(await record('第050号', '2026-06-08', [second])).toEqual({
      code: 'PERMIT_IN_FUTURE',
      data: { rule: 'SUB-5', issuedOn: '2026-06-08' },
    })
    expect(await record('第050号', '2026-06-01', [second, first])).toEqual({
      code: 'BUILDING_PERMITTED',
      data: { rule: 'SUB-5', building: '1号楼', number: '江售许字(2026)第046号' },
    })
    for (const foreign of [other.buildingIds[0] ?? '', randomUUID()]) {
      expect(await record('第050号', '2026-06-01', [second, foreign])).toEqual({
        code: 'NOT_FOUND',
        data: { rule: 'SEC-5', what: 'building' },
      })
    }
    expect(await record('第050号', '2026-02-30', [second])).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await record('第050号', '2026-06-01', [])).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await manager.project.detail({ projectId })).toEqual(before)
  })

  it('the day is Shanghai’s: a permit of today can be recorded right after midnight', async () => {
    const office = await anOffice()
    const { projectId } = office
    // 00:00:00 on the 8th in Shanghai is still the 7th in UTC.
    office.clock.now = Date.UTC(2026, 5, 7, 16)
    const manager = await office.signedIn('manager')
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '第050号', issuedOn: '2026-06-08', buildingIds: [second] }

    expect(await manager.project.recordPermit(ordered({ projectId, ...permit }))).toMatchObject({ number: '第050号' })
  })

  it('SEC-1: consultants, finance and service record none', async () => {
    const office = await anOffice()
    const { projectId } = office
    for (const login of ['wanglin', 'hejing', 'wuyan'] as const) {
      const permit = { number: '第050号', issuedOn: '2026-06-01', buildingIds: [randomUUID()] }
      const recording = (await office.signedIn(login)).project.recordPermit(ordered({ projectId, ...permit }))
      expect(await refusalOf(recording)).toMatchObject({ code: 'NOT_ALLOWED', data: { access: 'permit.record' } })
    }
  })
})
