import { describe, expect, it } from 'vitest'
import { timeOf } from '../../shared/kernel/day'
import { withoutWhite } from '../electron/documents/pdf/poppler'
import { buyerOf, cellOf, chooseExample, discountOf, LIU, numberOn, SHEN, writeTicket, ZHANG } from './desk'
import { type Hall, keepPicture, openHall } from './hall'

async function holderOf({ office }: Hall, number: string) {
  const manager = await office.signedIn('manager')
  const { claim } = await manager.ledger.unit({ projectId: office.projectId, unitId: await office.unitId(number) })
  if (!claim || claim.until === null) throw new Error(`nobody holds ${number}`)
  return { by: claim.by, since: timeOf(claim.since), until: timeOf(claim.until) }
}

describe('LED-2: two consultants want the same home', () => {
  it('the first to submit has it; the other learns who, since when, until when, and takes the home next door', async () => {
    const hall = await openHall()
    const [wanglin, lijianguo] = [await hall.signedIn('wanglin'), await hall.signedIn('lijianguo')]
    const boards = [await hall.signedIn('wanglin'), await hall.signedIn('lijianguo'), await hall.signedIn('manager')]
    await Promise.all([
      writeTicket(wanglin, '1-1-1203', [ZHANG, LIU]).then(() => chooseExample(wanglin)),
      writeTicket(lijianguo, '1-1-1203', [SHEN]).then(() => chooseExample(lijianguo)),
    ])
    await Promise.all([wanglin.keyboard.press('Control+Enter'), lijianguo.keyboard.press('Control+Enter')])
    const first = await Promise.any([wanglin, lijianguo].map(async (page) => ({ page, number: await numberOn(page) })))

    expect(first.number).toBe('FH-20260607-0001')
    await first.page.getByText(/^已锁定 1-1-1203，待批 (30:00|29:\d\d)$/).waitFor()
    const [second, name] = first.page === wanglin ? [lijianguo, '李建国'] : [wanglin, '王琳']
    const { by, since, until } = await holderOf(hall, '1-1-1203')
    expect(by).not.toBe(name)
    await second.getByRole('heading', { name: `「LED-2」1-1-1203 已被 ${by} 于 ${since} 锁定，至 ${until}` }).waitFor()
    await keepPicture(second, 'ticket-refused')

    const [buyer] = second === wanglin ? [ZHANG] : [SHEN]
    const typed = buyerOf(second, buyer.name)
    expect(await typed.getByRole('textbox', { name: '姓名' }).inputValue()).toBe(buyer.name)
    expect(await typed.getByRole('textbox', { name: '手机' }).inputValue()).toBe(buyer.phone)
    expect(await discountOf(second, '老带新').isChecked()).toBe(true)
    expect(await second.getByRole('textbox', { name: '登记推荐凭证' }).inputValue()).toBe('推荐人 陈国华 1-2-0802')
    expect(await second.getByRole('checkbox', { name: '全部买方已签' }).isChecked()).toBe(true)

    const nearest = second.getByRole('listitem').filter({ has: second.getByRole('button', { name: '改开此房' }) })
    expect((await nearest.allInnerTexts()).map(withoutWhite)).toEqual([
      '1-1-1303B89.53㎡1,594,637+860改开此房',
      '1-1-1103B89.53㎡1,592,917−860改开此房',
      '1-1-1202C72.41㎡1,250,240−343,537改开此房',
    ])
    await nearest.first().getByRole('button', { name: '改开此房' }).click()
    await second.getByText('将锁定 1-1-1303 至 10:3').waitFor()
    expect(await buyerOf(second, buyer.name).getByRole('textbox', { name: '手机' }).inputValue()).toBe(buyer.phone)
    await second.keyboard.press('Control+Enter')
    expect(await numberOn(second)).toBe('FH-20260607-0002')
    for (const board of boards) {
      for (const home of ['1-1-1203', '1-1-1303'])
        await cellOf(board, home).filter({ hasText: '房号单 待批' }).waitFor({ timeout: 3_000 })
    }
    expect(hall.complaints).toEqual([])
  })
})
