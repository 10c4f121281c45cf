import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { aList } from '../office/a-listed-office'
import { takeInList } from '../office/a-project'
import { keepPicture, openHall } from './hall'

const SPACES = [
  ['车位号', '价格（元/个）'],
  ['B1-001', 120_000],
  ['B1-002', 130_000],
]

describe('LED-11: parking spaces without areas, on the screen', () => {
  it('are looked at, stand on the board, and are put on a ticket without an area or a unit price', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const page = await hall.signedIn('manager', '/price-list')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.getByRole('button', { name: '导入价格表' }).click()
    const file = await aList(SPACES)
    const buffer = Buffer.from(await file.arrayBuffer())
    await page.getByLabel('把一房一价表拖到这里').setInputFiles({ name: file.name, mimeType: file.type, buffer })
    await page.getByRole('button', { name: '下一步：确认' }).waitFor()
    await page.getByText('车位-B1-001').first().waitFor()
    await keepPicture(page, 'spaces-1-preview')

    const manager = await hall.office.signedIn('manager')
    await takeInList(manager, projectId, file, { decidedBy: null })
    const { buildings } = await manager.project.detail({ projectId })
    const buildingIds = buildings.filter(({ name }) => name === '车位').map(({ id }) => id)
    const permit = { number: '江售许字(2026)第051号', issuedOn: '2026-06-01' }
    await manager.project.recordPermit(ordered({ projectId, ...permit, buildingIds }))
    await manager.ledger.release(ordered({ projectId, buildingIds, unitIds: [], from: null }))

    const wanglin = await hall.signedIn('wanglin', `/board?building=${buildingIds[0] ?? ''}`)
    const cell = wanglin.getByRole('gridcell', { name: /^001 / })
    await cell.click()
    const drawer = wanglin.getByRole('complementary', { name: '车位-B1-001' })
    await drawer.getByText('120,000').first().waitFor()
    await keepPicture(wanglin, 'spaces-2-board')
    expect(await cell.innerText()).not.toMatch(/0\.00|NaN|null/)
    expect(await drawer.innerText()).not.toMatch(/0\.00 ㎡|NaN|null|元\/㎡/)
    await drawer.getByRole('button', { name: /开房号单/ }).click()
    await wanglin.getByRole('heading', { name: '新建房号单 车位-B1-001' }).waitFor()
    await wanglin.getByText('壹拾贰万元整').waitFor()
    await keepPicture(wanglin, 'spaces-3-ticket')
    expect(await wanglin.getByRole('main').innerText()).not.toMatch(/0\.00 ㎡|NaN|null/)
    expect(hall.complaints).toEqual([])
  })
})
