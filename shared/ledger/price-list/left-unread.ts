import { findCharts } from './charts/chart'
import type { ChartHomes } from './charts/chart-homes'
import { hasFigures } from './charts/chart-title'
import type { ChartWords } from './charts/chart-words'
import type { FiledHome } from './columns/deal-figures'
import { filedOf } from './deals-elsewhere'
import type { PriceListFault } from './fault'
import type { PriceListRow } from './rows'
import type { FoundSheet } from './sheets'
import { cellKey, faultsBesideList, faultsOfUnread, placeKeys, type ReadOfCharts } from './unread-figures'
import { faultsBesideAreas, faultsOfUnreadSheet } from './unread-sheets'

/** What a list’s columns and charts are known by, and what was read of them. */
type Read = {
  words: ChartWords
  charts: ChartHomes
  rows: readonly PriceListRow[]
  /** The homes of which only a filed price is known, by number. */
  filedOnly: ReadonlySet<string>
}

/**
 * What is left of the file when its homes were read: figures beside and between them, and sheets with homes of their
 * own. Asked once everything else is settled, for what is faulty already is not passed over. Rule LED-8.
 */
export function faultsOfLeft(found: readonly FoundSheet[], { words, charts, rows, filedOnly }: Read): PriceListFault[] {
  const places = new Set(
    rows.flatMap(({ number, entrance, floor, room }) => placeKeys(number.split('-')[0] ?? null, entrance, floor, room)),
  )
  const ofHomes = rows.filter(({ kind }) => kind === 'home')
  const buildings = new Set(ofHomes.flatMap(({ number }) => number.split('-')[0] ?? []))
  const keyOf = ({ number, floor, room }: PriceListRow) => `${number.split('-')[0]} ${floor} ${room}`
  const homes = new Set(ofHomes.map(keyOf))
  const filed = new Map<string, FiledHome>()
  for (const row of ofHomes) {
    const price = filedOnly.has(row.number) ? filedOf(row) : null
    if (price) filed.set(keyOf(row), price)
  }
  const all: ReadOfCharts = { words, used: new Set(charts.used.map(cellKey)), places, homes, buildings, filed }
  const read = new Set(found.flatMap(({ isRead, sheet }) => (isRead ? sheet.name : [])))
  return found.flatMap((one): PriceListFault[] => {
    const { sheet, header, areas, said, isRead } = one
    const passed = said?.passed ?? []
    const isWanted = said?.isRead === true && !read.has(sheet.name)
    if (said?.isRead === false || (sheet.isHidden && !isRead && !isWanted)) return []
    // Areas by themselves are said of nobody where no chart lacks them.
    if (!isRead && (areas.length === 0 || charts.homes.length === 0)) {
      return faultsOfUnreadSheet(sheet, findCharts(sheet, words).filter(hasFigures), all, isWanted)
    }
    const beside = isRead ? [] : faultsBesideAreas(sheet, all, passed)
    if (beside.length > 0) return beside
    if (header) return faultsBesideList(sheet, header, passed)
    const ofSheet = {
      sheet,
      charts: one.charts,
      areas,
      skipped: charts.skipped.filter((row) => row.sheet === sheet.name),
      passed,
    }
    return faultsOfUnread(ofSheet, all)
  })
}
