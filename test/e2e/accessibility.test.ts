import { describe, expect, it } from 'vitest'
import { takeInList } from '../office/a-project'
import { refusalOf, submitTicket } from '../office/a-ticket'
import { listedHome, priceListFile } from '../office/price-list'
import { cellOf, chooseExample, drawerOf, LIU, writeTicket, ZHANG } from './desk'
import { findingsOn } from './findings'
import { openHall } from './hall'

describe('everyone can work with the pages, in light and dark', () => {
  it('board with drawer, ticket while it is written, refused and submitted, list', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await cellOf(wanglin, '1-1-1203').click()
    await drawerOf(wanglin, '1-1-1203').getByText('成交总价').waitFor()
    expect.soft(await findingsOn(wanglin)).toEqual([])

    await writeTicket(wanglin, '1-1-1203', [ZHANG, LIU])
    await chooseExample(wanglin)
    expect.soft(await findingsOn(wanglin)).toEqual([])

    const theirs = await submitTicket(hall.office, await hall.office.signedIn('lijianguo'))
    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByRole('heading', { name: '「LED-2」1-1-1203 已被 李建国' }).waitFor()
    expect.soft(await findingsOn(wanglin)).toEqual([])

    const manager = await hall.signedIn('manager', '/tickets')
    await manager.getByRole('complementary', { name: '1-1-1203' }).getByRole('button', { name: '批准' }).waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.goto(`/tickets/${theirs.id}`)
    await manager.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.getByRole('button', { name: /^驳\s?回$/ }).click()
    const asked = manager.getByRole('dialog')
    await asked.getByRole('textbox', { name: '原因' }).fill('买方资料与证件不符')
    expect.soft(await findingsOn(manager)).toEqual([])

    await asked.getByRole('button', { name: /^驳\s?回$/ }).click()
    await wanglin.getByText('1-1-1203 回到可售').waitFor()
    expect.soft(await findingsOn(wanglin)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('finding anything: empty, with what was found, with nothing; the keys', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const manager = await hall.signedIn('manager')
    await manager.getByRole('grid').first().waitFor()
    await manager.keyboard.press('Control+k')
    await manager.getByText('可以输入').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.keyboard.type('张')
    await manager.getByRole('option').first().waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.keyboard.type('x')
    await manager.getByText('没有找到「张x」').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.keyboard.press('Escape')
    await manager.keyboard.press('Control+/')
    await manager.getByText('在房源之间移动').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('discount scheme: its editor with something wrong, its versions, tries below the floor', async () => {
    const hall = await openHall()
    const manager = await hall.signedIn('manager', '/schemes')
    await manager.getByText('成交总价').waitFor()
    await manager.getByRole('textbox', { name: '优惠', exact: true }).fill('120')
    await manager.getByText('填 50 到 99.99 的折扣').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.goto('/schemes?view=versions')
    await manager.getByText('两版没有不同').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.goto('/schemes?view=tries')
    await manager.getByText('近 7 天没有人试过').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('sign-in, price list and a faulty one, people, settings', async () => {
    const hall = await openHall()
    const anybody = await hall.pc('/sign-in')
    await anybody.getByLabel('登录名').waitFor()
    expect.soft(await findingsOn(anybody)).toEqual([])

    const manager = await hall.signedIn('manager', '/price-list')
    await manager.getByText('生效中').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.getByRole('button', { name: '导入价格表' }).click()
    await manager.getByLabel('把一房一价表拖到这里').setInputFiles('test/fixtures/price-lists/price-list-faulty.xlsx')
    await manager.getByRole('alert').getByText('有 13 处错误，整份不导入。').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])

    const admin = await hall.signedIn('admin', '/staff')
    await admin.getByText('王琳').click()
    await admin.getByRole('complementary', { name: '修改 王琳' }).waitFor()
    expect.soft(await findingsOn(admin)).toEqual([])
    await admin.getByRole('link', { name: '设置' }).click()
    await admin.getByText('时限与权限').waitFor()
    expect.soft(await findingsOn(admin)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('price versions compared on the board and as a table, a notice of tries below the floor', async () => {
    const hall = await openHall()
    const { office } = hall
    const homes = [listedHome('1-1-1203', { unitPrice: 18_850 }), listedHome('1-1-1103', { unitPrice: 17_000 })]
    await takeInList(await office.signedIn('manager'), office.projectId, await priceListFile(homes))
    const lijianguo = await office.signedIn('lijianguo')
    await submitTicket(office, lijianguo, '1-1-1203', { expectedTotal: 168_764_100 })
    const tooLow = { chosen: ['deep'], expectedTotal: 133_650_400 }
    for (const _ of [1, 2, 3, 4]) await refusalOf(submitTicket(office, lijianguo, '1-1-1303', tooLow))

    const manager = await hall.signedIn('manager', '/board?compare=1-2')
    await cellOf(manager, '1-1-1203').filter({ hasText: '▲' }).waitFor()
    await cellOf(manager, '1-1-1103').filter({ hasText: '▼' }).waitFor()
    await manager.getByText('低于底价').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.getByRole('button', { name: '对比表' }).click()
    await manager.getByRole('region', { name: '调价对比' }).getByText('1-1-1203').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    expect(hall.complaints).toEqual([])
  })
})
