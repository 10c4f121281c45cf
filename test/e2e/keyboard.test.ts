import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
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
    await focusIn(searchOf(wanglin))

    await wanglin.keyboard.type(ZHANG.name)
    await wanglin.getByText(`新建买方「${ZHANG.name}」`).waitFor()
    await wanglin.keyboard.press('Enter')
    await focusIn(wanglin.getByRole('textbox', { name: '证件' }))
    for (const typed of [ZHANG.idNumber, ZHANG.phone, ZHANG.address]) {
      await wanglin.keyboard.type(typed)
      await wanglin.keyboard.press('Enter')
    }
    await focusIn(wanglin.getByRole('textbox', { name: '份额' }))
    await tabTo(wanglin, wanglin.getByRole('checkbox', { name: '全部买方已签' }))
    await wanglin.keyboard.press('Space')
    await tabTo(wanglin, discountOf(wanglin, '内部优惠'))
    await wanglin.keyboard.press('Space')
    await wanglin.keyboard.press('Control+Enter')
    expect(await numberOn(wanglin)).toBe('FH-20260607-0001')

    await wanglin.keyboard.press('Escape')
    await cellOf(wanglin, '1-1-1203').filter({ hasText: '房号单 待批' }).waitFor()
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
