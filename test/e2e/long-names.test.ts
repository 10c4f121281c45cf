import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { aTrial, readyForTickets } from '../electron/opening/a-trial'
import { keepPicture, openHall } from './hall'

/** As long as a project's name may be. */
const NAME = '江城国际生态新区滨江大道东延段北侧地块住宅及商业综合开发项目二期三标段望江府东区'
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Whether all of a text is seen: nothing of it is cut off, and it stands on the screen. */
function isWhole(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const isOn = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    return element.scrollWidth <= element.clientWidth && isOn
  })
}

it('SEC-1: the longest name of a project gives way; who is signed in, the clock and 试运行 stand whole', async () => {
  const hall = await openHall()
  const admin = await hall.office.signedIn('admin')
  const { projectId } = await readyForTickets(hall.office, await aTrial(admin, NAME))
  const page = await hall.signedIn('admin', '/board')
  await page.evaluate((id) => localStorage.setItem('fanghao.project', id), projectId)
  await page.reload()
  for (const screen of SCREENS) {
    await page.setViewportSize(screen)
    const bar = page.getByRole('banner')
    await bar.getByTitle(NAME).waitFor()
    for (const text of [
      bar.getByRole('button', { name: '孙立的菜单' }).getByText('孙立'),
      bar.getByRole('time'),
      bar.getByText('试运行', { exact: true }),
      bar.getByRole('button', { name: '换人' }),
    ])
      expect(await isWhole(text)).toBe(true)
    await keepPicture(page, `long-bar-${screen.width}`)
  }
  await page.goto('/hall')
  for (const screen of SCREENS) {
    await page.setViewportSize(screen)
    await page.getByRole('heading', { level: 1 }).and(page.getByTitle(NAME)).waitFor()
    const texts = [page.getByText('房源状态'), page.getByRole('time'), page.getByText('试运行', { exact: true })]
    for (const text of texts) expect(await isWhole(text)).toBe(true)
    await keepPicture(page, `long-hall-${screen.width}`)
  }
  expect(hall.complaints).toEqual([])
})
