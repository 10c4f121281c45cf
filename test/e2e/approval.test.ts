import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import type { Ticket } from '../../shared/ledger/ticket-contract'
import { fontsOf, infoOf, pagesOf, withoutWhite } from '../electron/documents/pdf/poppler'
import { EXAMPLE_TOTAL, named, submitTicket, ZHANG } from '../office/a-ticket'
import { cellOf, discountOf, drawerOf, historyOf } from './desk'
import { type Hall, openHall } from './hall'

/** 王琳 has submitted the worked example on 1-1-1203 and has the ticket before her. */
async function aTicketOf(hall: Hall): Promise<{ ticket: Ticket; wanglin: Page }> {
  const ticket = await submitTicket(hall.office, await hall.office.signedIn('wanglin'), '1-1-1203', {
    chosen: ['one-off', 'on-time', 'referral', 'amount'],
    expectedTotal: EXAMPLE_TOTAL,
    buyers: [
      { ...ZHANG, share: 5_000 },
      { ...ZHANG, name: '刘晓燕', phone: '13900000182', idNumber: '', relation: 'spouse', share: 5_000 },
    ],
  })
  const wanglin = await hall.signedIn('wanglin', `/tickets/${ticket.id}`)
  await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
  return { ticket, wanglin }
}

/** Answers the dialog that asks why, and waits until it is gone. */
async function giveReason(page: Page, title: string, reason: string, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByRole('textbox', { name: '原因' }).fill(reason)
  await dialog.getByRole('button', { name: confirm }).click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('LED-4: what becomes of a submitted ticket', () => {
  it('the manager approves from the list; the consultant sees it at once and prints the paper', async () => {
    const hall = await openHall()
    const { wanglin } = await aTicketOf(hall)
    const manager = await hall.signedIn('manager')

    await manager.getByRole('link', { name: '房号单 1' }).click()
    const look = manager.getByRole('complementary', { name: '1-1-1203' })
    await look.getByText('张伟明、刘晓燕').waitFor()
    await look.getByText('1,593,777', { exact: true }).waitFor()
    await look.getByRole('button', { name: '批准' }).press('Enter')

    await wanglin.getByText(/^已批准，等定金 23 小时$/).waitFor()
    await wanglin.getByText('有效至 06-08 10:00').waitFor()
    await historyOf(wanglin).getByText('赵敏 批准 至 06-08 10:00').waitFor()
    await manager.getByText('没有待批的房号单').waitFor()

    await wanglin.getByRole('button', { name: '打印' }).click()
    const preview = wanglin.getByRole('dialog', { name: '1-1-1203 房号管理单' })
    await expect
      .poll(() => preview.getByRole('img', { name: '第 1 页' }).evaluate(isDrawn), { timeout: 10_000 })
      .toBe(true)
    const download = wanglin.waitForEvent('download')
    await preview.getByRole('button', { name: '保存' }).click()
    const paper = await download
    expect(paper.suggestedFilename()).toBe('房号管理单 FH-20260607-0001.pdf')
    const pdf = new Uint8Array(await readFile(await paper.path()))
    const text = pagesOf(pdf).join('')
    for (const said of [
      'FH-20260607-0001',
      '已批',
      '有效至2026-06-0810:00:',
      '张伟明',
      '刘晓燕',
      '1,669,734.50',
      '一次性付款98折',
      '按时签约99折',
      '推荐凭证：推荐人陈国华1-2-0802',
      '1,593,777元',
      '壹佰伍拾玖万叁仟柒佰柒拾柒元整',
      '批准赵敏2026-06-0710:00:',
    ]) {
      expect(text).toContain(said)
    }
    expect(infoOf(pdf).get('Page size')).toContain('A4')
    expect(fontsOf(pdf).length).toBeGreaterThan(0)
    expect(fontsOf(pdf).filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
    expect(hall.complaints).toEqual([])
  })

  it('the manager rejects with a reason, and with none nothing happens', async () => {
    const hall = await openHall()
    const { ticket, wanglin } = await aTicketOf(hall)
    const manager = await hall.signedIn('manager', `/tickets/${ticket.id}`)

    await manager.getByRole('button', { name: '驳回' }).click()
    const dialog = manager.getByRole('dialog', { name: '驳回 1-1-1203 的房号单' })
    await dialog.getByText('驳回后 1-1-1203 立即回到可售，这张单不能再用。').waitFor()
    await dialog.getByRole('button', { name: '驳回' }).click()
    await dialog.getByText('必填').waitFor()
    await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await giveReason(manager, '驳回 1-1-1203 的房号单', '买方资料与证件不符', '驳回')

    await wanglin.getByText('已驳回，房源已放回').waitFor()
    await wanglin.getByText('赵敏：买方资料与证件不符').waitFor()
    expect(withoutWhite(await historyOf(wanglin).innerText())).toContain('赵敏驳回买方资料与证件不符')
    expect(hall.complaints).toEqual([])
  })

  it('the consultant withdraws her own ticket, and the home is for sale again', async () => {
    const hall = await openHall()
    const { wanglin } = await aTicketOf(hall)
    const lijianguo = await hall.signedIn('lijianguo')
    const cell = lijianguo.getByRole('gridcell', { name: /^1203 / })
    await cell.filter({ hasText: '房号单 待批' }).waitFor()

    await wanglin.getByRole('button', { name: '撤回' }).click()
    await giveReason(wanglin, '撤回 1-1-1203 的房号单', '客户改看 2 号楼', '撤回')

    await wanglin.getByText('已撤回，房源已放回').waitFor()
    expect(withoutWhite(await historyOf(wanglin).innerText())).toContain('王琳撤回客户改看2号楼')
    await cell.filter({ hasText: '可售' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('the manager extends it once, by the time of its state', async () => {
    const hall = await openHall()
    const { ticket, wanglin } = await aTicketOf(hall)
    const manager = await hall.signedIn('manager', `/tickets/${ticket.id}`)

    await manager.getByRole('button', { name: '延时' }).click()
    await manager.getByText('延至 06-07 11:00。每张房号单只能延时一次。').waitFor()
    await giveReason(manager, '延长 1-1-1203 的有效期', '客户在路上', '延时')

    for (const page of [manager, wanglin]) {
      await page.getByText('有效至 06-07 11:00').waitFor()
      expect(withoutWhite(await historyOf(page).innerText())).toContain('赵敏延时至06-0711:00客户在路上')
    }
    await manager.getByRole('button', { name: '批准' }).waitFor()
    expect(await manager.getByRole('button', { name: '延时' }).count()).toBe(0)
    expect(hall.complaints).toEqual([])
  })

  it('the consultant amends it until it is approved: a discount off, steps and total anew, the time unchanged', async () => {
    const hall = await openHall()
    const { wanglin } = await aTicketOf(hall)
    const manager = await hall.signedIn('manager', '/tickets')
    const look = manager.getByRole('complementary', { name: '1-1-1203' })
    await look.getByText('1,593,777', { exact: true }).waitFor()
    const [hers, others] = [await hall.signedIn('director'), await hall.signedIn('lijianguo')]
    for (const board of [hers, others]) {
      await cellOf(board, '1-1-1203').click()
      await drawerOf(board, '1-1-1203').getByText('预售证').waitFor()
    }
    await hers.getByText('房号单总价 1,593,777 元').waitFor()

    await wanglin.getByRole('button', { name: '修改' }).click()
    await wanglin.getByRole('heading', { name: '修改房号单 1-1-1203' }).waitFor()
    await discountOf(wanglin, '总价立减').uncheck()
    await wanglin.getByText('1,603,777', { exact: true }).waitFor()
    await wanglin.keyboard.press('Control+Enter')

    await wanglin.getByText(/^已锁定 1-1-1203，待批/).waitFor()
    await wanglin.getByText('有效至 06-07 10:30').waitFor()
    await wanglin.getByText('壹佰陆拾万叁仟柒佰柒拾柒元整').waitFor()
    await historyOf(wanglin).getByText('王琳 修改').waitFor()
    await look.getByText('1,603,777', { exact: true }).waitFor()
    await hers.getByText('房号单总价 1,603,777 元').waitFor()
    expect(await others.getByText('房号单总价').count()).toBe(0)

    await look.getByRole('button', { name: '批准' }).click()
    await wanglin.getByText(/^已批准，等定金/).waitFor()
    expect(await wanglin.getByRole('button', { name: '修改' }).count()).toBe(0)
    expect(hall.complaints).toEqual([])
  })

  it('approved while it was being amended: the consultant is told, and what is typed stays', async () => {
    const hall = await openHall()
    const { ticket, wanglin } = await aTicketOf(hall)
    await wanglin.getByRole('button', { name: '修改' }).click()
    await wanglin.getByRole('textbox', { name: '备注' }).fill('需看车位')
    const manager = await hall.office.signedIn('manager')
    await manager.ledger.tickets.approve(ordered(named(hall.office, ticket)))

    await wanglin.keyboard.press('Control+Enter')
    await wanglin.getByRole('alert').getByText('「LED-4」「已批」的房号单不能修改').waitFor()
    expect(await wanglin.getByRole('textbox', { name: '备注' }).inputValue()).toBe('需看车位')
    await wanglin.getByRole('button', { name: '不改了' }).click()
    await wanglin.getByText(/^已批准，等定金/).waitFor()
    expect(hall.complaints).toEqual([])
  })
})

/** Whether a page of the preview has ink on it. */
function isDrawn(canvas: Element): boolean {
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  return pixels.some((value, index) => index % 4 === 0 && value < 64 && (pixels[index + 3] ?? 0) > 0)
}
