import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** All that axe knows; of WCAG 2.2 AA it leaves the size of what is clicked out unless asked. */
const EVERYTHING = { rules: { 'target-size': { enabled: true } } }

/** What axe finds on the page as it stands, each with its place: all it knows in light, in dark what other colours change. */
export async function findingsOn(page: Page): Promise<string[]> {
  await stillness(page)
  await fadeNothing(page, true)
  const inLight = await findingsOf(page, new AxeBuilder({ page }).options(EVERYTHING))
  await look(page, 'dark')
  const inDark = await findingsOf(page, new AxeBuilder({ page }).withRules('color-contrast'))
  await look(page, 'light')
  await fadeNothing(page, false)
  return [...inLight, ...inDark.map((finding) => `dark: ${finding}`)]
}

/** A colour that is still fading into the next one has no contrast of its own: while the page is looked at none does. */
async function fadeNothing(page: Page, isSo: boolean): Promise<void> {
  await page.evaluate((isSo) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets = isSo ? [sheet] : []
  }, isSo)
}

/** Turns the computer light or dark, and waits until the page's own colours and antd's are those. */
async function look(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction((asked) => {
    const root = document.documentElement
    const antd = document.querySelector('[class*="css-var-"]')
    const ink = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name).trim()
    return root.dataset.theme === asked && (!antd || ink(antd, '--ant-color-text') === ink(root, '--ink'))
  }, colorScheme)
}

/** What comes and goes has done so: nothing moves, and two frames on neither. */
async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const isStill = () => document.getAnimations().every(({ playState }) => playState !== 'running')
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const before = isStill()
    await nextFrame()
    await nextFrame()
    return before && isStill()
  })
}

async function findingsOf(page: Page, axe: AxeBuilder): Promise<string[]> {
  await stillness(page)
  const { violations, passes } = await axe.setLegacyMode().analyze()
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact}: ${id} ${target.join(' ')} ${failureSummary}`),
  )
}
