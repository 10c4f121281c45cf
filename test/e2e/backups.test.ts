import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { shelfIn } from '../../electron/backup/shelf'
import { keepPicture, openHall } from './hall'

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
