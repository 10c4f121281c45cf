import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { drawerOf } from './desk'
import { keepPicture, openHall } from './hall'

/** Opens the line to type in by its key. */
async function openFinder(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '查找房源、客户、单据' }).waitFor()
  await page.keyboard.press('Control+k')
  const line = page.getByRole('combobox', { name: '查找房源、客户、单据' })
  await line.waitFor()
  return line
}

function chosenIn(page: Page): Locator {
  return page.getByRole('option', { selected: true })
}

/** The screen of a front-desk PC. */
const DESK = { width: 1366, height: 768 }

describe('finding anything', () => {
  it('shows what can be typed, what was found by kind with its mark, and what was found before', async () => {
    const hall = await openHall()
    const theirs = await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const manager = await hall.signedIn('manager')
    await manager.setViewportSize(DESK)
    const line = await openFinder(manager)
    await manager.getByText('可以输入').waitFor()
    await keepPicture(manager, 'find-empty')

    await line.fill('1203')
    await manager.getByRole('option', { name: /^1-1-1203/ }).waitFor()
    expect(await manager.getByRole('group').allInnerTexts()).toHaveLength(2)
    expect(await chosenIn(manager).locator('mark').allInnerTexts()).toEqual(['1203'])
    await keepPicture(manager, 'find-home')

    await line.fill('zwm')
    await manager.getByRole('group', { name: '客户' }).getByText('138****6625').waitFor()
    expect(await chosenIn(manager).locator('mark').allInnerTexts()).toEqual(['张伟明'])
    await keepPicture(manager, 'find-customer')
    await manager.emulateMedia({ colorScheme: 'dark' })
    await keepPicture(manager, 'find-customer-dark')
    await manager.emulateMedia({ colorScheme: 'light' })

    await manager.keyboard.press('Enter')
    await manager.waitForURL(`**/tickets/${theirs.id}`)
    await openFinder(manager)
    await manager.getByRole('group', { name: '刚才找过' }).getByText('张伟明').waitFor()
    await keepPicture(manager, 'find-recent')
    expect(hall.complaints).toEqual([])
  })

  it('arrow keys choose, Enter opens even before the answer is there, Esc gives the focus back', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    const person = wanglin.getByRole('button', { name: '王琳的菜单' })
    await person.focus()
    const line = await openFinder(wanglin)
    await wanglin.keyboard.press('Escape')
    await line.waitFor({ state: 'detached' })
    await person.and(wanglin.locator(':focus')).waitFor()

    await openFinder(wanglin)
    await wanglin.keyboard.type('1-1-1303')
    await wanglin.keyboard.press('Enter')
    await drawerOf(wanglin, '1-1-1303').waitFor()

    await openFinder(wanglin)
    await wanglin.keyboard.type('1-1-12')
    await wanglin.getByRole('option', { name: /^1-1-1203/ }).waitFor()
    const first = await chosenIn(wanglin).innerText()
    await wanglin.keyboard.press('ArrowDown')
    expect(await chosenIn(wanglin).innerText()).not.toBe(first)
    await wanglin.keyboard.press('ArrowUp')
    expect(await chosenIn(wanglin).innerText()).toBe(first)
    await wanglin.keyboard.press('ArrowUp')
    const [last] = (await wanglin.getByRole('option').allInnerTexts()).slice(-1)
    expect(await chosenIn(wanglin).innerText()).toBe(last)
    expect(hall.complaints).toEqual([])
  })

  it('leads to people, pages and special lists; an empty answer teaches', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const manager = await hall.signedIn('manager')
    await manager.setViewportSize(DESK)
    await openFinder(manager)
    await manager.keyboard.type('wanglin')
    await manager.getByRole('group', { name: '人员' }).waitFor()
    await manager.keyboard.press('Enter')
    await manager.getByRole('button', { name: '只列 王琳 的 · 看全部' }).waitFor()
    await keepPicture(manager, 'find-consultant')

    await openFinder(manager)
    await manager.keyboard.type('优惠方案')
    await manager.getByRole('group', { name: '页面' }).waitFor()
    await manager.keyboard.press('Enter')
    await manager.waitForURL('**/schemes')

    const line = await openFinder(manager)
    await line.fill('没有这个人')
    await manager.getByText('没有找到「没有这个人」').waitFor()
    await keepPicture(manager, 'find-nothing')

    const admin = await hall.signedIn('admin')
    await openFinder(admin)
    await admin.keyboard.type('lijianguo')
    await admin.keyboard.press('Enter')
    await admin.getByRole('complementary').getByText('李建国').first().waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('SEC-1: a colleague’s customer is told of by the whole phone alone; what was found is forgotten when somebody else signs in', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const lijianguo = await hall.signedIn('lijianguo')
    const line = await openFinder(lijianguo)
    await line.fill('13800006625')
    await lijianguo.getByText('这个手机号是 王琳 的客户').waitFor()
    expect(await lijianguo.getByRole('option').count()).toBe(0)
    await line.fill('张伟明')
    await lijianguo.getByText('没有找到「张伟明」').waitFor()
    await lijianguo.keyboard.press('Escape')

    const desk = await hall.signedIn('wanglin')
    await openFinder(desk)
    await desk.keyboard.type('张伟明')
    await desk.keyboard.press('Enter')
    await desk.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await desk.getByRole('button', { name: '换人' }).click()
    await desk.getByLabel('登录名').fill('lijianguo')
    await desk.getByLabel('密码').fill('correct horse')
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name: '李建国的菜单' }).waitFor()
    await openFinder(desk)
    await desk.getByText('可以输入').waitFor()
    expect(await desk.getByRole('dialog').getByText('张伟明').count()).toBe(0)
    expect(hall.complaints).toEqual([])
  })

  it('? and Ctrl+/ list the keys of the page and those heard everywhere, in either language', async () => {
    const hall = await openHall()
    const manager = await hall.signedIn('manager')
    await manager.setViewportSize(DESK)
    await manager.getByRole('grid').first().waitFor()
    await manager.keyboard.press('?')
    const sheet = manager.getByRole('dialog', { name: '键盘操作' })
    await sheet.getByText('在房源之间移动').waitFor()
    await sheet.getByText('查找房源、客户、单据、页面').waitFor()
    await keepPicture(manager, 'keys-board')
    await manager.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    await manager.goto('/tickets')
    await manager.evaluate(() => localStorage.setItem('fanghao.language', 'en'))
    await manager.reload()
    await manager.getByRole('heading', { name: 'Tickets' }).waitFor()
    await manager.keyboard.press('Control+/')
    await manager.getByRole('dialog', { name: 'Keyboard' }).getByText('Approve the ticket at the right').waitFor()
    await keepPicture(manager, 'keys-tickets-en')
    await manager.keyboard.press('Escape')
    await manager.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' })
    await manager.keyboard.press('Control+k')
    await manager.getByText('What can be typed').waitFor()
    await keepPicture(manager, 'find-empty-en')
    // A question mark that is typed is a question mark.
    await manager.keyboard.type('1203?')
    await manager.getByText('Nothing found for “1203?”').waitFor()
    expect(hall.complaints).toEqual([])
  })
})
