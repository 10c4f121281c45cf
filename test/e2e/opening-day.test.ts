import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { priceListOf } from '../bench/homes'
import { ticketOn } from '../bench/world'
import { residentIdOf } from '../office/people'
import { numberOn, type TypedBuyer, writeTicket } from './desk'
import {
  callFrom,
  everyBoardAgrees,
  type FreeHome,
  freeHomes,
  type OpeningHall,
  openOpeningHall,
  stillWaiting,
} from './opening-hall'

const HOMES = 96
const CONSULTANTS = 6
/** 元/㎡ 300 more, in fen. */
const DEARER = 30_000

type Submitted = { id: string; version: number; number: string }

/** What came of all tries so far. */
type Tally = { tickets: Submitted[]; refusals: string[]; buyers: number }

/** A try from a consultant's page: the ticket, or the code it was refused with. */
async function submit(hall: OpeningHall, page: Page, home: FreeHome, tally: Tally): Promise<Submitted | string> {
  tally.buyers += 1
  const { status, json } = await callFrom(page, 'ledger/tickets/submit', ticketOn(hall.world, home, tally.buyers))
  if (status === 200) {
    const ticket: Submitted = Object(json)
    tally.tickets.push(ticket)
    return ticket
  }
  const { code }: { code: string } = Object(json)
  tally.refusals.push(code)
  return code
}

/** Everyone has one home more; with `isFight` two at a time want the same, and who loses takes another. */
async function turn(
  hall: OpeningHall,
  homes: readonly FreeHome[],
  tally: Tally,
  isFight: boolean,
): Promise<Submitted[]> {
  const left = [...homes]
  const wanted = left.splice(0, isFight ? CONSULTANTS / 2 : CONSULTANTS)
  return Promise.all(
    hall.consultants.map(async (page, index) => {
      const home = wanted[isFight ? Math.floor(index / 2) : index]
      if (!home) throw new Error('there is no home left')
      const first = await submit(hall, page, home, tally)
      if (typeof first !== 'string') return first
      const other = left.shift()
      const second = other && (await submit(hall, page, other, tally))
      if (second === undefined || typeof second === 'string') throw new Error(`refused again: ${second}`)
      return second
    }),
  )
}

/** The first to submit has the home, the other takes the nearest one that the page offers. Both by hand. Rule LED-2. */
async function fightByHand(
  [one, other]: readonly [Page, Page],
  number: string,
  buyers: readonly [TypedBuyer, TypedBuyer],
) {
  await Promise.all([writeTicket(one, number, [buyers[0]]), writeTicket(other, number, [buyers[1]])])
  await Promise.all([one, other].map((page) => page.keyboard.press('Control+Enter')))
  const winner = await Promise.any([one, other].map((page) => numberOn(page).then(() => page)))
  const loser = winner === one ? other : one
  await loser.getByRole('heading', { name: /^「LED-2」/ }).waitFor()
  await loser.getByRole('button', { name: '改开此房' }).first().click()
  await loser.getByText(/^将锁定 /).waitFor()
  await loser.keyboard.press('Control+Enter')
  await numberOn(loser)
  for (const page of [one, other]) await page.getByRole('link', { name: '销控' }).click()
}

function buyerOf(index: number): TypedBuyer {
  return {
    name: `买${'甲乙丙丁戊己'[index]}`,
    phone: `1390000100${index}`,
    idNumber: residentIdOf(700 + index, '19850101'),
    address: '江城市',
  }
}

/** The manager approves the first, rejects two and leaves the others to their time. */
async function decide(hall: OpeningHall, tickets: readonly Submitted[], left: number): Promise<void> {
  const { projectId } = hall.world
  for (const [index, { id, version }] of tickets.slice(0, tickets.length - left).entries()) {
    const named = { requestId: randomUUID(), projectId, ticketId: id, version }
    const { status } = await (index % 3 === 0
      ? callFrom(hall.manager, 'ledger/tickets/approve', named)
      : callFrom(hall.manager, 'ledger/tickets/reject', { ...named, reason: '买方资料与证件不符' }))
    expect(status).toBe(200)
  }
}

/** Takes in the dearer price list on the manager's page, and goes back to the board. */
async function takeInDearerList({ manager }: OpeningHall): Promise<void> {
  await manager.getByRole('link', { name: '价格表' }).click()
  await manager.getByRole('button', { name: '导入价格表' }).click()
  const buffer = Buffer.from(await priceListOf(HOMES, DEARER))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await manager.getByLabel('把一房一价表拖到这里').setInputFiles({ name: '调价.xlsx', mimeType, buffer })
  await manager.getByRole('heading', { name: '核对 调价.xlsx' }).waitFor()
  await manager.getByRole('button', { name: '下一步：确认' }).click()
  await manager.getByRole('button', { name: '导入为第 2 版' }).click()
  await manager.getByText(`共 ${HOMES} 套：`).waitFor()
  await manager.getByRole('link', { name: '销控' }).click()
  await manager.getByRole('gridcell').first().waitFor()
}

describe('the day of the opening', () => {
  it('LED-2, LED-4: one manager, six consultants, sixty tickets: every board says what the database holds, none was reloaded', async () => {
    const hall = await openOpeningHall({ homes: HOMES, consultants: CONSULTANTS })
    const tally: Tally = { tickets: [], refusals: [], buyers: 0 }
    const [a, b, c, d, e, f] = hall.consultants
    if (!a || !b || !c || !d || !e || !f) throw new Error('a consultant is missing')

    await Promise.all([
      fightByHand([a, b], '1-1-0203', [buyerOf(0), buyerOf(1)]),
      fightByHand([c, d], '1-1-0506', [buyerOf(2), buyerOf(3)]),
      fightByHand([e, f], '1-1-0709', [buyerOf(4), buyerOf(5)]),
    ])
    for (const isFight of [false, true, false, true]) {
      const tickets = await turn(hall, await freeHomes(hall), tally, isFight)
      await decide(hall, tickets, 3)
    }

    // What was read before the new version is refused at the old price, and sold at the new one.
    const cheap = await freeHomes(hall)
    await takeInDearerList(hall)
    const refused = await Promise.all(
      hall.consultants.map((page, index) => submit(hall, page, cheap[index] ?? missing(), tally)),
    )
    expect(refused).toEqual(Array.from({ length: CONSULTANTS }, () => 'PRICE_CHANGED'))
    for (const isFight of [true, false, true, false]) {
      const tickets = await turn(hall, await freeHomes(hall), tally, isFight)
      await decide(hall, tickets, 3)
    }

    // Nobody decides on the others: their minute passes, and their homes are sold once more.
    await expect.poll(() => stillWaiting(hall), { timeout: 90_000, interval: 500 }).toBe(0)
    await everyBoardAgrees(hall)
    await decide(hall, await turn(hall, await freeHomes(hall), tally, true), 0)
    await everyBoardAgrees(hall)

    expect(tally.tickets).toHaveLength(9 * CONSULTANTS)
    expect(tally.refusals.filter((code) => code === 'UNIT_HELD')).toHaveLength(5 * 3)
    const [counted] = await hall.database.all({ sql: COUNTED, values: [] })
    expect(counted).toEqual({ tickets: 60, approved: 10, rejected: 20, expired: 30, twice: 0 })
    expect(hall.loads()).toEqual(Array.from({ length: 1 + CONSULTANTS }, () => 0))
    expect(hall.complaints).toEqual([])
  }, 240_000)
})

const COUNTED = `
  SELECT count(*) AS "tickets", sum("state" = 'approved') AS "approved", sum("state" = 'rejected') AS "rejected",
    sum("state" IN ('submitted', 'expired')) AS "expired",
    (SELECT count(*) - count(DISTINCT "unitId") FROM "claim" WHERE "closedAt" IS NULL) AS "twice"
  FROM "ticket"`

function missing(): never {
  throw new Error('there is no home left')
}
