import type { Page } from 'playwright-core'
import { residentIdOf } from '../office/people'

/** What everyone signs in with who is added in these tests. */
export const PASSWORD = '2026-opening'

/** Adds a person in the set-up; the role is proposed by what is still missing. */
export async function addPerson(page: Page, role: RegExp, name: string, login: string, phone: string): Promise<void> {
  await page.getByRole('radio', { name: role, checked: true }).waitFor()
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('手机').fill(phone)
  await page.getByLabel('身份证号').fill(residentIdOf(Number(phone.slice(-3))))
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('初始密码').fill(PASSWORD)
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByText(`已添加 ${name}`).waitFor()
}
