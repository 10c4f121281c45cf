import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/day'
import { takeInList } from '../office/a-project'
import { applyFor, FOR_MANAGER, namedSpecial, saveExample } from '../office/a-special'
import { EXAMPLE_TOTAL, named, submitTicket } from '../office/a-ticket'
import { OPENING } from '../office/an-office'
import { listedHome, priceListFile } from '../office/price-list'
import { type Hall, keepPicture, openHall } from './hall'

/** What 1-1-1103 and 1-1-1303 cost without any discount. Fen. */
const [LIST_1103, LIST_1303] = [166_883_900, 167_063_000]
const EXAMPLE = { chosen: ['one-off', 'on-time', 'referral', 'amount'], expectedTotal: EXAMPLE_TOTAL }

/** One line of the desk by what it is about. */
function rowOf(page: Page, what: string) {
  return page.getByRole('region', { name: '等你处理' }).getByRole('listitem').filter({ hasText: what })
}

function figureOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
}

/** A morning with everything a manager's desk may hold. */
async function fillTheDesk({ office, now }: Hall) {
  const { projectId } = office
  const [wanglin, lijianguo] = [await office.signedIn('wanglin'), await office.signedIn('lijianguo')]
  const manager = await office.signedIn('manager')
  const ticket = await submitTicket(office, wanglin, '1-1-1203', EXAMPLE)
  await submitTicket(office, lijianguo, '1-1-1103', { expectedTotal: LIST_1103 })
  await applyFor(office, wanglin, await saveExample(office, wanglin), FOR_MANAGER)
  const second = (await manager.project.detail({ projectId })).buildings[1]?.id ?? ''
  const permit = { number: '江售许字(2026)第050号', issuedOn: '2026-05-26', buildingIds: [second] }
  await manager.project.recordPermit(ordered({ projectId, ...permit }))
  const unitIds = [await office.unitId('1-1-1301'), await office.unitId('1-1-1302')]
  const reason = '留给推荐客户，周三来签'
  await manager.ledger.withhold(ordered({ projectId, unitIds, reason, until: OPENING + 3 * DAY }))
  const list = await priceListFile([listedHome('1-1-1202', { unitPrice: 18_500 })])
  await takeInList(manager, projectId, list, { appliesFrom: now() + 4 * HOUR })
  return { ticket, manager, wanglin, lijianguo }
}

async function keepLooks(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Colours fade into each other.
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
      await keepPicture(page, `${name}-${width}-${colorScheme}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 768 })
}

async function inEnglish(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('fanghao.language', 'en'))
  await page.reload()
  await page.getByRole('heading', { name: 'Today', exact: true, level: 1 }).waitFor()
}

async function findingsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${impact}: ${id} ${target.join(' ')}`),
  )
}

describe('工作台', () => {
  it('LED-4: a manager lands on what waits, approves from it, and it is gone from another window without a reload', async () => {
    const hall = await openHall()
    const { office } = hall
    await fillTheDesk(hall)
    const [manager, director] = [await hall.signedIn('manager', '/'), await hall.signedIn('director', '/')]
    const wanglin = await hall.signedIn('wanglin', '/')

    await manager.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
    await manager.getByText('6 件等你').waitFor()
    await rowOf(manager, '1-1-1203')
      .filter({ hasText: '张伟明　1,593,777 元　4 项优惠　凭证 1 份　王琳开单' })
      .waitFor()
    await rowOf(manager, '江售许字(2026)第050号').getByText('逾期 2 天').waitFor()
    await rowOf(manager, '1-1-1301 等 2 套').getByText('06-10 10:00').waitFor()
    expect(await findingsOn(manager)).toEqual([])
    await keepLooks(manager, 'today-manager')
    await rowOf(director, '1-1-1203').first().waitFor()
    await rowOf(wanglin, '1-1-1203').getByText('等经理批').waitFor()
    await keepPicture(wanglin, 'today-consultant')

    await manager.getByRole('button', { name: '批准 1-1-1203' }).click()
    await manager.getByText('1-1-1203 已批准，有效至 06-08').waitFor()
    await director.getByRole('button', { name: '批准 1-1-1203' }).waitFor({ state: 'detached', timeout: 3_000 })
    await director.getByText('5 件等你').waitFor()
    await figureOf(director, '批准').getByRole('cell', { name: '1' }).waitFor()
    await rowOf(wanglin, '1-1-1203').getByText('将到期').waitFor({ timeout: 3_000 })

    // A ticket that is submitted now is there at once.
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1303', { expectedTotal: LIST_1303 })
    await manager.getByRole('button', { name: '批准 1-1-1303' }).waitFor({ timeout: 3_000 })
    await inEnglish(manager)
    await manager.getByRole('button', { name: 'Approve 1-1-1303' }).waitFor()
    await keepLooks(manager, 'today-manager-en')
    expect(hall.complaints).toEqual([])
  })

  it('the manager works it without a mouse: arrow keys from line to line, Enter approves and the next one is under it', async () => {
    const hall = await openHall()
    const { office } = hall
    await submitTicket(office, await office.signedIn('wanglin'), '1-1-1203', EXAMPLE)
    await submitTicket(office, await office.signedIn('lijianguo'), '1-1-1103', { expectedTotal: LIST_1103 })
    const manager = await hall.signedIn('manager', '/')
    await manager.getByRole('button', { name: '批准 1-1-1203' }).focus()
    await manager.keyboard.press('ArrowDown')
    await manager.getByRole('button', { name: '批准 1-1-1103' }).and(manager.locator(':focus')).waitFor()
    await manager.keyboard.press('ArrowUp')
    await manager.keyboard.press('Enter')
    await manager.getByText('1 件等你').waitFor()
    await manager.getByRole('button', { name: '批准 1-1-1103' }).and(manager.locator(':focus')).waitFor()
    await manager.keyboard.press('Enter')
    await manager.getByRole('heading', { name: '没有等你的事' }).waitFor()
    await keepLooks(manager, 'today-empty')
    expect(hall.complaints).toEqual([])
  })

  it('LED-4, PRC-7: a consultant sees what becomes of their own, and goes there with one click', async () => {
    const hall = await openHall()
    const { office } = hall
    const { projectId } = office
    const wanglin = await hall.signedIn('wanglin', '/')
    await wanglin.getByRole('heading', { name: '没有等你的事' }).waitFor()
    await keepPicture(wanglin, 'today-consultant-empty')

    const { ticket, manager, wanglin: client } = await fillTheDesk(hall)
    await rowOf(wanglin, '1-1-1203').getByText('等经理批').waitFor({ timeout: 3_000 })
    expect(await rowOf(wanglin, '1-1-1103').count()).toBe(0)
    await manager.ledger.tickets.reject(ordered({ ...named(office, ticket), reason: '证件与买方不符' }))
    await rowOf(wanglin, '赵敏驳回：证件与买方不符').getByText('房号单结束').waitFor({ timeout: 3_000 })
    const [special] = (await client.ledger.specials.list({ projectId })).filter(({ state }) => state === 'applied')
    if (!special) throw new Error('no application waits')
    await manager.ledger.specials.approve(ordered(namedSpecial(office, special)))
    await rowOf(wanglin, '赵敏已批，还没用上').getByText('特批已批').waitFor({ timeout: 3_000 })
    await keepLooks(wanglin, 'today-consultant-results')
    await inEnglish(wanglin)
    await keepLooks(wanglin, 'today-consultant-results-en')

    await wanglin.getByRole('link', { name: 'Open ticket 1-1-1203' }).click()
    await wanglin.waitForURL(`**/tickets/${ticket.id}`)
    expect(hall.complaints).toEqual([])
  })

  it('LED-4: what runs out goes at its time by itself', async () => {
    const hall = await openHall()
    const { office } = hall
    await submitTicket(office, await office.signedIn('wanglin'))
    hall.skip(29 * MINUTE + 55_000)
    const manager = await hall.signedIn('manager', '/')
    await manager.getByRole('button', { name: '批准 1-1-1203' }).waitFor()
    await manager.getByRole('heading', { name: '没有等你的事' }).waitFor()
    await figureOf(manager, '到期').getByRole('cell', { name: '1' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('SEC-1: finance and service are told what will come; nothing of others is shown', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const [finance, service] = [await hall.signedIn('hejing', '/'), await hall.signedIn('wuyan', '/')]
    await finance.getByRole('heading', { name: '没有等你的事' }).waitFor()
    await figureOf(finance, '提交房号单').getByRole('cell', { name: '1' }).waitFor()
    await service.getByRole('heading', { name: '没有等你的事' }).waitFor()
    await figureOf(service, '在售房源').getByRole('cell', { name: '8' }).first().waitFor()
    expect(await figureOf(service, '提交房号单').count()).toBe(0)
    await keepPicture(service, 'today-service')
    expect(hall.complaints).toEqual([])
  })
})
