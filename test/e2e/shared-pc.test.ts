import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { PASSWORD } from '../office/an-office'
import { buyerOf, writeTicket, ZHANG } from './desk'
import { type Hall, keepPicture, openHall } from './hall'

const PIN = '905132'

/** One PC where 王琳 and 李建国 gave their password this morning and have a PIN; 王琳 is before the board. */
async function aSharedPc(hall: Hall): Promise<Page> {
  const page = await hall.pc('/sign-in')
  const give = async (call: string, input: object) => {
    const answer = await page.request.post(`/api/staff/${call}`, { data: ordered(input) })
    expect(answer.status()).toBe(200)
    return answer.json()
  }
  for (const login of ['lijianguo', 'wanglin']) {
    await give('signIn', { login, password: PASSWORD })
    await give('setPin', { current: PASSWORD, pin: PIN })
  }
  await page.goto('/board')
  await page.getByRole('button', { name: '王琳的菜单' }).waitFor()
  return page
}

function veilOf(page: Page, name: '切换人员' | '已锁屏') {
  return page.getByRole('dialog', { name })
}

/** Everything that stands in the document. */
function shownOn(page: Page): Promise<string> {
  return page.evaluate(() => document.body.outerHTML)
}

describe('a shared PC', () => {
  it('changes hands by PIN in the middle of a ticket; each finds their own again, and nobody sees the other’s', async () => {
    const hall = await openHall()
    const page = await aSharedPc(hall)
    let loads = 0
    page.on('load', () => {
      loads += 1
    })
    await writeTicket(page, '1-1-1203', [ZHANG])

    await page.keyboard.press('Control+Shift+U')
    const veil = veilOf(page, '切换人员')
    await veil.getByRole('button', { name: /^李建国/ }).waitFor()
    expect(await shownOn(page)).not.toContain(ZHANG.name)
    await keepPicture(page, 'switching')
    await page.keyboard.type('905133')
    await veil.getByText('PIN 不对，还能试 4 次').waitFor()
    for (const digit of PIN) await veil.getByRole('button', { name: digit, exact: true }).click()

    await page.getByRole('button', { name: '李建国的菜单' }).waitFor()
    await page.getByText('置业顾问').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/today')
    expect(await shownOn(page)).not.toContain(ZHANG.name)
    await page.getByRole('link', { name: '房号单' }).click()
    await page.getByRole('heading', { name: '房号单' }).waitFor()
    expect(await shownOn(page)).not.toContain(ZHANG.name)

    await page.getByRole('button', { name: '换人' }).click()
    await veil.getByRole('button', { name: /^王琳/ }).waitFor()
    await page.keyboard.type(PIN)

    await page.getByRole('button', { name: '王琳的菜单' }).waitFor()
    await page.getByRole('heading', { name: '新建房号单 1-1-1203' }).waitFor()
    const phone = buyerOf(page, ZHANG.name).getByRole('textbox', { name: '手机' })
    expect((await phone.inputValue()).replaceAll(' ', '')).toBe(ZHANG.phone.replaceAll(' ', ''))
    expect(loads).toBe(0)
    expect(hall.complaints).toEqual([])
  })

  it('takes the right PIN after a wrong one without a click, by the keyboard and by its own digits', async () => {
    const hall = await openHall()
    const page = await aSharedPc(hall)
    const veil = veilOf(page, '切换人员')
    await page.keyboard.press('Control+Shift+U')
    await veil.getByLabel('李建国的 PIN').waitFor()
    await page.keyboard.type('905133')
    await veil.getByText('PIN 不对，还能试 4 次').waitFor()
    for (const digit of '905134') await veil.getByRole('button', { name: digit, exact: true }).click()
    await veil.getByText('PIN 不对，还能试 3 次').waitFor()

    await page.keyboard.type(PIN)

    await page.getByRole('button', { name: '李建国的菜单' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('is covered and locked after the idle minutes; the same person finds their input, in any window', async () => {
    const hall = await openHall()
    const page = await aSharedPc(hall)
    await page.clock.install()
    await page.reload()
    await writeTicket(page, '1-1-1203', [ZHANG])
    await page.getByRole('textbox', { name: '备注' }).fill('周六带家人再来')
    const other = await page.context().newPage()
    await other.goto('/board')
    await other.getByRole('button', { name: '王琳的菜单' }).waitFor()

    await page.clock.fastForward('04:50')
    expect(await veilOf(page, '已锁屏').count()).toBe(0)
    await page.clock.fastForward('00:20')

    const veil = veilOf(page, '已锁屏')
    await veil.getByLabel('王琳的 PIN').waitFor()
    await veilOf(other, '已锁屏').waitFor()
    for (const window of [page, other]) {
      const shown = await shownOn(window)
      for (const theirs of [ZHANG.name, '周六带家人再来', '1203']) expect(shown).not.toContain(theirs)
    }
    // The page is covered first; the office hears of it a moment later.
    await expect.poll(async () => (await page.request.get('/api/project/list')).status()).toBe(423)
    await page.keyboard.press('Control+k')
    expect(await page.getByRole('combobox').count()).toBe(0)
    await keepPicture(page, 'locked')

    await page.keyboard.type(PIN)
    await page.getByRole('heading', { name: '新建房号单 1-1-1203' }).waitFor()
    expect(await page.getByRole('textbox', { name: '备注' }).inputValue()).toBe('周六带家人再来')
    await other.getByRole('button', { name: '王琳的菜单' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('is still locked when the page is opened again, and another person may take it over', async () => {
    const hall = await openHall()
    const page = await aSharedPc(hall)
    await page.getByRole('button', { name: '王琳的菜单' }).click()
    await page.getByRole('menuitem', { name: '锁屏' }).click()
    await veilOf(page, '已锁屏').waitFor()
    await page.reload()

    const veil = veilOf(page, '已锁屏')
    await veil.getByRole('button', { name: /^李建国/ }).click()
    await veil.getByLabel('李建国的 PIN').waitFor()
    await page.keyboard.type(PIN)

    await page.getByRole('button', { name: '李建国的菜单' }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})
