import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { PASSWORD } from '../office/an-office'
import { cellOf, discountOf, drawerOf, numberOn, searchOf, ZHANG } from './desk'
import { openHall } from './hall'

/** Presses Tab until the focus stands there. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(place).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the Tab key does not lead there')
}

/** Waits until the focus stands there. */
async function focusIn(place: Locator): Promise<void> {
  await focused(place).waitFor()
}

function focused(place: Locator): Locator {
  return place.and(place.page().locator(':focus'))
}

/** Types login and password on the sign-in page. */
async function signInByKeys(page: Page, login: string): Promise<void> {
  await tabTo(page, page.getByLabel('登录名'))
  await page.keyboard.type(login)
  await tabTo(page, page.getByLabel('密码'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}

/** Ctrl+K, what one says of it, Enter. */
async function findByKeys(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await focusIn(page.getByRole('combobox', { name: '查找房源、客户、单据' }))
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** The form of a ticket with one new buyer, their consent and a discount taken out. */
async function writeByKeys(page: Page): Promise<void> {
  await focusIn(searchOf(page))
  await page.keyboard.type(ZHANG.name)
  await page.getByText(`新建买方「${ZHANG.name}」`).waitFor()
  await page.keyboard.press('Enter')
  await focusIn(page.getByRole('textbox', { name: '证件' }))
  for (const typed of [ZHANG.idNumber, ZHANG.phone, ZHANG.address]) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await focusIn(page.getByRole('textbox', { name: '份额' }))
  await tabTo(page, page.getByRole('checkbox', { name: '全部买方已签' }))
  await page.keyboard.press('Space')
  await tabTo(page, discountOf(page, '内部优惠'))
  await page.keyboard.press('Space')
}

describe('a consultant without a mouse', () => {
  it('LED-2: finds a home with the arrow keys and claims it', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await tabTo(wanglin, cellOf(wanglin, '1-1-1301'))
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await wanglin.keyboard.press(key)
    await focusIn(cellOf(wanglin, '1-1-1203'))

    await wanglin.keyboard.press('Enter')
    await drawerOf(wanglin, '1-1-1203').getByRole('button', { name: '开房号单' }).waitFor()
    await wanglin.keyboard.press('Enter')
    await writeByKeys(wanglin)
    await wanglin.keyboard.press('Control+Enter')
    expect(await numberOn(wanglin)).toBe('FH-20260607-0001')

    await wanglin.keyboard.press('Escape')
    await cellOf(wanglin, '1-1-1203').filter({ hasText: '房号单 待批' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('SEC-1: signs in, finds the home and claims it; the manager finds the ticket and approves it, all by keys', async () => {
    const hall = await openHall()
    const wanglin = await hall.pc('/sign-in')
    await signInByKeys(wanglin, 'wanglin')
    await findByKeys(wanglin, '1栋1203')
    await focusIn(cellOf(wanglin, '1-1-1203'))
    await drawerOf(wanglin, '1-1-1203').getByRole('button', { name: '开房号单' }).waitFor()
    await wanglin.keyboard.press('Enter')
    await writeByKeys(wanglin)
    await wanglin.keyboard.press('Control+Enter')
    const number = await numberOn(wanglin)
    expect(number).toBe('FH-20260607-0001')

    const manager = await hall.pc('/sign-in')
    await signInByKeys(manager, 'manager')
    await findByKeys(manager, '0607-1')
    await manager.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await manager.keyboard.press('Control+Enter')
    await manager
      .getByText(/^1-1-1203 已批/)
      .first()
      .waitFor()
    await wanglin.getByText(/已批/).first().waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('stays on the home when another PC claims it', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    const cell = cellOf(wanglin, '1-1-1203')
    await cell.focus()
    await submitTicket(hall.office, await hall.office.signedIn('lijianguo'))
    await cell.filter({ hasText: '房号单 待批' }).waitFor()
    expect(await focused(cell).count()).toBe(1)
    await wanglin.keyboard.press('ArrowUp')
    await focusIn(cellOf(wanglin, '1-1-1303'))
    expect(hall.complaints).toEqual([])
  })
})
