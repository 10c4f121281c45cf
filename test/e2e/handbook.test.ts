import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { CHAPTERS, PAGES } from '../../renderer/features/handbook/chapters'
import { beginTicket, searchOf } from './desk'
import { keepPicture, openHall } from './hall'

/** What axe finds on the page as it stands. */
async function findingsOn(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${impact}: ${id} ${target.join(' ')}`),
  )
}

/** Waits until every picture on the page has come, and gives how many there are. */
async function picturesOn(page: Page): Promise<number> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0))
  return page.locator('article img').count()
}

describe('the handbook', () => {
  it('is there for whoever has not signed in: contents, chapters, pictures, search, light and dark', async () => {
    const hall = await openHall()
    const anybody = await hall.pc('/handbook')
    await anybody.setViewportSize({ width: 1366, height: 768 })
    await anybody.getByRole('heading', { level: 1, name: '第一天' }).waitFor()
    const contents = anybody.getByRole('navigation', { name: '手册目录' })
    await contents.getByRole('link', { name: '房号单', exact: true }).click()
    await anybody.getByRole('heading', { level: 1, name: '房号单' }).waitFor()
    expect(await picturesOn(anybody)).toBe(3)
    expect.soft(await findingsOn(anybody)).toEqual([])
    await keepPicture(anybody, 'handbook-tickets')
    await anybody.emulateMedia({ colorScheme: 'dark' })
    await anybody.locator('html[data-theme="dark"]').waitFor()
    expect.soft(await findingsOn(anybody)).toEqual([])
    await keepPicture(anybody, 'handbook-dark')
    await anybody.emulateMedia({ colorScheme: 'light' })

    await anybody.getByRole('searchbox', { name: '在手册里查找' }).fill('解除保留')
    await anybody
      .getByRole('status')
      .filter({ hasText: /^\d+ 处$/ })
      .waitFor()
    expect.soft(await findingsOn(anybody)).toEqual([])
    await keepPicture(anybody, 'handbook-search')
    await contents.getByRole('link', { name: /^加推与保留 › 解除保留/ }).click()
    await anybody.getByRole('heading', { level: 2, name: '解除保留' }).waitFor()
    expect(new URL(anybody.url()).pathname).toBe('/handbook/release')
    await anybody.waitForFunction(() => {
      const top = document.getElementById('解除保留')?.getBoundingClientRect().top ?? Number.NaN
      return top >= 0 && top < innerHeight
    })
    await anybody.getByRole('searchbox', { name: '在手册里查找' }).fill('没有这样的事')
    await anybody.getByText('手册里没有这样的话', { exact: false }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('draws every chapter without a picture lost or a mark left standing', async () => {
    const hall = await openHall()
    const anybody = await hall.pc('/handbook/first-day')
    for (const chapter of CHAPTERS) {
      await anybody.goto(`/handbook/${chapter}`)
      await anybody.getByRole('heading', { level: 1 }).waitFor()
      await picturesOn(anybody)
      const text = await anybody.locator('article').innerText()
      expect([chapter, text.match(/\*\*|\]\(|^#|\|--/m)]).toEqual([chapter, null])
      expect.soft([chapter, await findingsOn(anybody)]).toEqual([chapter, []])
    }
    await anybody.goto('/handbook/no-such-chapter')
    await anybody.getByRole('heading', { level: 1, name: '第一天' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('is printed without what stands around the chapter', async () => {
    const hall = await openHall()
    const anybody = await hall.pc('/handbook/board')
    await anybody.getByRole('heading', { level: 1, name: '销控' }).waitFor()
    await anybody.emulateMedia({ media: 'print' })
    expect(await anybody.getByRole('navigation', { name: '手册目录' }).isVisible()).toBe(false)
    expect(await anybody.getByRole('button', { name: '打印本章' }).isVisible()).toBe(false)
    expect(await anybody.locator('article').isVisible()).toBe(true)
    const pages = (await anybody.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length
    expect(pages).toBeGreaterThan(1)
  })

  it('opens beside the page that somebody needs help with, and what is typed there stays', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await beginTicket(wanglin, '1-1-1203')
    await searchOf(wanglin).fill('张伟')
    await wanglin.keyboard.press('F1')
    const help = wanglin.getByRole('dialog', { name: '使用手册' })
    await help.getByRole('heading', { level: 1, name: '房号单' }).waitFor()
    await picturesOn(wanglin)
    expect.soft(await findingsOn(wanglin)).toEqual([])
    await keepPicture(wanglin, 'handbook-drawer')
    expect(await searchOf(wanglin).inputValue()).toBe('张伟')
    await help.getByRole('button', { name: /^填写房号单/ }).click()
    await help.getByRole('button', { name: /^填写房号单/, pressed: true }).waitFor()
    await wanglin.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    await wanglin.getByRole('heading', { name: '新建房号单 1-1-1203' }).waitFor()
    await wanglin.getByRole('link', { name: '本页帮助' }).click()
    await help.getByRole('button', { name: '整本手册' }).click()
    await wanglin.getByRole('navigation', { name: '手册目录' }).waitFor()
    await wanglin.getByRole('button', { name: '回到案场' }).click()
    await wanglin.getByRole('heading', { name: '新建房号单 1-1-1203' }).waitFor()
    expect(hall.complaints).toEqual([])
  })

  it('is one click away on every page, at the chapter of that page', async () => {
    const hall = await openHall()
    const anybody = await hall.pc('/sign-in')
    const chapterOn = async (page: Page) => page.getByRole('link', { name: '本页帮助' }).getAttribute('href')
    expect(await chapterOn(anybody)).toBe('/handbook/shift')
    for (const login of ['admin', 'manager'] as const) {
      const page = await hall.signedIn(login)
      for (const { path, chapter } of PAGES) {
        // The hall's television has no frame, and nobody at it.
        if (path.includes(':') || path === '/sign-in' || path === '/hall') continue
        await page.goto(path)
        expect([path, await chapterOn(page)]).toEqual([path, `/handbook/${chapter}`])
      }
    }
    expect(hall.complaints).toEqual([])
  })

  it('says what is new until this person has read it, and that it is Chinese to who reads English', async () => {
    const hall = await openHall()
    const wanglin = await hall.signedIn('wanglin')
    await wanglin.getByRole('button', { name: '王琳的菜单, 有新功能' }).click()
    await wanglin.getByRole('menuitem', { name: '新功能' }).waitFor()
    await keepPicture(wanglin, 'whats-new-menu')
    await wanglin.getByRole('menuitem', { name: '新功能' }).click()
    await wanglin.getByRole('heading', { level: 2, name: version }).waitFor()
    await wanglin.getByRole('button', { name: '回到案场' }).click()
    await wanglin.getByRole('button', { name: '王琳的菜单', exact: true }).click()
    await wanglin.getByRole('menuitem', { name: 'English' }).click()
    await wanglin.getByRole('link', { name: 'Help for this page' }).click()
    await wanglin.getByRole('note').getByText('The handbook is written in Chinese').waitFor()
    await wanglin.getByRole('heading', { level: 1, name: '销控' }).waitFor()
    await keepPicture(wanglin, 'handbook-english')
    expect(hall.complaints).toEqual([])
  })
})
