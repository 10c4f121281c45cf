import type { EntityManager, EntitySchema, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm'
import { insertRows } from '../database/insert-rows'
import type { SealKey } from '../database/personal'
import { putSealed, type RowChange, updateSealed } from '../database/sealed-rows'
import { openSeals, type Seals, type Written } from '../database/sealing'
import { ask, countRows, countTo, countUp, findRows } from '../database/statements'
import type { CounterRow } from './tables'

type FindOptions<Row> = { order?: FindOptionsOrder<Row>; limit?: number }

/** What a query may do: read. It has no way to write, neither by type nor by connection. */
export type Reader = {
  find<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    where?: FindOptionsWhere<Row> | FindOptionsWhere<Row>[],
    options?: FindOptions<Row>,
  ): Promise<Row[]>
  findOne<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    where: FindOptionsWhere<Row> | FindOptionsWhere<Row>[],
    options?: FindOptions<Row>,
  ): Promise<Row | null>
  count<Row extends ObjectLiteral>(table: EntitySchema<Row>, where: FindOptionsWhere<Row>): Promise<number>
  /** Rows of a query in portable SQL (`$1`, `$2`, each once and in order). The caller parses what comes back. */
  select(sql: string, parameters: (string | number | null)[]): Promise<unknown[]>
}

/** What a command may do: everything inside its one transaction. Nothing is ever deleted. */
export type Writer = Reader & {
  insert<Row extends ObjectLiteral>(table: EntitySchema<Row>, rows: Row | Row[]): Promise<void>
  /** Writes a row, or in its place when there is one of the same key: for what is kept, not for facts. */
  put<Row extends ObjectLiteral>(table: EntitySchema<Row>, row: Row): Promise<void>
  /** Changes the rows that still are as `where` says; the number of rows tells whether they were. */
  update<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    where: FindOptionsWhere<Row>,
    change: RowChange<Row>,
  ): Promise<number>
  /** The next number of a gapless counter of the scope. */
  next(scope: string, name: string): Promise<number>
  /** Sets a counter on to a value that papers already carry; the next number follows it. */
  passTo(scope: string, name: string, value: number): Promise<void>
  /** What was written since it was last asked: for the link of the record. Rule SEC-2. */
  written(): Written
}

export function readerOf(manager: EntityManager): Reader {
  return {
    find: (table, where, options) => findRows(manager, table, where, options?.order, options?.limit),
    findOne: async (table, where, options) => {
      const [first] = await findRows(manager, table, where, options?.order, 1)
      return first ?? null
    },
    count: (table, where) => countRows(manager, table, where),
    select: (sql, parameters) => ask(manager, sql, parameters),
  }
}

export function writerOf(manager: EntityManager, counters: EntitySchema<CounterRow>, key: SealKey): Writer {
  return sealingWriterOf(manager, counters, key).db
}

/** A writer, with the seals it writes. */
export function sealingWriterOf(
  manager: EntityManager,
  counters: EntitySchema<CounterRow>,
  key: SealKey,
): { db: Writer; seals: Seals } {
  const seals = openSeals(key)
  const db: Writer = {
    ...readerOf(manager),
    insert: (table, rows) => insertRows(manager, table, Array.isArray(rows) ? rows : [rows], seals),
    put: (table, row) => putSealed(manager, table, row, seals),
    update: (table, where, change) => updateSealed(manager, table, where, change, seals),
    next: async (scope, name) => {
      const value = await countUp(manager, counters, { scope, name })
      seals.count(scope, name, value)
      return value
    },
    passTo: async (scope, name, value) => {
      await countTo(manager, counters, { scope, name }, value)
      seals.count(scope, name, value)
    },
    written: seals.take,
  }
  return { db, seals }
}
