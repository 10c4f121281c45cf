import type { Locator, Page } from 'playwright-core'

/** What a consultant types of a new buyer. */
export type TypedBuyer = { name: string; phone: string; idNumber?: string; address?: string }

export const ZHANG = {
  name: '张伟明',
  phone: '138 0000 6625',
  idNumber: '11010519491231002X',
  address: '江城市 滨江区 江南大道 18 号',
} satisfies TypedBuyer
export const LIU: TypedBuyer = { name: '刘晓燕', phone: '13900000182' }
export const SHEN: TypedBuyer = { name: '沈佳怡', phone: '13700003341' }

/** A home's cell on the board: 1-1-1203 stands in 1号楼 or 1栋, entrance 1, under 1203. */
export function cellOf(page: Page, number: string): Locator {
  const [building, entrance, room] = number.split('-')
  return page
    .getByRole('grid', { name: new RegExp(`^${building}\\D+ ${entrance} 单元$`) })
    .getByRole('gridcell', { name: new RegExp(`^${room} `) })
}

/** The drawer of the home chosen on the board. */
export function drawerOf(page: Page, number: string): Locator {
  return page.getByRole('complementary', { name: number })
}

/** Chooses a home on the board, presses 开房号单 in its drawer, and stands before the form. */
export async function beginTicket(page: Page, number: string): Promise<void> {
  await cellOf(page, number).click()
  await drawerOf(page, number).getByRole('button', { name: '开房号单' }).click()
  await page.getByRole('heading', { name: `新建房号单 ${number}` }).waitFor()
  await searchOf(page).waitFor()
}

export function searchOf(page: Page): Locator {
  return page.getByRole('combobox', { name: '加买方' })
}

export function buyerOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name })
}

export function discountOf(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name })
}

/** Types a name into the search, makes a new buyer of it and fills in what is known. */
export async function addBuyer(page: Page, { name, phone, idNumber, address }: TypedBuyer): Promise<void> {
  await searchOf(page).fill(name)
  await page.getByText(`新建买方「${name}」`).click()
  const card = buyerOf(page, name)
  if (idNumber) await card.getByRole('textbox', { name: '证件' }).fill(idNumber)
  await card.getByRole('textbox', { name: '手机' }).fill(phone)
  if (address) await card.getByRole('textbox', { name: '地址' }).fill(address)
}

/** The discounts of the worked example: 98, 99, 99 with who recommended, 10,000 off, and not the one that goes too low. */
export async function chooseExample(page: Page): Promise<void> {
  await discountOf(page, '内部优惠').uncheck()
  await discountOf(page, '老带新').check()
  await page.getByRole('textbox', { name: '登记推荐凭证' }).fill('推荐人 陈国华 1-2-0802')
}

/** Writes a ticket but does not submit it: buyers, their consent, and the discounts that the page proposes. */
export async function writeTicket(page: Page, number: string, buyers: readonly TypedBuyer[]): Promise<void> {
  await beginTicket(page, number)
  for (const buyer of buyers) await addBuyer(page, buyer)
  await page.getByRole('checkbox', { name: '全部买方已签个人信息使用同意书' }).check()
}

/** Submits what is written and waits for its number. */
export async function submitWritten(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter')
  return numberOn(page)
}

/** The ticket's number in the head of its page, once it has one. */
export async function numberOn(page: Page): Promise<string> {
  return page
    .getByRole('main')
    .getByText(/^(?:试-)?FH-\d{8}-\d{4}$/)
    .innerText()
}

/** 经过 on a ticket's page. */
export function historyOf(page: Page): Locator {
  return page.getByRole('list').filter({ hasText: '王琳 提交' })
}
