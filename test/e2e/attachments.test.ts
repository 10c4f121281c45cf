import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aFile } from '../office/a-scan'
import { chooseExample, submitWritten, writeTicket, ZHANG } from './desk'
import { keepPicture, openHall } from './hall'

const evidenceOf = (page: Page) => page.getByRole('region', { name: '凭证' })
const addTo = (page: Page) => evidenceOf(page).locator('input[type=file]')
const picked = (file: { name: string; buffer: Buffer }) => ({ ...file, mimeType: 'application/octet-stream' })

/** Hands files to the page as a hand with a mouse or Ctrl+V does. */
async function hand(page: Page, kind: 'drop' | 'paste', name: string, bytes: Buffer): Promise<void> {
  await evidenceOf(page).evaluate(
    (list, given) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(given.base64), (sign) => sign.charCodeAt(0))
      data.items.add(new File([content], given.name, { type: 'image/png' }))
      const event =
        given.kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      const target = given.kind === 'drop' ? list : document.body
      target.dispatchEvent(event)
    },
    { kind, name, base64: bytes.toString('base64') },
  )
}

describe('PRC-4: evidence with a ticket', () => {
  it('is chosen, dropped or pasted by the consultant, and looked at by the manager, who sees it come', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await writeTicket(wanglin, '1-1-1203', [ZHANG])
    await chooseExample(wanglin)
    await submitWritten(wanglin)
    await evidenceOf(wanglin).getByText('还没有凭证').waitFor()
    await keepPicture(wanglin, 'attachments-none')

    const manager = await hall.signedIn('manager')
    await manager.goto(wanglin.url())
    await evidenceOf(manager).getByText('还没有凭证').waitFor()

    const [picture, small] = [await wanglin.screenshot(), await wanglin.screenshot({ clip: CORNER })]
    const pdf = await wanglin.pdf()
    const heic = Buffer.from(await aFile('heic', 'IMG_0042.HEIC', 'photo').arrayBuffer())
    await addTo(wanglin).setInputFiles(
      [
        { name: '推荐凭证 陈国华.png', buffer: picture },
        { name: '老业主合同.pdf', buffer: pdf },
        { name: 'IMG_0042.HEIC', buffer: heic },
        { name: '没下完.pdf', buffer: pdf.subarray(0, 200) },
        { name: '没下完.jpg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
        { name: '不是扫描件.pdf', buffer: Buffer.from('MZ program') },
        { name: '空.jpg', buffer: Buffer.alloc(0) },
      ].map(picked),
    )
    const refused = wanglin.getByRole('alert')
    await refused.filter({ hasText: '「不是扫描件.pdf」不是 PDF、JPG、PNG 或 HEIC' }).waitFor()
    await refused.filter({ hasText: '「空.jpg」是空的' }).waitFor()
    expect(await evidenceOf(wanglin).getByRole('listitem').count()).toBe(5)
    await keepPicture(wanglin, 'attachments-refused')

    await hand(wanglin, 'drop', '拖进来的.png', small)
    await evidenceOf(wanglin).getByText('拖进来的.png').waitFor()
    await refused.first().waitFor({ state: 'detached' })
    await hand(wanglin, 'paste', 'image.png', await wanglin.screenshot({ clip: { ...CORNER, width: 60 } }))
    await evidenceOf(wanglin)
      .getByText(/^粘贴 \d\d\.\d\d\.\d\d\.png$/)
      .waitFor()
    await hand(wanglin, 'drop', '又一次.png', small)
    await refused.filter({ hasText: '「拖进来的.png」已由 王琳 上传' }).waitFor()

    const seen = evidenceOf(manager)
    await seen.getByText(/^粘贴/).waitFor()
    await seen.getByText('HEIC 0.1 MB，王琳').waitFor()
    expect(await seen.getByRole('button', { name: 'IMG_0042.HEIC', exact: true }).count()).toBe(0)
    await keepPicture(manager, 'attachments-manager')
    await seen.getByRole('button', { name: '推荐凭证 陈国华.png', exact: true }).press('Enter')
    const shown = manager.getByRole('dialog', { name: '推荐凭证 陈国华.png' })
    await shown.getByRole('img', { name: '推荐凭证 陈国华.png' }).waitFor()
    await keepPicture(manager, 'attachments-picture')
    await manager.keyboard.press('Escape')
    await shown.waitFor({ state: 'hidden' })
    await seen.getByRole('button', { name: '老业主合同.pdf', exact: true }).click()
    await manager.getByRole('dialog', { name: '老业主合同.pdf' }).getByRole('img', { name: '第 1 页' }).waitFor()
    await keepPicture(manager, 'attachments-pdf')
    await manager.keyboard.press('Escape')
    await seen.getByRole('button', { name: '没下完.pdf', exact: true }).click()
    const spoilt = manager.getByRole('dialog', { name: '没下完.pdf' })
    await spoilt.getByText('这份 PDF 打不开：不完整，或设了密码。').waitFor()
    await manager.keyboard.press('Escape')
    await seen.getByRole('button', { name: '没下完.jpg', exact: true }).click()
    await manager.getByRole('dialog', { name: '没下完.jpg' }).getByText('这张图画不出来').waitFor()
    await manager.keyboard.press('Escape')
    const [download] = await Promise.all([
      manager.waitForEvent('download'),
      seen.getByRole('button', { name: '保存 IMG_0042.HEIC' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('IMG_0042.heic')
    await manager.emulateMedia({ colorScheme: 'dark' })
    await keepPicture(manager, 'attachments-dark')
    expect(hall.complaints).toEqual([])
  })
})

const CORNER = { x: 0, y: 0, width: 40, height: 40 }
