import { it } from 'vitest'
import { submitTicket } from '../office/a-ticket'
import { openHall } from './hall'
import { cellOf, drawerOf } from './desk'
it('jump', async () => {
  const hall = await openHall()
  const page = await hall.signedIn('wanglin')
  await submitTicket(hall.office, await hall.office.signedIn('lijianguo'))
  const cell = cellOf(page, '1-1-1203')
  await cell.filter({ hasText: '待批' }).waitFor()
  await cell.click()
  await drawerOf(page, '1-1-1203').getByText('到期或撤回后自动回到可售').waitFor()
  hall.skip(31 * 60_000)
  const t = performance.now()
  
  console.log('manager', performance.now() - t)
  await cell.filter({ hasText: '可售' }).waitFor()
  console.log('cell', performance.now() - t)
  for (const what of ['legend', 'drawer'] as const) {
    const l = what === 'legend' ? page.getByRole('toolbar').getByRole('button', { name: '可售 9' }) : drawerOf(page, '1-1-1203').getByRole('button', { name: '开房号单' })
    await l.waitFor({ timeout: 30000 }).then(() => console.log(what, performance.now() - t), () => console.log(what, 'NEVER in 30s'))
  }
})
