import { expect, it } from 'vitest'
import { cellOf, drawerOf } from './desk'
import { openHall } from './hall'

it('LED-5: zooms by keys, buttons and the wheel, and one still stands on the same home', async () => {
  const hall = await openHall()
  const page = await hall.signedIn('wanglin')
  await cellOf(page, '1-1-1203').focus()

  // The whole project: the home under the keys is a button over its square, and arrows lead on from it.
  await page.keyboard.press('-')
  const square = page.getByRole('gridcell', { name: '1-1-1203 可售' })
  await square.waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('gridcell', { name: '1-1-1202 可售' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('gridcell', { name: '1-1-1302 可售' }).waitFor()
  await page.keyboard.press('Enter')
  await drawerOf(page, '1-1-1302').waitFor()
  await page.keyboard.press('Escape')

  // One entrance: everything a home has to say, its total too.
  await page.keyboard.press('+')
  await cellOf(page, '1-1-1302').waitFor()
  await page.keyboard.press('+')
  await cellOf(page, '1-1-1203').getByText('总价 1,669,735').waitFor()

  // The wheel, with Ctrl, over the home one looks at.
  await cellOf(page, '1-1-1101').hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 120)
  await page.keyboard.up('Control')
  await page.getByText('总价 1,669,735').waitFor({ state: 'detached' })
  await page.getByRole('radiogroup', { name: '范围' }).getByText('项目').click()
  await page.getByRole('gridcell', { name: '1-1-1101 可售' }).waitFor()

  // Typing is no zooming, and coming back later finds the place again.
  await page.keyboard.press('Control+K')
  await page.keyboard.type('1-0+')
  await page.keyboard.press('Escape')
  await page.getByRole('grid', { name: '1号楼', exact: true }).waitFor()
  await page.goto('/today')
  await page.goto('/board')
  await page.getByRole('grid', { name: '1号楼', exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('zoom')).toBe('project')
  expect(hall.complaints).toEqual([])
})

it('LED-5: a home of the picture is pressed like a cell, and changes while one looks', async () => {
  const hall = await openHall()
  const page = await hall.signedIn('wanglin', '/board?zoom=project')
  const grid = page.getByRole('grid', { name: '1号楼', exact: true })
  const box = await grid.boundingBox()
  if (!box) throw new Error('the picture has no place')
  // The first square of the top floor is 1301.
  await page.mouse.click(box.x + 24 + 6, box.y + 6)
  await drawerOf(page, '1-1-1301').waitFor()
  expect(hall.complaints).toEqual([])
})
