import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { submitTicket } from '../office/a-ticket'
import type { Login } from '../office/an-office'
import { beginTicket, cellOf, drawerOf, searchOf, writeTicket, ZHANG } from './desk'
import { findingsOn } from './findings'
import { type Hall, openHall } from './hall'

/** Where a page is looked at: by whom, at which address, and what tells that it is there. `null`: nobody signed in. */
type Look = { login: Login | null; address: string; shown: (page: Page) => Promise<unknown> }

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first().waitFor()
const text = (what: string | RegExp) => (page: Page) => page.getByText(what).first().waitFor()

/**
 * Every route of the program; the office has one submitted ticket of 王琳 and one subscription. A route without a look
 * fails the test.
 */
const LOOKS: Readonly<Record<string, Look>> = {
  '/handbook/:chapter?': { login: null, address: '/handbook/first-day', shown: heading('第一天') },
  '/sign-in': { login: null, address: '/sign-in', shown: (page) => page.getByLabel('登录名').waitFor() },
  '/set-up': { login: 'admin', address: '/set-up', shown: (page) => page.getByRole('heading', { level: 2 }).waitFor() },
  '/': { login: 'manager', address: '/', shown: heading('工作台') },
  '/today': { login: 'wanglin', address: '/today', shown: heading('工作台') },
  '/board': {
    login: 'manager',
    address: '/board?zoom=project',
    shown: (page) => page.getByRole('grid', { name: '1号楼', exact: true }).waitFor(),
  },
  '/tickets': { login: 'director', address: '/tickets', shown: text('1-1-1203') },
  '/tickets/:ticketId': { login: 'manager', address: '/tickets/TICKET', shown: text(/^已锁定 1-1-1203，待批/) },
  '/specials': { login: 'manager', address: '/specials', shown: text('还没有特批申请') },
  '/subscriptions': { login: 'wanglin', address: '/subscriptions', shown: text('1-1-1103') },
  '/subscriptions/:subscriptionId': {
    login: 'wanglin',
    address: '/subscriptions/DEAL',
    shown: text('定金放行条件'),
  },
  '/terms': { login: 'manager', address: '/terms', shown: text('出卖人和监管账户') },
  '/price-list': { login: 'manager', address: '/price-list', shown: text('生效中') },
  '/price-list/compare': { login: 'manager', address: '/price-list/compare', shown: heading(/./) },
  '/schemes': { login: 'manager', address: '/schemes', shown: text('成交总价') },
  '/hall': { login: 'manager', address: '/hall', shown: text('房源状态') },
  '/reports': { login: 'hejing', address: '/reports', shown: heading('报表') },
  '/staff': { login: 'admin', address: '/staff', shown: text('王琳') },
  '/settings': { login: 'admin', address: '/settings', shown: text('时限与权限') },
  '*': { login: 'wanglin', address: '/nowhere', shown: heading(/./) },
}

function routesOfProgram(): string[] {
  const source = readFileSync('renderer/routes.tsx', 'utf8')
  return [...source.matchAll(/path: '([^']+)'/g)].flatMap(([, path = '']) => [path])
}

async function lookAt(
  hall: Hall,
  { login, address, shown }: Look,
  ids: { ticket: string; deal: string },
): Promise<string[]> {
  const at = address.replace('TICKET', ids.ticket).replace('DEAL', ids.deal)
  const page = login === null ? await hall.pc(at) : await hall.signedIn(login, at)
  await shown(page)
  const findings = await findingsOn(page)
  await page.context().close()
  return findings
}

/** A subscription of 王琳 on 1-1-1103, with everything still to be done at its gate. */
async function aDeal({ office }: Hall): Promise<string> {
  const { projectId } = office
  const [wanglin, manager] = await Promise.all([office.signedIn('wanglin'), office.signedIn('manager')])
  const ticket = await submitTicket(office, wanglin, '1-1-1103', { expectedTotal: 166_883_900 })
  await manager.ledger.tickets.approve(ordered({ projectId, ticketId: ticket.id, version: ticket.version }))
  const { id } = await wanglin.subscription.begin(ordered({ projectId, ticketId: ticket.id }))
  return id
}

describe('everyone can work with every page, in light and dark', () => {
  it('knows every route', () => {
    expect(Object.keys(LOOKS).toSorted()).toEqual(routesOfProgram().toSorted())
  })

  it('each route', async () => {
    const hall = await openHall()
    const { id } = await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const deal = await aDeal(hall)
    for (const [route, look] of Object.entries(LOOKS)) {
      expect.soft([route, await lookAt(hall, look, { ticket: id, deal })]).toEqual([route, []])
    }
    expect(hall.complaints).toEqual([])
  }, 240_000)
})

describe('everyone can work with what opens over a page, in light and dark', () => {
  it('release, withholding, the drawer of a withheld home', async () => {
    const hall = await openHall()
    const manager = await hall.signedIn('manager')
    await cellOf(manager, '1-1-1203').click()
    await manager.getByRole('button', { name: '加推', exact: true }).first().click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByText('加推房源').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await drawerOf(manager, '1-1-1203')
      .getByRole('button', { name: /^保\s?留…?$/ })
      .click()
    await dialog.getByRole('textbox', { name: '原因' }).fill('留给推荐客户，周三来签')
    expect.soft(await findingsOn(manager)).toEqual([])
    await dialog.getByRole('button', { name: /^保\s?留/ }).click()
    await drawerOf(manager, '1-1-1203').getByText('原因：留给推荐客户，周三来签').waitFor()
    expect.soft(await findingsOn(manager)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('a special discount applied for, the help beside a page, a paper before it is printed', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await writeTicket(wanglin, '1-1-1203', [ZHANG])
    await wanglin.getByRole('region', { name: '特批优惠' }).getByRole('button', { name: '申请特批' }).click()
    const special = wanglin.getByRole('dialog', { name: '申请特批 1-1-1203' })
    await special.getByRole('textbox', { name: /^几折/ }).fill('120')
    await special.getByText('填 50 到 99.99 的折扣，如 98 或 9.8').waitFor()
    expect.soft(await findingsOn(wanglin)).toEqual([])

    const lijianguo = await hall.signedIn('lijianguo')
    await beginTicket(lijianguo, '1-1-1103')
    await searchOf(lijianguo).press('F1')
    await lijianguo.getByRole('dialog', { name: '使用手册' }).getByRole('heading', { level: 1 }).waitFor()
    expect.soft(await findingsOn(lijianguo)).toEqual([])

    const { id } = await submitTicket(hall.office, await hall.office.signedIn('lijianguo'), '1-1-1203')
    await lijianguo.goto(`/tickets/${id}`)
    await lijianguo.getByRole('button', { name: '打印' }).click()
    const paper = lijianguo.getByRole('dialog', { name: '1-1-1203 房号管理单' })
    await paper.getByRole('img', { name: '第 1 页' }).waitFor()
    expect.soft(await findingsOn(lijianguo)).toEqual([])
    expect(hall.complaints).toEqual([])
  })
})
