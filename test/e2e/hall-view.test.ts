import { expect, it } from 'vitest'
import { ordered } from '../../electron/commands/office-client'
import { HOUR, MINUTE } from '../../shared/kernel/day'
import { aTrial, readyForTickets } from '../electron/opening/a-trial'
import { submitTicket } from '../office/a-ticket'
import { PASSWORD } from '../office/an-office'
import { cellOf } from './desk'
import { openHall } from './hall'

it('LED-5: the television shows places and states, live, without a name or a price, and Esc leaves it', async () => {
  const hall = await openHall()
  const { office } = hall
  const television = await hall.signedIn('wuyan', '/hall')
  const counted = (state: string) =>
    television.getByRole('list', { name: '各状态套数' }).getByRole('listitem').filter({ hasText: state })
  await counted('可售').getByText('余 9 套').waitFor()
  const asked: string[] = []
  television.on('response', (response) => asked.push(new URL(response.url()).pathname))

  const wanglin = await office.signedIn('wanglin')
  await submitTicket(office, wanglin, '1-1-1203')
  await counted('可售').getByText('余 8 套').waitFor()
  await television.getByText('1203').locator('..').getByText('洽谈中').waitFor()

  const manager = await office.signedIn('manager')
  const unitIds = [await office.unitId('1-1-1103')]
  const until = hall.now() + 5 * HOUR
  await manager.ledger.withhold(ordered({ projectId: office.projectId, unitIds, reason: '领导参观', until }))
  await television.getByText('1103').locator('..').getByText('暂不开放').waitFor()

  // Its time runs out; nobody has to touch anything.
  hall.skip(31 * MINUTE)
  await counted('可售').getByText('余 8 套').waitFor()
  await television.getByText('1203').locator('..').getByText('可售').waitFor()

  const text = await television.getByRole('main').innerText()
  for (const secret of ['王琳', '吴燕', '赵敏', '领导参观', '18,650', 'FH-']) expect(text).not.toContain(secret)
  // What the board's own pages are told holds names: the television never asks for it.
  expect(asked.filter((path) => /\/(board|watch|unit|look)$/.test(path))).toEqual([])
  expect(await television.getByRole('button').count()).toBe(0)

  await television.keyboard.press('Escape')
  await cellOf(television, '1-1-1203').waitFor()
  expect(hall.complaints).toEqual([])
})

it('a television whose session has ended asks to sign in, and comes back to the hall', async () => {
  const hall = await openHall()
  const television = await hall.signedIn('wuyan', '/hall')
  await television.getByText('余 9 套').waitFor()
  hall.skip(13 * HOUR)
  await submitTicket(hall.office, await hall.office.signedIn('wanglin'), '1-1-1203')
  await television.getByRole('button', { name: '登录' }).waitFor()
  await television.getByLabel('登录名').fill('wuyan')
  await television.getByLabel('密码').fill(PASSWORD)
  await television.getByRole('button', { name: '登录' }).click()
  await television.getByText('余 8 套').waitFor()
})

it('LED-3: a television follows when the trial it shows is started over', async () => {
  const hall = await openHall()
  const { office } = hall
  const { projectId } = await readyForTickets(office, await aTrial(await office.signedIn('admin')))
  const television = await hall.signedIn('wuyan', '/hall')
  await television.evaluate((id) => localStorage.setItem('fanghao.project', id), projectId)
  await television.reload()
  await television.getByText('余 12 套').waitFor()
  await (await office.signedIn('director')).opening.startOver(ordered({ projectId, reason: '试完了' }))
  await television.getByText('还没有对外公开的房源。').waitFor()
  await television.getByRole('heading', { name: '云栖里', exact: true }).waitFor()
  expect(await television.getByText('1203').count()).toBe(0)
  await television.reload()
  await television.getByText('还没有对外公开的房源。').waitFor()
  expect(hall.complaints).toEqual([])
})

it('SEC-1: a television nobody touches goes on showing, after a reload too; whoever leaves it finds the lock at once', async () => {
  const hall = await openHall()
  const television = await hall.signedIn('wuyan', '/hall')
  const veil = television.getByRole('dialog', { name: '已锁屏' })
  await television.clock.install()
  await television.reload()
  await television.getByText('余 9 套').waitFor()
  await television.clock.fastForward('20:00')
  await television.reload()
  await submitTicket(hall.office, await hall.office.signedIn('wanglin'), '1-1-1203')
  await television.getByText('余 8 套').waitFor()
  await television.clock.fastForward('20:00')
  expect(await veil.count()).toBe(0)
  expect((await television.request.get('/api/project/list')).status()).toBe(200)
  // Keys and the pointer turn its pages; they are no sign that somebody whose pages may be shown is here.
  await television.keyboard.press('ArrowRight')
  await television.mouse.move(200, 200)

  await television.keyboard.press('Escape')
  await veil.waitFor()
  expect(await television.evaluate(() => document.body.outerHTML)).not.toContain('1203')
  await expect.poll(async () => (await television.request.get('/api/project/list')).status()).toBe(423)
  expect(hall.complaints).toEqual([])
})
