import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cellOf, drawerOf, submitWritten, writeTicket, ZHANG } from './desk'
import { openHall } from './hall'
import { addPerson, PASSWORD } from './newcomers'

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}

/** The line of 工作台, which names the next step, and the way back that it is. */
async function goOn(page: Page, step: string): Promise<void> {
  const line = page.getByRole('region', { name: '开盘准备' })
  await line.getByText(`下一步：${step}`).waitFor()
  await line.getByRole('button', { name: '继续开盘准备' }).click()
  await page.getByRole('heading', { level: 2, name: step }).waitFor()
}

/** Reads the sample in and takes it in. */
async function importSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用样例试一试' }).click()
  await page.getByRole('heading', { name: '核对 一房一价表样例.xlsx' }).waitFor()
  await page.getByText('错误 0').waitFor()
  await page.getByRole('button', { name: '下一步：确认' }).click()
  await page.getByText('生成第 1 版，立即生效：新增 56 套，有变化 0 套').waitFor()
  await page.getByRole('button', { name: '导入为第 1 版' }).click()
}

async function recordPermit(page: Page): Promise<void> {
  await page.getByLabel('证号').fill('江售许字(2026)第046号')
  const issuedOn = page.getByLabel('发证日期')
  await issuedOn.fill('2099-05-28')
  await page.keyboard.press('Enter')
  await page.getByText('不能晚于今天，请按证上的日期填').waitFor()
  expect(await issuedOn.inputValue()).toBe('2099-05-28')
  await issuedOn.fill('2026-05-28')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '全选' }).click()
  for (const name of ['1号楼', '2号楼']) expect(await page.getByRole('checkbox', { name }).isChecked()).toBe(true)
  await page.getByRole('button', { name: '登记许可证' }).click()
}

describe('开盘准备', () => {
  it('is left and taken up anywhere, tried, and started over; the first ticket for good is number 1', {
    timeout: 240_000,
  }, async () => {
    const hall = await openHall({ isEmpty: true })
    const admin = await hall.pc()
    await admin.getByLabel('姓名').fill('孙立')
    await admin.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await admin.getByLabel('再输一次密码').fill(PASSWORD)
    await admin.getByRole('button', { name: '建立管理员' }).click()
    await admin.getByLabel('项目名称').fill('云栖里')
    await admin.getByRole('button', { name: '建立项目' }).click()
    await admin.getByRole('heading', { level: 2, name: '价格表' }).waitFor()

    // Left for another page: the board says what belongs there, and 工作台 leads back.
    await admin.getByRole('button', { name: '先去用，回头再设' }).click()
    await admin.getByText('试运行', { exact: true }).waitFor()
    await admin.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '销控' }).click()
    await admin.getByRole('heading', { name: '还没有房源' }).waitFor()
    await admin.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台' }).click()
    await goOn(admin, '价格表')
    await importSample(admin)
    await admin.getByRole('heading', { level: 2, name: '预售许可证' }).waitFor()

    // The window is closed, the person goes: the permit is what is open.
    await admin.close()
    const again = await hall.pc()
    await signIn(again, 'admin')
    await goOn(again, '预售许可证')
    await recordPermit(again)
    await again.getByRole('heading', { level: 2, name: '人员', exact: true }).waitFor()
    await again.getByRole('button', { name: '跳过这一步' }).click()
    await again.getByRole('button', { name: /人员 ?已跳过/ }).click()
    await again.getByRole('button', { name: '改为要做' }).click()
    await addPerson(again, /^案场经理/, '赵敏', 'zhaomin', '13500000001')
    await addPerson(again, /^置业顾问/, '王琳', 'wanglin', '13500000002')
    await again.getByRole('heading', { level: 2, name: '试一试' }).waitFor()
    await again.getByText('这三步由案场经理和置业顾问做').waitFor()
    const rail = again.getByRole('navigation', { name: '首次设置' })
    expect(await rail.getByText('由经理做').count()).toBe(2)
    expect(await rail.getByText('现在做').count()).toBe(0)

    // The manager takes up where the administrator left.
    const manager = await hall.pc()
    await signIn(manager, 'zhaomin')
    await goOn(manager, '试一试')
    expect(await manager.getByRole('navigation', { name: '首次设置' }).getByText('现在做').count()).toBe(1)
    await manager.getByRole('button', { name: '去看销控' }).click()
    await cellOf(manager, '1-1-0702').click()
    await drawerOf(manager, '1-1-0702').getByRole('button', { name: '加推' }).click()
    const release = manager.getByRole('dialog', { name: '加推房源' })
    await release.getByRole('radio', { name: /1号楼 全部未推/ }).check()
    await release.getByRole('button', { name: /^推出 \d+ 套$/ }).click()
    await release.waitFor({ state: 'hidden' })

    const wanglin = await hall.pc('/board')
    await wanglin.getByLabel('登录名').fill('wanglin')
    await wanglin.getByLabel('密码').fill(PASSWORD)
    await wanglin.getByRole('button', { name: '登录' }).click()
    await writeTicket(wanglin, '1-1-0702', [ZHANG])
    expect(await submitWritten(wanglin)).toBe('试-FH-20260607-0001')

    await manager.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台' }).click()
    await goOn(manager, '正式开盘')
    await manager.getByText('已有 1 张试单、0 份试特批。要正式开盘，先重新开始。').waitFor()
    await manager.getByRole('button', { name: '重新开始' }).click()
    const why = manager.getByRole('dialog', { name: '重新开始 云栖里' })
    await why.getByRole('textbox', { name: '原因' }).fill('试完了')
    await why.getByRole('button', { name: '重新开始' }).click()
    await manager.getByText('云栖里 已重新开始，请导入价格表').waitFor()
    await manager.getByRole('heading', { level: 2, name: '价格表' }).waitFor()

    // Who had the tried project open stands in the clean one, where there is nothing.
    await wanglin.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '房号单' }).click()
    await wanglin.getByText('没有待批的房号单').waitFor()
    expect(await wanglin.getByText('试-FH-20260607-0001').count()).toBe(0)

    await importSample(manager)
    await recordPermit(manager)
    await manager.getByRole('heading', { level: 2, name: '正式开盘' }).waitFor()
    await manager.getByRole('button', { name: '正式开盘', exact: true }).click()
    await manager.getByRole('dialog').getByRole('button', { name: '正式开盘' }).click()
    await manager.getByText('云栖里 已正式开盘').waitFor()
    await manager.getByRole('heading', { level: 2, name: '都齐了' }).waitFor()
    await manager.getByRole('button', { name: '去看销控' }).click()
    await manager.getByText('试运行', { exact: true }).waitFor({ state: 'detached' })
    await cellOf(manager, '1-1-0702').click()
    await drawerOf(manager, '1-1-0702').getByRole('button', { name: '加推' }).click()
    await release.getByRole('radio', { name: /1号楼 全部未推/ }).check()
    await release.getByRole('button', { name: /^推出 \d+ 套$/ }).click()
    await release.waitFor({ state: 'hidden' })
    await wanglin.goto('/board')
    await writeTicket(wanglin, '1-1-0702', [ZHANG])
    expect(await submitWritten(wanglin)).toBe('FH-20260607-0001')
    expect(hall.complaints).toEqual([])
  })
})
