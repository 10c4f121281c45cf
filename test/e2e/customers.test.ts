import { describe, expect, it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { addBuyer, beginTicket, buyerOf, chooseExample, LIU, searchOf, submitWritten, writeTicket, ZHANG } from './desk'
import { openHall } from './hall'

describe('LED-3: buyers are found again while typing', () => {
  it('by initials and by the last four digits; what is on file is masked and need not be typed', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await writeTicket(wanglin, '1-1-1203', [ZHANG, LIU])
    await chooseExample(wanglin)
    await submitWritten(wanglin)

    await wanglin.getByRole('link', { name: '销控' }).click()
    await beginTicket(wanglin, '1-1-1303')
    await searchOf(wanglin).fill('zwm')
    await wanglin.getByText('张伟明 138****6625').click()
    const card = buyerOf(wanglin, '张伟明')
    await card.getByText('1101**********002X').waitFor()
    await card.getByText('已有档案，归属本人').waitFor()
    await card.getByRole('button', { name: '去掉 张伟明' }).click()

    await searchOf(wanglin).fill('0182')
    await wanglin.getByText('刘晓燕 139****0182').waitFor()
    await searchOf(wanglin).fill('6625')
    await wanglin.getByText('张伟明 138****6625').click()
    await card.getByText('138****6625').waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('SEC-1: another consultant’s customer is found by nobody else; the full phone number names whose it is', async () => {
    const hall = await openHall()
    await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const lijianguo = await hall.signedIn('lijianguo')
    await beginTicket(lijianguo, '1-1-1303')

    await searchOf(lijianguo).fill('13800006625')
    await lijianguo.getByText('「SEC-1」这个手机号已是 王琳 的客户').waitFor()
    expect(await lijianguo.getByText('138****6625').count()).toBe(0)
    const answered = lijianguo.waitForResponse(
      (response) =>
        response.url().includes('customers/find') && response.request().postData()?.includes('zwm') === true,
    )
    await searchOf(lijianguo).fill('zwm')
    expect(await (await answered).text()).not.toContain('张伟明')
    await lijianguo.getByText('新建买方「zwm」').waitFor()
    expect(await lijianguo.getByText('138****6625').count()).toBe(0)
    expect(hall.complaints).toEqual([])
  })

  it('a draft outlives the page: what was typed is there again after a reload', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await beginTicket(wanglin, '1-1-1203')
    await addBuyer(wanglin, ZHANG)
    await wanglin.getByText(/^已自动存草稿/).waitFor()
    await wanglin.reload()
    expect(await buyerOf(wanglin, '张伟明').getByRole('textbox', { name: '手机' }).inputValue()).toBe(ZHANG.phone)
    expect(hall.complaints).toEqual([])
  })
})
