import { formatArea } from '../../../shared/kernel/area'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { Board } from '../../../shared/ledger/board'
import { readHomes } from '../../../shared/ledger/board-homes'
import type { UnitDetail } from '../../../shared/ledger/contract'
import { absorptionOfTally, type StatisticsBy, statisticsOfBoard, type Tally } from '../../../shared/ledger/tally'
import { type UnitKind, type UnitState, unitStateAt } from '../../../shared/ledger/unit'
import type { Language } from '../../../shared/reports/export-contract'
import type { Figure } from '../../../shared/today/figure'
import { ledgerLists } from '../ledger/ledger'
import { readFigures } from '../today/today'
import { type Column, describe } from './described'
import { exporting } from './exporting'
import { sayFilter, type Words } from './words'

type OfProject = { projectId: string; language: Language }

/** A home of the board, out of its columns. */
type Home = {
  number: string
  building: string
  entrance: string
  floor: number
  room: string
  kind: UnitKind
  type: string
  area: number | null
  state: UnitState
  listUnitPrice: number | null
  listFixedTotal: number | null
  filedUnitPrice: number | null
  filedFixedTotal: number | null
  releasedFrom: number | null
  heldBy: string | null
  heldSince: number | null
  heldUntil: number | null
  tiedTo: string | null
}

function homeColumns(words: Words): Column<Home>[] {
  return [
    { heading: 'unit', kind: 'text', of: ({ number }) => number },
    { heading: 'building', kind: 'text', of: ({ building }) => building },
    { heading: 'entrance', kind: 'text', width: 8, of: ({ entrance }) => entrance },
    { heading: 'floor', kind: 'count', width: 8, of: ({ floor }) => floor },
    { heading: 'room', kind: 'text', width: 8, of: ({ room }) => room },
    { heading: 'kind', kind: 'text', width: 8, of: ({ kind }) => words.unitKind[kind] },
    { heading: 'type', kind: 'text', of: ({ type }) => type },
    { heading: 'area', kind: 'area', of: ({ area }) => area },
    { heading: 'state', kind: 'text', width: 10, of: ({ state }) => words.unitState[state] },
    { heading: 'listUnitPrice', kind: 'fen', of: ({ listUnitPrice }) => listUnitPrice },
    { heading: 'listFixedTotal', kind: 'fen', of: ({ listFixedTotal }) => listFixedTotal },
    { heading: 'filedUnitPrice', kind: 'fen', of: ({ filedUnitPrice }) => filedUnitPrice },
    { heading: 'filedFixedTotal', kind: 'fen', of: ({ filedFixedTotal }) => filedFixedTotal },
    { heading: 'releasedFrom', kind: 'instant', of: ({ releasedFrom }) => releasedFrom },
    { heading: 'heldBy', kind: 'text', of: ({ heldBy }) => heldBy },
    { heading: 'heldSince', kind: 'instant', of: ({ heldSince }) => heldSince },
    { heading: 'heldUntil', kind: 'instant', of: ({ heldUntil }) => heldUntil },
    { heading: 'tiedTo', kind: 'text', of: ({ tiedTo }) => tiedTo },
  ]
}

type HomeFilter = {
  buildingId: string | null
  state: UnitState | null
  type: string | null
  area: { from: number; to: number } | null
}

/** 房源 as the board shows them to the person who asks; the floor price is not in it. Rules LED-5, PRC-5. */
export const exportHomes = exporting(async ({ db, actor, now }, asked: OfProject & HomeFilter, words) => {
  const { buildingId, state, type, area } = asked
  const board = await ledgerLists.board(db, actor, asked.projectId, now)
  const building = board.buildings.find(({ id }) => id === buildingId)
  if (buildingId !== null && !building) return refuse('NOT_FOUND', { what: 'building' })
  const rows = homesOf(board, now).filter(
    (home) =>
      (!building || home.building === building.name) &&
      (state === null || home.state === state) &&
      (type === null || home.type === type) &&
      (area === null || (home.area !== null && home.area >= area.from && home.area <= area.to)),
  )
  return describe(words, 'homes', homeColumns(words), rows, [
    ...(building ? [sayFilter(words, 'building', building.name)] : []),
    ...(state === null ? [] : [sayFilter(words, 'state', words.unitState[state])]),
    ...(type === null ? [] : [sayFilter(words, 'type', type)]),
    ...(area === null ? [] : [sayFilter(words, 'area', `${formatArea(area.from)}–${formatArea(area.to)} ㎡`)]),
  ])
})

function homesOf({ buildings, units }: Board, now: number): Home[] {
  const numbers = new Map(units.id.map((id, index) => [id, units.number[index] ?? '']))
  return units.id.map((_, index): Home => {
    const [kind, until] = [units.claimKind[index] ?? null, units.claimUntil[index] ?? null]
    const releasedFrom = units.releasedFrom[index] ?? null
    return {
      number: units.number[index] ?? '',
      building: buildings[units.building[index] ?? -1]?.name ?? '',
      entrance: units.entrance[index] ?? '',
      floor: units.floor[index] ?? 0,
      room: units.room[index] ?? '',
      kind: units.kind[index] ?? 'home',
      type: units.type[index] ?? '',
      area: units.area[index] ?? null,
      state: unitStateAt({ releasedFrom, claim: kind && { kind, until } }, now),
      listUnitPrice: units.listUnitPrice[index] ?? null,
      listFixedTotal: units.listFixedTotal[index] ?? null,
      filedUnitPrice: units.filedUnitPrice[index] ?? null,
      filedFixedTotal: units.filedFixedTotal[index] ?? null,
      releasedFrom,
      heldBy: units.claimBy[index] ?? null,
      heldSince: units.claimSince[index] ?? null,
      heldUntil: until,
      tiedTo: numbers.get(units.tiedTo[index] ?? '') ?? null,
    }
  })
}

type Entry = UnitDetail['history'][number]

function historyColumns(words: Words): Column<Entry>[] {
  return [
    { heading: 'at', kind: 'instant', of: ({ at }) => at },
    { heading: 'what', kind: 'text', width: 18, of: ({ what }) => words.history[what] },
    { heading: 'number', kind: 'text', width: 24, of: ({ number }) => number },
    { heading: 'by', kind: 'text', of: ({ by }) => by },
    { heading: 'reason', kind: 'text', width: 30, of: ({ reason }) => reason },
    { heading: 'until', kind: 'instant', of: ({ until }) => until },
  ]
}

/** 经过 of one home, the newest first. Rules LED-3, LED-5. */
export const exportUnitHistory = exporting(
  async ({ db, actor, now }, { projectId, unitId }: OfProject & { unitId: string }, words) => {
    const unit = await ledgerLists.unit(db, actor, projectId, unitId, now)
    if (isRefusal(unit)) return unit
    const filters = [sayFilter(words, 'unit', unit.number)]
    return describe(words, 'unitHistory', historyColumns(words), unit.history, filters)
  },
)

function figureColumns(words: Words): Column<Figure>[] {
  return [
    { heading: 'figure', kind: 'text', width: 22, of: ({ name }) => words.figure[name] },
    { heading: 'today', kind: 'count', of: ({ today }) => today },
    { heading: 'sameTime', kind: 'count', width: 22, of: ({ sameTime }) => sameTime },
    { heading: 'yesterday', kind: 'count', width: 16, of: ({ yesterday }) => yesterday },
  ]
}

/** 今日数字 as the person sees them on 工作台. Rule SEC-1. */
export const exportDayFigures = exporting(async (context, { projectId }: OfProject, words) =>
  describe(words, 'dayFigures', figureColumns(words), await readFigures(context, projectId)),
)

type Standing = Tally & { line: string; kind: UnitKind }

function statisticsColumns(words: Words): Column<Standing>[] {
  return [
    { heading: 'line', kind: 'text', width: 20, of: ({ line }) => line },
    { heading: 'kind', kind: 'text', width: 8, of: ({ kind }) => words.unitKind[kind] },
    { heading: 'units', kind: 'count', of: ({ total }) => total },
    { heading: 'forSale', kind: 'count', of: ({ forSale }) => forSale },
    { heading: 'onTicket', kind: 'count', of: ({ onTicket }) => onTicket },
    { heading: 'gone', kind: 'count', width: 14, of: ({ gone }) => gone },
    { heading: 'keptBack', kind: 'count', width: 14, of: ({ keptBack }) => keptBack },
    { heading: 'unreleased', kind: 'count', of: ({ unreleased }) => unreleased },
    {
      heading: 'absorption',
      kind: 'rate',
      of: ({ kind, ...tally }) => (kind === 'home' ? absorptionOfTally(tally) : null),
    },
  ]
}

/** 当日统计: homes by building or type and all of them, then parking spaces and storerooms apart. Rules LED-5, LED-11. */
export const exportStatistics = exporting(
  async ({ db, actor, now }, { projectId, by }: OfProject & { by: StatisticsBy }, words) => {
    const board = await ledgerLists.board(db, actor, projectId, now)
    const { rows, all, spaces } = statisticsOfBoard(board.buildings, readHomes(board, null).homes, now, by)
    const lines: Standing[] = [
      ...rows.map(({ name, ...tally }): Standing => ({ ...tally, line: name, kind: 'home' })),
      { ...all, line: words.all, kind: 'home' },
      ...spaces.map((space) => ({ ...space, line: words.all })),
    ]
    return describe(words, 'statistics', statisticsColumns(words), lines, [sayFilter(words, 'by', words.by[by])])
  },
)
