import { isRefusal } from '../../../../shared/kernel/refusal'
import { NO_MAPPING, type PriceListMapping } from '../../../../shared/ledger/price-list/mapping'
import { type PriceListReading, readPriceList } from '../../../../shared/ledger/price-list/reading'
import type { Sheet } from '../../../../shared/ledger/price-list/sheet'
import { aSheet, merged, type Written } from './a-list'

export const AREA = [89.53, 118.26]
export const FILED = [655_029, 968_710]
/** The other money: what no home may ever cost. */
export const OTHER = [481_234, 612_345]
export const OTHER_UNIT = [5_375, 5_178]

export function chart(name: string, figures: readonly Written[], title = `3号楼1单元${name}`): Sheet {
  return aSheet([[title], ['楼层', '01', '02'], ['3层', ...figures]], { name })
}
export const AREAS = chart('建筑面积', AREA)
export const FILED_CHART = chart('备案总价', FILED)

export const figuresOf = (name: string) => (/面积/.test(name) ? AREA : /备案/.test(name) ? FILED : OTHER)
export const at = (figures: readonly number[], room: number) => figures[room] ?? null

/** One chart whose rooms have a column for each figure. */
export function below(names: readonly string[]): Sheet {
  const width = names.length
  return aSheet(
    [
      ['3号楼1单元'],
      ['楼层', '01', ...names.slice(1).map(() => null), '02', ...names.slice(1).map(() => null)],
      [null, ...names, ...names],
      [3, ...[0, 1].flatMap((room) => names.map((name) => at(figuresOf(name), room)))],
    ],
    { name: '3号楼', merges: [merged(2, 1, 2, width), merged(2, width + 1, 2, 2 * width)] },
  )
}

/** One chart whose floors have a row for each figure. */
export function beside(names: readonly string[]): Sheet {
  const rows = names.map((name, row): Written[] => [row === 0 ? 3 : null, name, ...figuresOf(name)])
  return aSheet([['3号楼1单元'], ['楼层', '项目', '01', '02'], ...rows], {
    name: '3号楼',
    merges: [merged(3, 0, 2 + names.length, 0)],
  })
}

/** A chart for each figure, one under another. */
export function blocks(names: readonly string[]): Sheet {
  const rows = names.flatMap((name): Written[][] => [
    [`3号楼1单元${name}`],
    ['楼层', '01', '02'],
    [3, ...figuresOf(name)],
    [],
  ])
  return aSheet(rows, { name: '3号楼' })
}

/** Charts one under another on a sheet of totals, each with a word of its own. */
export function bareBlocks(names: readonly string[]): Sheet {
  const rows = names.flatMap((name): Written[][] => [[name], ['楼层', '01', '02'], [3, ...figuresOf(name)], []])
  return aSheet(rows, { name: '3号楼1单元总价' })
}

/** A list with 单价 and 总价 under each group. */
export function list(groups: readonly string[]): Sheet {
  const prices = (group: string, room: number) => {
    const total = at(figuresOf(group), room) ?? 0
    return [Math.round((total * 100) / (AREA[room] ?? 1)) / 100, total]
  }
  return aSheet(
    [
      ['楼栋', '房号', '建筑面积', ...groups.flatMap((group) => [group, null])],
      [null, null, null, ...groups.flatMap(() => ['单价', '总价'])],
      ...[0, 1].map((room): Written[] => [
        '3号楼',
        `030${room + 1}`,
        at(AREA, room),
        ...groups.flatMap((group) => prices(group, room)),
      ]),
    ],
    { merges: groups.map((_, group) => merged(1, 3 + 2 * group, 1, 4 + 2 * group)) },
  )
}

export function flat(names: readonly string[]): Sheet {
  const rows = [0, 1].map((room): Written[] => [
    '3号楼',
    `030${room + 1}`,
    at(AREA, room),
    ...names.map((name) => at(figuresOf(name), room)),
  ])
  return aSheet([['楼栋', '房号', '建筑面积', ...names], ...rows])
}

export type Read = Pick<PriceListReading, 'rows' | 'faults' | 'sheets'>

export function read(
  sheets: readonly Sheet[],
  mapping: PriceListMapping = NO_MAPPING,
  project: string | null = null,
): Read {
  const reading = readPriceList(sheets, { decidedBy: null, mapping, project })
  return isRefusal(reading) ? { rows: [], faults: [], sheets: [] } : reading
}

/** What the rows say that a home costs, whoever's price it is. */
export function pricesIn({ rows }: Read): string {
  return JSON.stringify(rows.map(({ list: price, filed, floorPrice }) => [price, filed, floorPrice]))
}

export function codesOf({ faults }: Read): string[] {
  return faults.map(({ code }) => code)
}

export const OTHERS = [...OTHER, ...OTHER_UNIT].map((figure) => `:${figure * 100}}`)

export const BY_TOTAL = FILED.map((total) => ({ by: 'total', total: total * 100 }))
