import { isRefusal } from '../../../shared/kernel/refusal'
import { absorptionRate } from '../../../shared/ledger/tally'
import type { UnitKind } from '../../../shared/ledger/unit'
import type { BuildingPrices } from '../../../shared/reports/contract'
import type { Language } from '../../../shared/reports/export-contract'
import type { TicketHour } from '../../../shared/reports/ticket-hours'
import { ALL_LINES, readAbsorption } from './absorption'
import { type Column, describe } from './described'
import { exporting } from './exporting'
import { readStoreyPrices } from './storey-prices'
import { readTicketHours } from './ticket-hours'
import { sayFilter } from './words'

type OfProject = { projectId: string; language: Language }
type Point = { day: string; line: string; released: number; claimed: number }

const ABSORPTION_COLUMNS: Column<Point>[] = [
  { heading: 'day', kind: 'day', of: ({ day }) => day },
  { heading: 'line', kind: 'text', width: 20, of: ({ line }) => line },
  { heading: 'released', kind: 'count', of: ({ released }) => released },
  { heading: 'claimed', kind: 'count', of: ({ claimed }) => claimed },
  { heading: 'absorption', kind: 'rate', of: ({ claimed, released }) => absorptionRate(claimed, released) },
]

type Absorbed = OfProject & { kind: UnitKind; grouping: 'byBuilding' | 'byType'; lastDay: string; days: number }

/** 去化, a row a day and line, the newest day first. Rules LED-4, LED-6. */
export const exportAbsorption = exporting(async ({ db, now }, asked: Absorbed, words) => {
  const { days, all, ...groups } = await readAbsorption(db, asked, now)
  const others = groups[asked.grouping].map((line) => ({ ...line, name: line.name || words.others }))
  const lines = [{ ...all, name: all.name === ALL_LINES ? words.all : all.name }, ...others]
  const rows = days
    .flatMap((day, place) => [
      lines.map(
        ({ name, released, claimed }): Point => ({
          day,
          line: name,
          released: released[place] ?? 0,
          claimed: claimed[place] ?? 0,
        }),
      ),
    ])
    .reverse()
    .flat()
  return describe(words, 'absorption', ABSORPTION_COLUMNS, rows, [
    sayFilter(words, 'kind', words.unitKind[asked.kind]),
    sayFilter(words, 'days', `${days[0] ?? asked.lastDay} – ${days.at(-1) ?? asked.lastDay}`),
  ])
})

const HOUR_COLUMNS: Column<TicketHour>[] = [
  { heading: 'hour', kind: 'count', of: ({ hour }) => hour },
  { heading: 'submit', kind: 'count', of: ({ submit }) => submit },
  { heading: 'approve', kind: 'count', of: ({ approve }) => approve },
  { heading: 'reject', kind: 'count', of: ({ reject }) => reject },
  { heading: 'withdraw', kind: 'count', of: ({ withdraw }) => withdraw },
  { heading: 'expire', kind: 'count', of: ({ expire }) => expire },
]

/** 分时房号单 of a day. Rule LED-4. */
export const exportTicketHours = exporting(
  async ({ db, now }, { projectId, day }: OfProject & { day: string }, words) => {
    const { hours } = await readTicketHours(db, projectId, day, now)
    return describe(words, 'ticketHours', HOUR_COLUMNS, hours, [sayFilter(words, 'day', day)])
  },
)

type Floor = BuildingPrices['floors'][number]

const FLOOR_COLUMNS: Column<Floor>[] = [
  { heading: 'storey', kind: 'text', width: 8, of: ({ storey }) => storey },
  { heading: 'homes', kind: 'count', of: ({ homes }) => homes },
  { heading: 'listAverage', kind: 'fen', of: ({ list }) => list?.average ?? null },
  { heading: 'listLow', kind: 'fen', of: ({ list }) => list?.low ?? null },
  { heading: 'listHigh', kind: 'fen', of: ({ list }) => list?.high ?? null },
  { heading: 'claimed', kind: 'count', of: ({ deal }) => deal?.homes ?? 0 },
  { heading: 'dealAverage', kind: 'fen', of: ({ deal }) => deal?.average ?? null },
  { heading: 'dealLow', kind: 'fen', of: ({ deal }) => deal?.low ?? null },
  { heading: 'dealHigh', kind: 'fen', of: ({ deal }) => deal?.high ?? null },
]

/** 楼层价格 of a building, the highest floor first. Rules LED-7, PRC-5. */
export const exportStoreyPrices = exporting(
  async (context, { projectId, buildingId }: OfProject & { buildingId: string }, words) => {
    const prices = await readStoreyPrices(context, projectId, buildingId)
    if (isRefusal(prices)) return prices
    const filters = [sayFilter(words, 'building', prices.building)]
    return describe(words, 'storeyPrices', FLOOR_COLUMNS, [...prices.floors].reverse(), filters)
  },
)
