import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import {
  beginDeal,
  checkDeal,
  dealPeople,
  depositForm,
  EXAMPLE_CHOSEN,
  ofDeal,
  prepareDeal,
  readyDeal,
  TERMS,
} from '../office/a-deal'
import { EXAMPLE_TOTAL, submitTicket } from '../office/a-ticket'
import { type Login, PASSWORD } from '../office/an-office'
import { cellOf, drawerOf } from './desk'
import { findingsOn } from './findings'
import { type Hall, keepPicture, openHall } from './hall'

const PIN = '271904'
/** The front desk's PC, and the large one of the office. */
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

/** A picture of a page on both screens, light and dark. */
async function keepLooks(page: Page, name: string): Promise<void> {
  if (!process.env.FANGHAO_PICTURES) return
  for (const size of SCREENS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(400)
      await keepPicture(page, `${name}-${size.width}-${colorScheme}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SCREENS[0])
}

/** 1-1-1203 of the worked example on an approved ticket of 王琳; the terms are written where asked. */
async function approvedTicket(hall: Hall, hasTerms = true): Promise<string> {
  const { office } = hall
  const { projectId } = office
  const [wanglin, manager] = await Promise.all([office.signedIn('wanglin'), office.signedIn('manager')])
  if (hasTerms) await manager.subscription.setTerms(ordered({ projectId, number: 0, terms: TERMS }))
  const ticket = await submitTicket(office, wanglin, '1-1-1203', {
    chosen: EXAMPLE_CHOSEN,
    expectedTotal: EXAMPLE_TOTAL,
  })
  await manager.ledger.tickets.approve(ordered({ projectId, ticketId: ticket.id, version: ticket.version }))
  return ticket.id
}

/** A PC where this person gave their password this morning and has a PIN. */
async function withPin(hall: Hall, login: Login, address: string): Promise<Page> {
  const page = await hall.pc('/sign-in')
  await page.setViewportSize(SCREENS[0])
  const give = async (call: string, input: object) => {
    const answer = await page.request.post(`/api/staff/${call}`, { data: ordered(input) })
    expect(answer.status()).toBe(200)
  }
  await give('signIn', { login, password: PASSWORD })
  await give('setPin', { current: PASSWORD, pin: PIN })
  await page.goto(address)
  return page
}

async function at(hall: Hall, login: Login, address: string): Promise<Page> {
  const page = await hall.signedIn(login, address)
  await page.setViewportSize(SCREENS[0])
  return page
}

const itemOf = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '定金放行条件' }).getByRole('button', { name })
const paperOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function makeAndSign(page: Page, name: string): Promise<void> {
  const paper = paperOf(page, name)
  await paper.getByRole('button', { name: /^制\s?作$/ }).click()
  await paper.getByRole('button', { name: '买方已签，案场联已留存' }).click()
}

/** A paper is looked at as it will print. */
async function printed(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  const paper = page.getByRole('dialog', { name: title })
  await paper.getByRole('img', { name: '第 1 页' }).waitFor()
  await keepLooks(page, `paper-${title.split(' ').at(-1) ?? ''}`)
  await page.keyboard.press('Escape')
  await paper.waitFor({ state: 'hidden' })
}

async function ask(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await page.getByRole('button', { name: /^请复核/ }).click()
}

async function typePaper(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '纸面总价' }).fill('1593777')
  await page.getByRole('button', { name: /^录\s?入/ }).click()
}

/** The reviewer opens the deal from the list and types what they chose. */
async function review(page: Page, chosen: readonly string[], total: string): Promise<void> {
  await page.locator('.ant-table-row').filter({ hasText: '待你复核' }).click()
  for (const name of chosen) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  await page.getByRole('textbox', { name: '复核总价' }).fill(total)
}

describe('SUB-1: a subscription through the hall', () => {
  it('from the approved ticket through its gate to the filed contract', async () => {
    const hall = await openHall()
    const ticketId = await approvedTicket(hall)
    const wanglin = await at(hall, 'wanglin', `/tickets/${ticketId}`)
    await wanglin.getByRole('button', { name: '转认购' }).click()
    await wanglin.getByRole('heading', { name: '认购 1-1-1203' }).waitFor()
    await itemOf(wanglin, '认购书要素齐全').and(wanglin.locator('[aria-current=true]')).waitFor()

    await wanglin.getByRole('textbox', { name: '定金', exact: true }).fill('400000')
    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByText('「PRC-8」定金 400,000.00 元超过总价的 20%').waitFor()
    await keepLooks(wanglin, 'form-refused')
    await wanglin.getByRole('textbox', { name: '定金', exact: true }).fill('50000')
    await keepLooks(wanglin, 'form')
    await wanglin.keyboard.press('Control+Enter')

    await itemOf(wanglin, '购买须知已签').and(wanglin.locator('[aria-current=true]')).waitFor()
    await makeAndSign(wanglin, '购买须知')
    await itemOf(wanglin, '置业计划已签').and(wanglin.locator('[aria-current=true]')).waitFor()
    await wanglin.getByText('专项维修资金').waitFor()
    await keepLooks(wanglin, 'plan')
    await makeAndSign(wanglin, '置业计划')

    await itemOf(wanglin, '总价双人核对').and(wanglin.locator('[aria-current=true]')).waitFor()
    await wanglin.getByText('批准了这张房号单').waitFor()
    expect(await wanglin.getByRole('radio', { name: /^赵敏/ }).isDisabled()).toBe(true)
    await makeAndSign(wanglin, '认购书')
    await printed(wanglin, '预览、打印', '1-1-1203 认购书')
    await keepLooks(wanglin, 'check-ask')
    await ask(wanglin, '何静')
    await keepLooks(wanglin, 'check-typing')
    await typePaper(wanglin)
    await wanglin.getByText('等对方录入').waitFor()

    const hejing = await at(hall, 'hejing', '/subscriptions')
    await hejing.getByText('核对中').waitFor()
    await keepLooks(hejing, 'list-reviewer')
    await review(hejing, ['一次性付款', '按时签约', '总价立减'], '1609976')
    expect(await hejing.getByRole('main').innerText()).not.toContain('1,593,777')
    await keepLooks(hejing, 'review')
    expect.soft(await findingsOn(hejing)).toEqual([])
    await hejing.getByRole('button', { name: /^录\s?入/ }).click()
    await hejing.getByText('从此步分开').waitFor()

    await wanglin.getByText('「PRC-6」第 3 步「老带新」：房号单有，复核没有选').waitFor()
    await wanglin.getByText('多 16,199').waitFor()
    await keepLooks(wanglin, 'compare')
    expect.soft(await findingsOn(wanglin)).toEqual([])
    await wanglin.getByRole('button', { name: '请另一位同事复核' }).click()
    await ask(wanglin, '李建国')
    await typePaper(wanglin)

    const lijianguo = await withPin(hall, 'lijianguo', '/subscriptions')
    await review(lijianguo, ['一次性付款', '按时签约', '老带新', '总价立减'], '1593777')
    await lijianguo.getByRole('button', { name: /^录\s?入/ }).click()
    await lijianguo.getByRole('textbox', { name: 'PIN' }).fill('271905')
    await lijianguo.keyboard.press('Enter')
    await lijianguo.getByText('PIN 不对，还能试 4 次').waitFor()
    await lijianguo.getByRole('textbox', { name: 'PIN' }).fill(PIN)
    await keepLooks(lijianguo, 'sign')
    await lijianguo.keyboard.press('Enter')

    await itemOf(wanglin, '复核签字').getByText('李建国').waitFor()
    await itemOf(wanglin, '合同文本供买方阅读').click()
    await wanglin.getByText(/^还差 1 项；/).waitFor()
    await wanglin.getByRole('button', { name: /^已摆放，买方已阅读/ }).click()
    await wanglin.getByText('各项已齐，请财务收定金').waitFor()
    expect(await wanglin.getByRole('button', { name: /^收定金 50,000.00/ }).isDisabled()).toBe(true)
    await keepLooks(wanglin, 'gate-open')

    await hejing.getByRole('button', { name: /^收定金 50,000.00/ }).click()
    const dialog = hejing.getByRole('dialog')
    expect(await dialog.getByRole('textbox', { name: '付款人' }).inputValue()).toBe('张伟明')
    await dialog.getByRole('textbox', { name: '卡号后四位' }).fill('6625')
    await keepLooks(hejing, 'deposit')
    expect.soft(await findingsOn(hejing)).toEqual([])
    await dialog.getByRole('button', { name: '收款并开收据' }).click()
    await hejing.getByText('SJ-20260607-0001', { exact: true }).waitFor()
    await keepLooks(hejing, 'effective')
    await printed(hejing, '打印收据', '收据 SJ-20260607-0001')

    await wanglin.getByText('认购已生效，等签约').waitFor()
    await wanglin.getByText('剩 7 天').first().waitFor()
    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByRole('textbox', { name: '合同编号' }).fill('JC2026-000123')
    await wanglin
      .getByRole('dialog')
      .getByRole('button', { name: /^签\s?约$/ })
      .click()
    await wanglin.getByText('合同已签，等备案').waitFor()
    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByRole('textbox', { name: '备案编号' }).fill('BA-1')
    await wanglin
      .getByRole('dialog')
      .getByRole('button', { name: /^备\s?案$/ })
      .click()
    await wanglin.getByText('合同已备案', { exact: true }).waitFor()
    await keepLooks(wanglin, 'filed')
    expect.soft(await findingsOn(wanglin)).toEqual([])
    expect(hall.complaints).toEqual([])
  }, 300_000)

  it('SUB-4: a wrong receipt is reversed with its reason, and the deposit is taken again', async () => {
    const hall = await openHall()
    const people = await dealPeople(hall.office)
    const ready = await readyDeal(hall.office, people)
    await people.finance.receipts.takeDeposit(ordered({ ...ofDeal(hall.office, ready), form: depositForm() }))
    const hejing = await at(hall, 'hejing', `/subscriptions/${ready.id}`)
    await hejing.getByRole('button', { name: /^红\s?冲$/ }).click()
    await hejing.getByRole('textbox', { name: '原因' }).fill('刷错了卡，重新收')
    await hejing
      .getByRole('dialog')
      .getByRole('button', { name: /^红\s?冲$/ })
      .click()
    await hejing.getByText('定金已红冲，等重新收款').waitFor()
    await keepLooks(hejing, 'deposit-missing')
    await hejing.getByRole('button', { name: /^收定金 50,000.00/ }).click()
    await hejing.getByRole('dialog').getByRole('textbox', { name: '小票号' }).fill('000124')
    await hejing.getByRole('dialog').getByRole('button', { name: '收款并开收据' }).click()
    await hejing.getByText('认购已生效，等签约').waitFor()
    await hejing.getByText('刷错了卡，重新收').first().waitFor()
    expect(hall.complaints).toEqual([])
  }, 120_000)
})

describe('PRC-6: the check', () => {
  it('where only the paper differs it is the paper that is made anew, and what is half written stays', async () => {
    const hall = await openHall()
    const { office } = hall
    const people = await dealPeople(office)
    const prepared = await prepareDeal(office, people, await beginDeal(office, people))
    await checkDeal(office, people, prepared, { paper: 159_377_000 })
    const wanglin = await at(hall, 'wanglin', `/subscriptions/${prepared.id}`)
    await wanglin.getByText('纸面写的是 1,593,770 元，纸面有误').waitFor()
    await wanglin.getByText('少 7', { exact: true }).waitFor()
    await keepLooks(wanglin, 'paper-wrong')
    await itemOf(wanglin, '认购书要素齐全').click()
    await wanglin.getByRole('textbox', { name: '定金', exact: true }).fill('60000')
    await itemOf(wanglin, '总价双人核对').click()
    await wanglin.getByRole('button', { name: '重做认购书并核对' }).click()
    await paperOf(wanglin, '认购书').getByRole('button', { name: '另做一份' }).click()
    await paperOf(wanglin, '认购书').getByText('代替 RG-20260607-0001-A1').waitFor()
    await itemOf(wanglin, '认购书要素齐全').click()
    expect(await wanglin.getByRole('textbox', { name: '定金', exact: true }).inputValue()).toMatch(/^60[,]?000/)
    await wanglin.goto('/board')
    await cellOf(wanglin, '1-1-1203').click()
    await drawerOf(wanglin, '1-1-1203').getByRole('button', { name: '看认购 RG-20260607-0001' }).waitFor()
    await keepLooks(wanglin, 'drawer')
    await drawerOf(wanglin, '1-1-1203').getByRole('button', { name: '看认购 RG-20260607-0001' }).click()
    await wanglin.getByRole('heading', { name: '认购 1-1-1203' }).waitFor()
    expect(hall.complaints).toEqual([])
  }, 120_000)
})

describe('SUB-5: deal terms', () => {
  it('the gate leads to them; what is wrong is said by its row, and they are kept as typed', async () => {
    const hall = await openHall()
    const ticketId = await approvedTicket(hall, false)
    const wanglin = await hall.office.signedIn('wanglin')
    const deal = await wanglin.subscription.begin(ordered({ projectId: hall.office.projectId, ticketId }))
    const manager = await at(hall, 'manager', `/subscriptions/${deal.id}`)
    await itemOf(manager, '监管账户已登记').and(manager.locator('[aria-current=true]')).waitFor()
    await manager.getByRole('button', { name: '看认购条款' }).click()
    await manager.getByRole('heading', { name: '认购条款' }).waitFor()
    await manager.getByRole('textbox', { name: '开发企业' }).fill(TERMS.developer)
    await manager.getByRole('textbox', { name: '监管账户户名' }).fill(TERMS.account.name)
    await manager.getByRole('textbox', { name: '开户行' }).fill(TERMS.account.bank)
    await manager.getByRole('textbox', { name: '账号', exact: true }).fill(TERMS.account.number)
    await manager.getByRole('textbox', { name: '楼栋类型' }).fill('高层')
    await manager.getByRole('button', { name: '契税' }).click()
    await manager.keyboard.press('Control+Enter')
    await manager.getByText('税费标准第 1 行没有填对').waitFor()
    await manager.getByRole('textbox', { name: '第 1 行比例', exact: true }).fill('1')
    await manager.getByRole('textbox', { name: '第 1 行面积至' }).fill('140')
    await manager.getByRole('button', { name: '专项维修资金' }).click()
    await manager.getByRole('textbox', { name: '第 2 行金额' }).fill('90')
    await manager.getByRole('button', { name: '不动产登记费' }).click()
    await manager.getByRole('textbox', { name: '第 3 行金额' }).fill('80')
    await keepLooks(manager, 'terms')
    expect.soft(await findingsOn(manager)).toEqual([])
    await manager.keyboard.press('Control+Enter')
    await manager.getByText(/^第 1 版/).waitFor()
    await manager.keyboard.press('Escape')
    await manager.goBack()
    await itemOf(manager, '监管账户已登记').getByText('赵敏').waitFor()
    const { projectId } = hall.office
    const kept = await wanglin.subscription.terms({ projectId })
    expect(kept?.terms.feeRows.map(({ fee }) => fee)).toEqual(['deedTax', 'maintenanceFund', 'registration'])
    expect(hall.complaints).toEqual([])
  }, 120_000)
})
