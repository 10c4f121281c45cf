import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { HOUR } from '../../shared/kernel/day'
import { SCHEME } from '../office/scheme'
import { addBuyer, beginTicket, chooseExample, drawerOf, ZHANG } from './desk'
import { keepPicture, openHall } from './hall'

/** The items of the scheme in their order, by name. */
async function orderOf(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: '优惠项' }).getByRole('listitem').locator('b').allInnerTexts()
}

function itemOf(page: Page, name: string) {
  return page.getByRole('region', { name: '优惠项' }).getByRole('button', { name: new RegExp(`^\\d+ ?${name}`) })
}

describe('PRC-4: a manager changes the discount scheme', () => {
  it('reorders by keyboard and by drag, tries it, saves it, and the open ticket shows the new price', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await beginTicket(wanglin, '1-1-1203')
    await addBuyer(wanglin, ZHANG)
    await chooseExample(wanglin)
    await wanglin.getByText('1,593,777', { exact: true }).waitFor()

    const manager = await hall.signedIn('manager')
    await manager.setViewportSize({ width: 1366, height: 768 })
    await manager.getByRole('link', { name: '优惠方案' }).click()
    await manager.getByText('第 1 版「开盘方案」生效中，06-07 10:00 起').waitFor()
    await itemOf(manager, '内部优惠').click()
    await manager.getByRole('button', { name: '删除' }).click()
    const home = manager.getByRole('combobox', { name: '房号' })
    await home.fill('1-1-1203')
    await manager.getByText('1,593,777', { exact: true }).waitFor()
    await manager.getByText('若 06-14 前（含当日）未签约：按时签约失效，总价 1,609,976 元，多 16,199 元。').waitFor()
    await keepPicture(manager, 'schemes-editor')

    await itemOf(manager, '总价立减').focus()
    for (const _ of [1, 2, 3]) await manager.keyboard.press('Alt+ArrowUp')
    expect(await orderOf(manager)).toEqual(['总价立减', '一次性付款', '按时签约', '老带新'])
    await manager.getByText('1,594,172', { exact: true }).waitFor()
    expect(await manager.evaluate(() => document.activeElement?.textContent)).toContain('总价立减')

    await itemOf(manager, '老带新').dragTo(itemOf(manager, '一次性付款'))
    expect(await orderOf(manager)).toEqual(['总价立减', '老带新', '一次性付款', '按时签约'])
    await manager.getByText('1,594,172', { exact: true }).waitFor()

    await manager.getByRole('button', { name: '保存…' }).click()
    const dialog = manager.getByRole('dialog', { name: '保存为第 2 版' })
    await dialog.getByText('自 06-07 10:00 起生效，第 2 版；已开的房号单不变。').waitFor()
    await dialog.getByText('从第 4 位移到第 1 位').waitFor()
    await keepPicture(manager, 'schemes-save')
    await dialog.getByRole('button', { name: '保存第 2 版' }).click()
    await manager.getByText('第 2 版「开盘方案」生效中').waitFor()

    await wanglin.getByText('1,594,172', { exact: true }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('says at the field what is wrong, loses nothing between items, and moves on by Enter', async () => {
    const hall = await openHall()
    const manager = await hall.signedIn('manager', '/schemes')
    await itemOf(manager, '按时签约').click()
    const figure = manager.getByRole('textbox', { name: '优惠', exact: true })
    await figure.fill('120')
    await manager.getByText('填 50 到 99.99 的折扣，如 98 或 9.8').waitFor()
    await manager.getByRole('button', { name: '1 项没填对' }).waitFor()
    await itemOf(manager, '老带新').click()
    await itemOf(manager, '按时签约').click()
    expect(await figure.inputValue()).toBe('120')
    await figure.fill('9.85')
    await manager.getByText('填 50 到 99.99 的折扣，如 98 或 9.8').waitFor({ state: 'hidden' })
    await manager.getByRole('textbox', { name: '名称', exact: true }).press('Enter')
    expect(await figure.evaluate((field) => field === document.activeElement)).toBe(true)

    await manager.getByRole('link', { name: '销控' }).click()
    await manager.getByRole('link', { name: '优惠方案' }).click()
    await manager.getByText('有改动未保存').waitFor()
    await itemOf(manager, '按时签约').click()
    expect(await figure.inputValue()).toBe('9.85')
    expect(hall.complaints).toEqual([])
  })

  it('SEC-5: the second of two managers keeps what they wrote, and decides', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const manager = await hall.signedIn('manager', '/schemes')
    const name = manager.getByRole('textbox', { name: '方案名称' })
    await name.fill('端午方案')
    const director = await hall.office.signedIn('director')
    const scheme = { ...SCHEME, mode: 'additive' as const }
    await director.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom: null }))

    await manager.getByText('郑国栋 刚保存了第 2 版，你填的还在。').waitFor()
    expect(await name.inputValue()).toBe('端午方案')
    await manager.getByRole('button', { name: '保存…' }).click()
    await manager.getByRole('button', { name: '保存第 3 版' }).click()
    await manager.getByText('「SEC-5」这个优惠方案刚被别人改过').waitFor()
    await manager.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await manager.getByRole('button', { name: '以本页为准' }).click()
    await manager.getByRole('button', { name: '保存…' }).click()
    await manager.getByRole('button', { name: '保存第 3 版' }).click()
    await manager.getByText('第 3 版「端午方案」生效中').waitFor()

    await manager.setViewportSize({ width: 1366, height: 768 })
    await manager.getByText('历次版本').click()
    await manager.locator('del').filter({ hasText: '叠减' }).waitFor()
    await keepPicture(manager, 'schemes-versions')
    expect(hall.complaints).toEqual([])
  })

  it('SEC-5: an editor where nothing was written follows the version another manager puts in force', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const manager = await hall.signedIn('manager', '/schemes')
    const name = manager.getByRole('textbox', { name: '方案名称' })
    await name.waitFor()
    const director = await hall.office.signedIn('director')
    const scheme = { ...SCHEME, name: '端午方案' }
    await director.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme, appliesFrom: null }))

    await manager.getByText('第 2 版「端午方案」生效中').waitFor()
    await expect.poll(() => name.inputValue(), { timeout: 3_000 }).toBe('端午方案')
    expect(hall.complaints).toEqual([])
  })

  it('PRC-4: a version for later takes effect in an open drawer at its instant', async () => {
    const hall = await openHall()
    const { projectId } = hall.office
    const manager = await hall.office.signedIn('manager')
    const items = SCHEME.items.filter(({ id }) => id === 'one-off')
    const appliesFrom = hall.now() + HOUR
    await manager.pricing.saveScheme(ordered({ projectId, basedOn: 1, scheme: { ...SCHEME, items }, appliesFrom }))
    const unitId = await hall.office.unitId('1-1-1203')
    const wanglin = await hall.signedIn('wanglin', `/board?unit=${unitId}`)
    const drawer = drawerOf(wanglin, '1-1-1203')
    await drawer.getByText('内部优惠').waitFor()

    hall.skip(HOUR)
    await drawer.getByText('内部优惠').waitFor({ state: 'hidden' })
    await drawer.getByText('1,636,340', { exact: true }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})
