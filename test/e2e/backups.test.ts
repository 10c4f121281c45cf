import { readdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { shelfIn } from '../../electron/backup/shelf'
import { clientOf, ordered } from '../../electron/commands/office-client'
import { submitTicket } from '../office/a-ticket'
import { anOffice, type Login, PASSWORD } from '../office/an-office'
import { openRecords } from '../office/records'
import { startServing } from '../office/serving'
import { keepPicture, openHall, openPc } from './hall'

describe('SEC-4: the administrator keeps the office safe', () => {
  it('makes a backup, sees it verified, sets the passphrase, downloads one', async () => {
    const hall = await openHall()
    const admin = await hall.signedIn('admin', '/settings')
    await admin.getByText('还没有备份。', { exact: false }).waitFor()
    await admin.getByRole('button', { name: '立即备份' }).click()
    await admin.getByText('已验证').waitFor()
    await admin.getByText('未带恢复口令').waitFor()
    await admin.getByText('未设置：主机坏了', { exact: false }).waitFor()

    await admin.getByLabel('口令', { exact: true }).fill('too short')
    await admin.getByLabel('再输一次口令').fill('another')
    await admin.getByRole('button', { name: '设置口令' }).click()
    await admin.getByText('两次输入不一样').waitFor()
    await admin.getByLabel('口令', { exact: true }).fill('correct horse 2026')
    await admin.getByLabel('再输一次口令').fill('correct horse 2026')
    await admin.getByRole('button', { name: '设置口令' }).click()
    await admin.getByText('已设置，此后的备份凭口令', { exact: false }).waitFor()
    await admin.getByRole('button', { name: '立即备份' }).click()
    await admin.getByText('已验证').nth(1).waitFor()
    expect(await admin.getByText('未带恢复口令').count()).toBe(1)
    await keepPicture(admin, 'backups')

    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin
        .getByRole('button', { name: /^下载：/ })
        .first()
        .click(),
    ])
    expect(await readdir(shelfIn(hall.office.dataDir))).toContain(download.suggestedFilename())
    await admin
      .getByRole('button', { name: /^恢复…：/ })
      .first()
      .click()
    await admin.getByText('这里不能恢复', { exact: false }).waitFor()
    expect(hall.complaints).toEqual([])
  })
})

describe('SEC-4: the administrator puts the office back', () => {
  it('is told first what is lost; afterwards every PC is told once what was restored', async () => {
    const office = await anOffice()
    await office.office.close()
    const serving = await startServing(office.dataDir)
    onTestFinished(serving.kill)
    const complaints: string[] = []
    const desk = await (await openPc(serving.url, complaints)).newPage()
    await desk.setViewportSize({ width: 1366, height: 768 })
    await desk.goto('/settings')
    await signIn(desk, 'admin')
    await desk.getByRole('button', { name: '立即备份' }).click()
    await desk.getByText('已验证').waitFor()
    await desk.getByRole('button', { name: /^试恢复：/ }).click()
    await desk.getByText('试恢复通过，没有发现问题').waitFor()

    const counter = clientOf({
      fetch: (request) => fetch(new Request(request.url.replace('http://localhost', serving.url), request)),
    })
    await counter.staff.signIn(ordered({ login: 'wanglin', password: PASSWORD }))
    const board = await counter.ledger.board({ projectId: office.projectId })
    const unitId = async (number: string) => board.units.id[board.units.number.indexOf(number)] ?? ''
    const { number } = await submitTicket({ ...office, unitId }, counter)

    await desk.getByRole('button', { name: /^恢复…：/ }).click()
    await desk.getByText('之后开过 1 张房号单，全部操作 1 次，都会不见').waitFor()
    await keepPicture(desk, 'restore-dialog')
    await desk.getByLabel('输入项目名称', { exact: false }).fill('望江府 一期')
    await desk.getByLabel('你的登录密码').fill(PASSWORD)
    await desk.getByRole('button', { name: '恢复', exact: true }).click()
    await desk.getByText('案场已恢复，数据到', { exact: false }).waitFor()
    await desk.getByText('孙立 于', { exact: false }).waitFor()
    await desk.getByText(`${number} 已印在纸上`, { exact: false }).waitFor()
    await keepPicture(desk, 'restored-sign-in')
    await signIn(desk, 'admin')
    await desk.getByText('设置', { exact: true }).first().waitFor()

    const other = await (await openPc(serving.url, complaints)).newPage()
    await other.goto('/')
    await other.getByText('案场已恢复，数据到', { exact: false }).waitFor()
    await signIn(other, 'wanglin')
    await other.getByText('销控', { exact: true }).first().waitFor()
    await other.context().clearCookies()
    await other.reload()
    await other.getByLabel('登录名').waitFor()
    await other.waitForLoadState('networkidle')
    expect(await other.getByText('案场已恢复', { exact: false }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('sees below a backup what is wrong with it, in a table that still fits the window', async () => {
    const hall = await openHall()
    const records = await openRecords(hall.office)
    await records.query(`UPDATE "counter" SET "value" = "value" + 5 WHERE "name" = 'priceVersion'`)
    await records.query(`UPDATE "audit" SET "person" = '别人' WHERE "number" = 2`)
    const admin = await hall.signedIn('admin', '/settings')
    await admin.setViewportSize({ width: 1366, height: 768 })
    await admin.getByRole('button', { name: '立即备份' }).click()
    await admin.getByText('备份已做成，但没有通过体检，原因在列表里').waitFor()
    await admin.getByText(/有 \d+ 处问题/).waitFor()
    await keepPicture(admin, 'backup-faulty')
    const table = admin.getByRole('table').first()
    const [inner, outer] = await table.evaluate((element) => [
      element.scrollWidth,
      element.parentElement?.clientWidth ?? 0,
    ])
    expect(inner).toBeLessThanOrEqual(outer ?? 0)
    const heights = await admin
      .getByRole('button', { name: /^(试恢复|下载|恢复…)：/ })
      .evaluateAll((buttons) => [...new Set(buttons.map((button) => button.getBoundingClientRect().top))])
    expect(heights).toHaveLength(1)
  })
})

async function signIn(page: Page, login: Login): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: /登录/ }).click()
}
