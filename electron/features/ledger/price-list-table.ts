import { IsNull } from 'typeorm'
import type { UnitKind } from '../../../shared/ledger/unit'
import { roomNumber, storeyOf } from '../../../shared/ledger/unit-number'
import { roundedTotal, YUAN } from '../../../shared/pricing/limits'
import { dealUnitPrice } from '../../../shared/pricing/price'
import type { PriceFigure } from '../../../shared/pricing/scheme'
import type { Table, TableCell, TableColumn } from '../../documents/excel/write'
import type { Reader } from '../../gate/unit-of-work'
import { type UnitPrice, unitPriceOfRow } from '../pricing/pricing'
import { priceTable } from '../pricing/tables'
import { buildingTable } from '../project/tables'
import { tieTable, type UnitRow, unitTable } from './tables'

/** The words of a price list, which the importer reads again. */
const KINDS: Record<UnitKind, string> = { home: '住宅', parking: '车位', storeroom: '储藏室' }
const DECIDED_BY = { unitPrice: '单价', total: '一口价' } as const

type Line = { unit: UnitRow; building: string; price: UnitPrice; tiedTo: string | null }

/** One column of the list: its heading, what it is filled with, and how people are told to fill it in. */
type ListColumn = TableColumn & { cell: (line: Line) => TableCell; hint: string; isFloor?: boolean }

const COLUMNS: readonly ListColumn[] = [
  {
    header: '类别',
    width: 8,
    choices: Object.values(KINDS),
    cell: ({ unit }) => KINDS[unit.kind],
    hint: '住宅、车位或储藏室；不填为住宅。',
  },
  { header: '楼栋', width: 10, format: 'text', cell: ({ building }) => building, hint: '必填，如 1号楼。' },
  {
    header: '单元',
    width: 8,
    format: 'text',
    cell: ({ unit }) => unit.entrance,
    hint: '如 1 或 1单元；只有一个单元的楼可不填。',
  },
  { header: '楼层', width: 8, cell: ({ unit }) => floorOf(unit), hint: '如 12、12A；地下一层填 -1。' },
  {
    header: '房号',
    width: 10,
    format: 'text',
    cell: ({ unit }) => roomOf(unit),
    hint: '必填，如 1203、0101；车位填车位号。',
  },
  { header: '户型', width: 14, format: 'text', cell: ({ unit }) => unit.type, hint: '如 B户型三室两厅。' },
  { header: '朝向', width: 8, format: 'text', cell: ({ unit }) => unit.orientation, hint: '如 南北。' },
  {
    header: '建筑面积',
    width: 10,
    format: 'area',
    cell: ({ unit }) => squareMetres(unit.area),
    hint: '㎡，两位小数。住宅必填；车位、储藏室可不填，不填时只按一口价。',
  },
  {
    header: '套内面积',
    width: 10,
    format: 'area',
    cell: ({ unit }) => squareMetres(unit.innerArea),
    hint: '㎡，不大于建筑面积。',
  },
  {
    header: '计价方式',
    width: 10,
    choices: Object.values(DECIDED_BY),
    cell: ({ price }) => DECIDED_BY[price.list.by],
    hint: '单价：总价＝面积×单价；一口价：以总价为准。不填时按导入时所选。',
  },
  {
    header: '表单价',
    width: 12,
    format: 'money',
    cell: ({ unit, price }) => unitPriceIn(price.list, unit.area),
    hint: '元/㎡。按单价计价时必填。',
  },
  {
    header: '表总价',
    width: 15,
    format: 'money',
    // Totals in a price list are rounded to 元.
    cell: ({ unit, price }) => yuan(roundedTotal(price.list, unit.area, YUAN)),
    hint: '元。一口价时必填；按单价计价时应与面积×单价相差不超过 1 元。',
  },
  {
    header: '备案单价',
    width: 12,
    format: 'money',
    cell: ({ price }) => (price.filed?.by === 'unitPrice' ? yuan(price.filed.unitPrice) : null),
    hint: '元/㎡。不填则沿用上一版。',
  },
  {
    header: '备案总价',
    width: 15,
    format: 'money',
    cell: ({ price }) => (price.filed?.by === 'total' ? yuan(price.filed.total) : null),
    hint: '元。表价不得高于备案价。',
  },
  {
    header: '底单价',
    width: 12,
    format: 'money',
    isFloor: true,
    cell: ({ price }) => (price.floor?.by === 'unitPrice' ? yuan(price.floor.unitPrice) : null),
    hint: '元/㎡。只有经理和总监看得到；不填则沿用上一版。',
  },
  {
    header: '底总价',
    width: 15,
    format: 'money',
    isFloor: true,
    cell: ({ price }) => (price.floor?.by === 'total' ? yuan(price.floor.total) : null),
    hint: '元。只有经理和总监看得到；不填则沿用上一版。',
  },
  {
    header: '绑定房号',
    width: 14,
    format: 'text',
    cell: ({ tiedTo }) => tiedTo,
    hint: '车位、储藏室随哪套住宅一起卖，如 1-1-1203。',
  },
]

/** The homes of a version as the importer reads them again: importing it changes nothing. Rule LED-8. */
export async function exportTable(
  db: Reader,
  projectId: string,
  versionId: string,
  isFloorShown: boolean,
): Promise<Table> {
  const [buildings, units, prices, ties] = await Promise.all([
    db.find(buildingTable, { projectId }, { order: { position: 'ASC' } }),
    db.find(unitTable, { projectId }, { order: { entrance: 'ASC', floor: 'ASC', room: 'ASC' } }),
    db.find(priceTable, { versionId }),
    db.find(tieTable, { projectId, endedAt: IsNull() }),
  ])
  const priced = new Map(prices.map((price) => [price.unitId, unitPriceOfRow(price)]))
  const numbers = new Map(units.map(({ id, number }) => [id, number]))
  const homes = new Map(ties.map(({ unitId, homeId }) => [unitId, numbers.get(homeId) ?? null]))
  const columns = COLUMNS.filter(({ isFloor }) => !isFloor || isFloorShown)
  const lines = buildings.flatMap(({ id: buildingId, name }) =>
    units.flatMap((unit): Line[] => {
      const price = unit.buildingId === buildingId ? priced.get(unit.id) : null
      return price ? [{ unit, building: name, price, tiedTo: homes.get(unit.id) ?? null }] : []
    }),
  )
  return {
    name: '一房一价表',
    columns: columns.map(plainColumn),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
  }
}

/** An empty list to fill in, and a sheet that says how. */
export function templateTables(): Table[] {
  return [
    { name: '一房一价表', columns: COLUMNS.map(plainColumn), rows: [], emptyRows: 500 },
    {
      name: '填写说明',
      columns: [
        { header: '列', width: 14 },
        { header: '怎么填', width: 70 },
      ],
      rows: COLUMNS.map(({ header, hint }) => [header, hint]),
    },
  ]
}

/** The column as plain data, for it is written in a thread of its own. */
function plainColumn({ header, width, format, choices }: ListColumn): TableColumn {
  return { header, width, ...(format ? { format } : {}), ...(choices ? { choices } : {}) }
}

/**
 * The room as a list writes it, with its floor: 1203, 0101, B101. Of a parking space the whole number, which says
 * whether floor, building and entrance are part of it.
 */
function roomOf({ kind, floor, room, number }: UnitRow): string {
  if (kind !== 'home') return number
  return roomNumber({ floor, room })
}

/** A number, as lists have it; what is none as people call it: 12A, G. */
function floorOf({ kind, floor, room }: UnitRow): TableCell {
  const { storey } = storeyOf({ floor, room })
  return kind === 'home' && /[A-Z]$/.test(storey) ? storey : floor
}

/** In 元/㎡; a space without an area has none. */
function unitPriceIn(price: PriceFigure, area: number | null): number | null {
  const unitPrice = price.by === 'unitPrice' ? price.unitPrice : dealUnitPrice(price.total, area)
  return unitPrice === null ? null : yuan(unitPrice)
}

function squareMetres(area: number | null): number | null {
  return area === null ? null : area / 100
}

/** Fen as the number Excel shows in 元: exact, for it has two decimals. */
function yuan(fen: number): number {
  return fen / 100
}
