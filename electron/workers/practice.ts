import type { Table, TableCell } from '../documents/excel/write'

/** Reading is compiled to what the processor runs after some thousand rows, measured here. */
const ROWS = 1_000
export const PRACTICE_TIMES = 4

const HEADERS = ['楼栋', '单元', '楼层', '房号', '户型', '建筑面积', '套内面积', '备案单价', '表单价'] as const
const [BUILDINGS, ENTRANCES, ON_A_FLOOR] = [5, 2, 4] as const
const FLOORS = ROWS / (BUILDINGS * ENTRANCES * ON_A_FLOOR)

/** A price list as offices have them, of no office: what a thread practises on. */
export function practiceList(): Table {
  return {
    name: '一房一价表',
    columns: HEADERS.map((header) => ({ header, width: 10 })),
    rows: Array.from({ length: ROWS }, (_, at) => lineOf(at)),
  }
}

function lineOf(at: number): TableCell[] {
  const [room, storey] = [1 + (at % ON_A_FLOOR), Math.floor(at / ON_A_FLOOR)]
  const [floor, entrance] = [1 + (storey % FLOORS), Math.floor(storey / FLOORS)]
  const unitPrice = 18_000 + floor * 30 + room
  return [
    `${1 + Math.floor(entrance / ENTRANCES)}号楼`,
    `${1 + (entrance % ENTRANCES)}单元`,
    floor,
    `${floor}0${room}`,
    `${'ABCD'[room - 1]}户型`,
    80 + room * 9.53,
    60 + room * 9.21,
    unitPrice + 600,
    unitPrice,
  ]
}
