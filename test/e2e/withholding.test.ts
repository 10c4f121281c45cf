import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { addGarage, tie } from '../office/a-garage'
import { databaseBeside } from '../office/the-database'
import { addBuyer, beginTicket, cellOf, discountOf, drawerOf, submitWritten, ZHANG } from './desk'
import { keepPicture, openHall } from './hall'

const SMALL = { width: 1366, height: 768 }

describe('LED-5: 保留', () => {
  it('a manager picks a floor, withholds it with a reason; the other window shows it at once, and it is given back', async () => {
    const hall = await openHall()
    const [manager, wanglin] = [await hall.signedIn('manager', '/board'), await hall.signedIn('wanglin', '/board')]
    await manager.setViewportSize(SMALL)
    await cellOf(manager, '1-1-1203').waitFor()
    await manager.getByRole('button', { name: '多选' }).click()
    await manager.getByRole('button', { name: '选12 层' }).click()
    await cellOf(manager, '1-1-1103').click()
    const bar = manager.getByRole('toolbar', { name: '多选' })
    await bar.getByText('已选 4 套').waitFor()
    await keepPicture(manager, 'multi-select')
    await bar.getByRole('button', { name: '保留 4' }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '原因' }).fill('留给推荐客户，周三来签')
    await dialog.getByText('保留 4 套至 06-07 18:00').waitFor()
    await keepPicture(manager, 'withhold-dialog')
    await dialog.getByRole('button', { name: '保留 4 套' }).click()

    await cellOf(wanglin, '1-1-1203').filter({ hasText: '保留' }).waitFor({ timeout: 3_000 })
    await cellOf(wanglin, '1-1-1203').click()
    const drawer = drawerOf(wanglin, '1-1-1203')
    await drawer.getByText('原因：留给推荐客户，周三来签').waitFor()
    expect(await drawer.getByRole('button', { name: '开房号单' }).count()).toBe(0)
    await keepPicture(wanglin, 'withheld-drawer')

    await manager.getByRole('button', { name: '退出多选' }).click()
    await cellOf(manager, '1-1-1203').click()
    await keepPicture(manager, 'withheld-drawer-manager')
    await drawerOf(manager, '1-1-1203').getByRole('button', { name: '解除保留' }).click()
    await manager.getByRole('dialog').getByRole('textbox', { name: '原因' }).fill('客户不要了')
    await manager.getByRole('dialog').getByRole('button', { name: '解除 1 套' }).click()
    await drawer.getByRole('button', { name: '开房号单' }).waitFor({ timeout: 3_000 })
    await drawer.getByText('赵敏 解除保留').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('LED-6: what a permit still keeps back is warned of on the tenth day; one button picks it for release', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const manager = await hall.office.signedIn('manager')
    const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
    const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-05-28', buildingIds: [second] }
    await manager.project.recordPermit(ordered({ projectId, ...permit }))
    const [page, wanglin] = [await hall.signedIn('manager', '/board'), await hall.signedIn('wanglin', '/board')]
    await page.setViewportSize(SMALL)
    const strip = page.getByRole('status').filter({ hasText: '江售许字(2026)第050号' })
    await strip.getByText('3 套未推').waitFor()
    await strip.getByText('今天满 10 天').waitFor()
    await keepPicture(page, 'duty-strip')
    await strip.getByRole('button', { name: '今天收起' }).click()
    await strip.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: '十日预警 1' }).click()
    await strip.getByRole('button', { name: '选中这些房源' }).click()
    await page.getByRole('button', { name: '加推 3' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '推出 3 套' }).click()

    await strip.waitFor({ state: 'detached', timeout: 5_000 })
    await wanglin.getByRole('button', { name: '2号楼' }).click()
    await cellOf(wanglin, '2-1-1201').filter({ hasText: '可售' }).waitFor({ timeout: 3_000 })
    expect(hall.complaints).toEqual([])
  })
})

describe('LED-11: a home with its parking spaces', () => {
  it('is claimed with them on one ticket; the board shows all of them held', async () => {
    const hall = await openHall()
    const { office } = hall
    const database = await databaseBeside(office)
    const spaces = await addGarage(office, database, { count: 240 })
    const manager = await office.signedIn('manager')
    const homeId = await office.unitId('1-1-1203')
    for (const unitId of spaces.slice(0, 2)) await tie(manager, office.projectId, unitId, homeId)
    const wanglin = await hall.signedIn('wanglin', '/board')
    await wanglin.setViewportSize(SMALL)
    await beginTicket(wanglin, '1-1-1203')
    await addBuyer(wanglin, ZHANG)
    await wanglin.getByRole('checkbox', { name: '全部买方已签个人信息使用同意书' }).check()
    await wanglin.getByText('将锁定 1-1-1203 + 车位 2 至').waitFor()
    await discountOf(wanglin, '内部优惠').uncheck()
    await keepPicture(wanglin, 'ticket-with-parking')
    await submitWritten(wanglin)
    await wanglin.getByText('1-1-1203 + 车位 2').first().waitFor()
    await keepPicture(wanglin, 'ticket-with-parking-submitted')

    const board = await hall.signedIn('manager', '/board')
    await board.setViewportSize(SMALL)
    await cellOf(board, '1-1-1303').click()
    await drawerOf(board, '1-1-1303').getByRole('button', { name: '绑定车位' }).click()
    const dialog = board.getByRole('dialog')
    await dialog.getByRole('combobox').fill('010')
    await board.getByText('车位-B1-010').click()
    await keepPicture(board, 'tie-dialog')
    await dialog.getByRole('button', { name: /绑\s?定/ }).click()
    await drawerOf(board, '1-1-1303').getByRole('button', { name: '车位-B1-010', exact: true }).waitFor()
    await keepPicture(board, 'tied-drawer')
    await board.getByRole('navigation', { name: '楼栋' }).getByRole('button', { name: '车位' }).click()
    const cell = (room: string) =>
      board.getByRole('grid', { name: '车位' }).getByRole('gridcell', { name: new RegExp(`^${room} `) })
    await cell('001').filter({ hasText: '房号单 待批' }).waitFor()
    await keepPicture(board, 'parking')
    await cell('010').click()
    await drawerOf(board, '车位-B1-010').getByRole('button', { name: '1-1-1303', exact: true }).waitFor()
    await keepPicture(board, 'parking-drawer')
    const list = await hall.signedIn('manager', '/tickets')
    await list.setViewportSize(SMALL)
    await list.getByText('1-1-1203 + 车位 2').first().waitFor()
    await keepPicture(list, 'ticket-list-with-parking')
    expect(hall.complaints).toEqual([])
  })
})
