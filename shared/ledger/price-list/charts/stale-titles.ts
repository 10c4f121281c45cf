import { placeInTitle } from '../../said-place'
import { buildingCode } from '../../unit-number'
import type { Sheet } from '../sheet'
import { findLeading } from './chart-place'
import type { Chart } from './chart-shape'
import { placeOver } from './chart-title'
import type { ChartWords } from './chart-words'

/** Of a sheet what the titles of its charts say otherwise than its own name; `entrance` is the title's words for it. */
export type StaleTitle = { isBuilding: boolean; entrance: string | null }

const NOT_STALE: StaleTitle = { isBuilding: false, entrance: null }

/** Of each sheet of these charts. */
export function staleTitles(charts: readonly Chart[], words: ChartWords): (sheet: Sheet) => StaleTitle {
  const sheets = new Set(charts.map(({ sheet }) => sheet))
  const found = new Map([...sheets].map((sheet) => [sheet, staleTitleOf(sheet, charts, words)]))
  return (sheet) => found.get(sheet) ?? NOT_STALE
}

/**
 * 1号楼总价表 on a sheet 2号楼, copied and not written anew: all titles of the sheet name one building, or one entrance,
 * and its name another. Which of them holds, nobody knows; of several titles each speaks for its own chart. Rule LED-8.
 */
function staleTitleOf(sheet: Sheet, charts: readonly Chart[], words: ChartWords): StaleTitle {
  const named = placeInTitle(sheet.name, words.project)
  if (named.building === null && named.entrance === null) return NOT_STALE
  const buildings = new Set<string | null>()
  const entrances = new Set<string | null>()
  for (const chart of charts.filter((one) => one.sheet === sheet)) {
    const leading = findLeading(chart, words.project)
    for (const { index, entrance } of chart.rooms) {
      const over = placeOver(chart, index, words)
      buildings.add(over.building === null || leading.building !== null ? null : buildingCode(over.building))
      entrances.add(over.isEntranceAssumed || entrance !== null || leading.entrance !== null ? null : over.entrance)
    }
  }
  const other = otherIn(entrances, named.entrance)
  return {
    isBuilding: otherIn(buildings, named.building === null ? null : buildingCode(named.building)) !== null,
    entrance: other === null ? null : `${other}单元`,
  }
}

/** The one that all say, where it is another than this. */
function otherIn(all: ReadonlySet<string | null>, own: string | null): string | null {
  const [only = null, ...others] = all
  return others.length > 0 || own === null || only === own ? null : only
}
