import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../shared/kernel/day'
import { submitTicket } from '../office/a-ticket'
import { cellOf, drawerOf } from './desk'
import { openHall } from './hall'

const SECOND = 1_000

describe('LED-4: expiry is true at its time, whether or not anybody does anything', () => {
  it('the home turns 可售 on the other PC by itself, and the ticket says that it is over', async () => {
    const hall = await openHall()
    const ticket = await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const wanglin = await hall.signedIn('wanglin', `/tickets/${ticket.id}`)
    const lijianguo = await hall.signedIn('lijianguo')
    const cell = cellOf(lijianguo, '1-1-1203')
    await cell.click()
    await drawerOf(lijianguo, '1-1-1203').getByText('王琳 的房号单待批').waitFor()

    // As if both PCs had slept: the next heartbeat brings the office's time, and the last seconds pass by themselves.
    hall.skip((ticket.until ?? 0) - hall.now() - 11 * SECOND)

    await wanglin.getByText('已到期，房源已放回').waitFor()
    await cell.filter({ hasText: /可售.*18,650/ }).waitFor()
    await lijianguo.getByRole('button', { name: '可售 9', exact: true }).waitFor()
    await drawerOf(lijianguo, '1-1-1203').getByRole('button', { name: '开房号单' }).click()
    await lijianguo.getByRole('heading', { name: '新建房号单 1-1-1203' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('TICKET_EXPIRED: a manager whose page still shows it is told when it ended', async () => {
    const hall = await openHall()
    const ticket = await submitTicket(hall.office, await hall.office.signedIn('wanglin'))
    const manager = await hall.signedIn('manager', `/tickets/${ticket.id}`)
    const approve = manager.getByRole('button', { name: '批准' })
    await approve.waitFor()

    hall.skip(31 * MINUTE)
    await approve.click()
    await manager.getByText(`「LED-4」${ticket.number} 已于 10:30:0`).waitFor()
    expect(hall.complaints).toEqual([])
  })
})
