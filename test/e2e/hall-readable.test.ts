import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aList, HEADER, homeRow, spaceRow } from '../office/a-listed-office'
import { aSecondProject } from '../office/a-project'
import { type Hall, keepPicture, openHall } from './hall'

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** 60 buildings from one home to 28 storeys of 6, every tenth with two floors of homes below the ground. */
function sixtyBuildings() {
  const home = (building: number, floor: string, room: string) =>
    ['住宅', `${building}号楼`, '1', floor, room, 'B', 89.53, 18_650, null, null] as const
  return aList([
    HEADER,
    ...Array.from({ length: 60 }, (_none, index) => {
      const building = index + 1
      const floors = index === 0 ? 1 : 2 + ((index * 7) % 27)
      const rooms = index === 0 ? 1 : 1 + (index % 6)
      const storeys = [
        ...(building % 10 === 0 ? ['B2', 'B1'] : []),
        ...Array.from({ length: floors }, (_, floor) => `${floor + 1}`),
      ]
      return storeys.flatMap((storey) =>
        Array.from({ length: rooms }, (_, room) => home(building, storey, `${storey}0${room + 1}`)),
      )
    }).flat(),
  ])
}

async function aFile(path: string): Promise<File> {
  return new File([await readFile(path)], '一房一价表.xlsx')
}

/** What stands on one page of the television, and what of it does not fit. */
function look(page: Page) {
  return page.evaluate(() => {
    const [cells, titles] = [
      document.querySelectorAll('main section section span:has(> b)'),
      document.querySelectorAll('h2, main > section li > *'),
    ]
    const ground = document.querySelector('main > section')?.getBoundingClientRect() ?? new DOMRect()
    const isWithin = (inner: DOMRect, outer: DOMRect) =>
      inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1
    const isCut = (shown: Element) => {
      const own = shown.getBoundingClientRect()
      const texts = [...shown.children].map((text) => text.getBoundingClientRect())
      return (
        shown.scrollWidth > shown.clientWidth || !texts.every((text) => isWithin(text, own)) || !isWithin(own, ground)
      )
    }
    return {
      homes: cells.length,
      cut: [...cells, ...titles].filter(isCut).map(({ textContent }) => textContent),
    }
  })
}

/** Turns through all pages of the television by hand. */
async function lookThrough(page: Page) {
  const turn = page.locator('footer').getByText(/\d+ \/ \d+$/)
  const pages = (await turn.count()) === 0 ? 1 : Number((await turn.innerText()).split(' / ')[1])
  const seen = { homes: 0, cut: [] as (string | null)[], pages }
  for (let number = 1; number <= pages; number += 1) {
    const { homes, cut } = await look(page)
    seen.homes += homes
    seen.cut.push(...cut)
    if (pages === 1) break
    await page.keyboard.press('ArrowRight')
    await turn.getByText(`${(number % pages) + 1} / ${pages}`).waitFor()
  }
  return seen
}

async function aTelevision(hall: Hall, projectId: string): Promise<Page> {
  const page = await hall.signedIn('wuyan', '/hall')
  await page.evaluate((id) => localStorage.setItem('fanghao.project', id), projectId)
  await page.reload()
  await page.getByRole('list', { name: '各状态套数' }).waitFor()
  await page.keyboard.press(' ')
  return page
}

const lists = [
  {
    what: 'the demonstration',
    list: () => aFile('resources/demo/price-list.xlsx'),
    says: ['余 306 套'],
  },
  {
    what: 'a garage, counted in its own word',
    list: () =>
      aList([HEADER, homeRow(3, '01'), ...Array.from({ length: 40 }, (_, spot) => spaceRow(`${101 + spot}`, null))]),
    says: ['余 1 套', '余 40 个', '共 40 个'],
  },
  {
    what: 'the sample of a price list, with its parking spaces',
    list: () => aFile('resources/samples/price-list.xlsx'),
    says: ['余 48 套', '车位 余 8 个'],
  },
  {
    what: '60 buildings, two floors below the ground, and a building of one home',
    list: sixtyBuildings,
    says: ['余 3,153 套'],
  },
]

describe('LED-5: every number, state, count and title is read whole on the television', () => {
  it.each(lists)('$what', async ({ list, says }) => {
    const hall = await openHall()
    const { projectId } = await aSecondProject(hall.office, { file: await list() })
    const manager = await hall.office.signedIn('manager')
    const { units } = await manager.ledger.board({ projectId })
    const television = await aTelevision(hall, projectId)
    for (const said of says) await television.getByText(said, { exact: true }).first().waitFor()
    for (const screen of SCREENS) {
      await television.setViewportSize(screen)
      await keepPicture(television, `hall-${units.id.length}-${screen.width}`)
      expect(await lookThrough(television)).toMatchObject({ homes: units.id.length, cut: [] })
    }
  })
})

it('figures from a thousand on are parted in threes in the legend of the board as well', async () => {
  const hall = await openHall()
  const { projectId } = await aSecondProject(hall.office, { file: await sixtyBuildings() })
  const page = await aTelevision(hall, projectId)
  await page.goto('/board')
  const legend = page.getByRole('toolbar', { name: '按状态筛选' })
  await legend.waitFor()
  await page.keyboard.press('-')
  await legend.getByRole('button', { name: '全部 3,153' }).waitFor()
  await legend.getByRole('button', { name: '可售 3,153' }).waitFor()
})
