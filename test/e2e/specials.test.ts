import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pagesOf } from '../electron/documents/pdf/poppler'
import { chooseExample, submitWritten, writeTicket, ZHANG } from './desk'
import { type Hall, keepPicture, openHall } from './hall'

/** The front desk's PC. */
const FRONT_DESK = { width: 1366, height: 768 }

/** 王琳 is writing the worked example on 1-1-1203: 1,593,776.65 元 before any special discount. */
async function aWrittenTicket(hall: Hall): Promise<Page> {
  const wanglin = await hall.signedIn('wanglin')
  await wanglin.setViewportSize(FRONT_DESK)
  await writeTicket(wanglin, '1-1-1203', [ZHANG])
  await chooseExample(wanglin)
  await wanglin.getByText('1,593,777', { exact: true }).waitFor()
  return wanglin
}

const panelOf = (page: Page) => page.getByRole('region', { name: '特批优惠' })

async function apply(page: Page, kind: '打折' | '减价', amount: string, reason: string, seen: readonly string[]) {
  await panelOf(page).getByRole('button', { name: '申请特批' }).click()
  const dialog = page.getByRole('dialog', { name: '申请特批 1-1-1203' })
  await dialog.getByText(kind, { exact: true }).click()
  await dialog.getByRole('textbox', { name: kind === '打折' ? /^几折/ : /^减多少元/ }).fill(amount)
  await dialog.getByRole('textbox', { name: '申请理由' }).fill(reason)
  for (const text of seen) await dialog.getByText(text, { exact: true }).waitFor()
  await keepPicture(page, `special-dialog-${amount}`)
  await dialog
    .getByRole('button', { name: '申 请' })
    .or(dialog.getByRole('button', { name: '申请', exact: true }))
    .click()
  await dialog.waitFor({ state: 'hidden' })
}

function rowOf(page: Page) {
  return page.getByRole('region', { name: '特批优惠' }).locator('.ant-table-row').filter({ hasText: '1-1-1203' })
}

/** Both clicks before the page draws anything: an impatient hand. */
async function clickTwice(button: Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => {
    element.click()
    element.click()
  })
}

describe('PRC-7: a special discount through the hall', () => {
  it('says at the field why it cannot be applied for: a share that is none, an amount below nothing, no reason', async () => {
    const hall = await openHall()
    const wanglin = await aWrittenTicket(hall)
    await panelOf(wanglin).getByRole('button', { name: '申请特批' }).click()
    const dialog = wanglin.getByRole('dialog', { name: '申请特批 1-1-1203' })
    await dialog.getByRole('textbox', { name: /^几折/ }).fill('120')
    await dialog.getByText('填 50 到 99.99 的折扣，如 98 或 9.8').waitFor()
    await dialog.getByText('减价', { exact: true }).click()
    const amount = dialog.getByRole('textbox', { name: /^减多少元/ })
    await amount.fill('-5')
    await dialog.getByText('填要减的金额，如 10,000').waitFor()
    await dialog.getByRole('button', { name: /^申\s?请$/ }).click()
    await dialog.getByText('请写理由').waitFor()
    await keepPicture(wanglin, 'special-dialog-wrong')
    await amount.fill('800,000')
    await dialog.getByText('超过 5%，没有人能批').waitFor()
    expect(await dialog.getByRole('button', { name: /^申\s?请$/ }).isDisabled()).toBe(true)
    await dialog.getByText('填要减的金额，如 10,000').waitFor({ state: 'hidden' })
    expect(hall.complaints).toEqual([])
  })

  it('beyond the manager’s limit the manager is told whose turn it is and has no 批准, the director approves, the ticket and its paper carry it', async () => {
    const hall = await openHall()
    const wanglin = await aWrittenTicket(hall)
    await keepPicture(wanglin, 'special-panel-empty')
    await apply(wanglin, '打折', '96', '客户一次付清，且同期介绍两组来访', [
      '1,593,776.65',
      '−63,751.07',
      '1,530,026',
      '须营销总监批准',
    ])
    await panelOf(wanglin)
      .getByText(/^TH-20260607-0001 待批，须营销总监批准/)
      .waitFor()
    await keepPicture(wanglin, 'special-panel-waiting')

    const manager = await hall.signedIn('manager', '/specials')
    await manager.setViewportSize(FRONT_DESK)
    await rowOf(manager).getByText('超出您的权限（3%），由营销总监批准').waitFor()
    expect(
      await rowOf(manager)
        .getByRole('button', { name: /^批\s?准$/ })
        .count(),
    ).toBe(0)
    await rowOf(manager)
      .getByRole('button', { name: /^驳\s?回$/ })
      .waitFor()
    await keepPicture(manager, 'special-list-beyond')
    await rowOf(manager).getByRole('button', { name: '申请单' }).click()
    const beyond = manager.getByRole('dialog', { name: '1-1-1203 特殊优惠申请单' })
    await beyond.getByRole('button', { name: /^驳\s?回$/ }).waitFor()
    expect(await beyond.getByRole('button', { name: /^批\s?准$/ }).count()).toBe(0)
    await manager.keyboard.press('Escape')
    await beyond.waitFor({ state: 'hidden' })

    // This PC's own clock is months off: the applications are there before its page knows the office's.
    const wrong = await hall.signedIn('director')
    const arrived = wrong.waitForResponse(/specials\/list/)
    await wrong.route(/ledger\/(board|watch)/, async (route) => {
      await arrived
      await route.continue()
    })
    await wrong.reload()
    await wrong.getByRole('link', { name: '特批优惠 1' }).waitFor()
    await wrong.close()

    const director = await hall.signedIn('director')
    await director.setViewportSize(FRONT_DESK)
    await director.getByRole('link', { name: '特批优惠 1' }).click()
    await clickTwice(rowOf(director).getByRole('button', { name: /^批\s?准$/ }))
    // Nothing is pressed on the consultant's PC.
    await panelOf(wanglin)
      .getByText(/^TH-20260607-0001 已批，还没用上/)
      .waitFor({ timeout: 3_000 })
    await rowOf(manager).getByText('已批').waitFor()
    await rowOf(director).getByText('已批').waitFor()
    expect(await director.getByText('1-1-1203 的特批已批准').count()).toBe(1)
    expect(await director.getByRole('link', { name: '特批优惠 1' }).count()).toBe(0)
    await keepPicture(director, 'special-list-approved')

    await rowOf(director).getByRole('button', { name: '申请单' }).click()
    const preview = director.getByRole('dialog', { name: '1-1-1203 特殊优惠申请单' })
    const download = director.waitForEvent('download')
    await preview.getByRole('img', { name: '第 1 页' }).waitFor()
    await keepPicture(director, 'special-paper')
    await preview.getByRole('button', { name: /^保\s?存$/ }).click()
    const application = pagesOf(new Uint8Array(await readFile(await (await download).path()))).join('')
    for (const said of ['特殊优惠申请单', '1,593,776.65', '63,751.07', '壹佰伍拾叁万零贰拾陆元整', '郑国栋'])
      expect(application).toContain(said)

    await panelOf(wanglin).getByRole('button', { name: '用上' }).click()
    await wanglin.getByText('1,530,026', { exact: true }).waitFor()
    await wanglin.getByText('特批单 TH-20260607-0001').waitFor()
    await keepPicture(wanglin, 'special-panel-used')
    await submitWritten(wanglin)
    await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await wanglin.getByText('1,530,026', { exact: true }).waitFor()
    await panelOf(wanglin)
      .getByText(/^TH-20260607-0001 已用上/)
      .waitFor()
    await keepPicture(wanglin, 'special-submitted')

    await wanglin.getByRole('button', { name: /^打\s?印$/ }).click()
    const paper = wanglin.getByRole('dialog', { name: '1-1-1203 房号管理单' })
    const saved = wanglin.waitForEvent('download')
    await paper.getByRole('button', { name: /^保\s?存$/ }).click()
    const ticket = pagesOf(new Uint8Array(await readFile(await (await saved).path()))).join('')
    for (const said of ['特批优惠96折', '特殊优惠申请单TH-20260607-0001', '1,530,026元']) expect(ticket).toContain(said)
    expect(hall.complaints).toEqual([])
  })

  it('within her own limit it holds at once and is used on the ticket', async () => {
    const hall = await openHall()
    const wanglin = await aWrittenTicket(hall)
    await apply(wanglin, '减价', '30,000', '老业主再购', ['−30,000.00', '1,563,777', '你的权限以内，申请即生效'])
    await panelOf(wanglin)
      .getByText(/^TH-20260607-0001 已用上/)
      .waitFor()
    await wanglin.getByText('壹佰伍拾陆万叁仟柒佰柒拾柒元整').waitFor()
    await submitWritten(wanglin)
    await wanglin.getByText('1,563,777', { exact: true }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('claimed first, applied for on the submitted ticket, taken up by amending once it is approved', async () => {
    const hall = await openHall()
    const wanglin = await aWrittenTicket(hall)
    await submitWritten(wanglin)
    await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await keepPicture(wanglin, 'special-on-submitted')
    await apply(wanglin, '打折', '97.5', '客户带亲戚看房', ['须案场经理批准', '1,553,932'])
    const manager = await hall.signedIn('manager', '/specials')
    await manager.setViewportSize(FRONT_DESK)
    await rowOf(manager).getByRole('button', { name: '申请单' }).click()
    const paper = manager.getByRole('dialog', { name: '1-1-1203 特殊优惠申请单' })
    await paper.getByRole('img', { name: '第 1 页' }).waitFor()
    await keepPicture(manager, 'special-paper-decide')
    await clickTwice(paper.getByRole('button', { name: /^批\s?准$/ }))
    await paper.waitFor({ state: 'hidden' })
    await rowOf(manager).getByText('已批').waitFor()

    await panelOf(wanglin).getByRole('button', { name: '用上' }).click()
    await wanglin.getByRole('heading', { name: '修改房号单 1-1-1203' }).waitFor()
    await wanglin.getByText('1,553,932', { exact: true }).waitFor()
    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await wanglin.getByText('1,553,932', { exact: true }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})
