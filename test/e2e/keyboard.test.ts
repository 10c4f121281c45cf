import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { cellOf, discountOf, drawerOf, numberOn, searchOf, ZHANG } from './desk'
import { openHall } from './hall'

/** Presses Tab until the focus stands there. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus(place)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the Tab key does not lead there')
}

async function hasFocus(place: Locator): Promise<boolean> {
  return (await place.count()) === 1 && place.evaluate((element) => element === document.activeElement)
}

describe('a consultant without a mouse', () => {
  it('LED-2: finds a home with the arrow keys and claims it', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await tabTo(wanglin, cellOf(wanglin, '1-1-1301'))
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await wanglin.keyboard.press(key)
    await expect.poll(() => hasFocus(cellOf(wanglin, '1-1-1203'))).toBe(true)

    await wanglin.keyboard.press('Enter')
    await drawerOf(wanglin, '1-1-1203').getByRole('button', { name: '开房号单' }).waitFor()
    await wanglin.keyboard.press('Enter')
    await expect.poll(() => hasFocus(searchOf(wanglin))).toBe(true)

    await wanglin.keyboard.type(ZHANG.name)
    await wanglin.getByText(`新建买方「${ZHANG.name}」`).waitFor()
    await wanglin.keyboard.press('Enter')
    await expect.poll(() => hasFocus(wanglin.getByRole('textbox', { name: '证件' }))).toBe(true)
    for (const typed of [ZHANG.idNumber, ZHANG.phone, ZHANG.address]) {
      await wanglin.keyboard.type(typed)
      await wanglin.keyboard.press('Enter')
    }
    await expect.poll(() => hasFocus(wanglin.getByRole('textbox', { name: '份额' }))).toBe(true)
    await tabTo(wanglin, wanglin.getByRole('checkbox', { name: '全部买方已签' }))
    await wanglin.keyboard.press('Space')
    await tabTo(wanglin, discountOf(wanglin, '内部优惠'))
    await wanglin.keyboard.press('Space')
    await wanglin.keyboard.press('Control+Enter')
    expect(await numberOn(wanglin)).toBe('FH-20260607-0001')

    await wanglin.keyboard.press('Escape')
    await expect.poll(() => cellOf(wanglin, '1-1-1203').innerText()).toContain('房号单 待批')
    expect(hall.complaints).toEqual([])
  })

  it('stays on the home when another PC claims it', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    const cell = cellOf(wanglin, '1-1-1203')
    await cell.focus()
    await submitTicket(hall.office, await hall.office.signedIn('lijianguo'))
    await expect.poll(() => cell.innerText()).toContain('房号单 待批')
    expect(await hasFocus(cell)).toBe(true)
    await wanglin.keyboard.press('ArrowUp')
    await expect.poll(() => hasFocus(cellOf(wanglin, '1-1-1303'))).toBe(true)
    expect(hall.complaints).toEqual([])
  })
})
