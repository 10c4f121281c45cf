import type {
  EntityManager,
  EntitySchema,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm'
import { insertRows } from '../database/insert-rows'

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
  /** Changes the rows that still are as `where` says; the number of rows tells whether they were. */
  update<Row extends ObjectLiteral>(
    table: EntitySchema<Row>,
    where: FindOptionsWhere<Row>,
    change: QueryDeepPartialEntity<Row>,
  ): Promise<number>
  /** The next number of a gapless counter of the scope. */
  next(scope: string, name: string): Promise<number>
}

export function readerOf(manager: EntityManager): Reader {
  return {
    find: (table, where, options) => manager.find(table, { where, order: options?.order, take: options?.limit }),
    findOne: (table, where, options) => manager.findOne(table, { where, order: options?.order }),
    count: (table, where) => manager.countBy(table, where),
    select: (sql, parameters) => manager.query(sql, parameters),
  }
}

export function writerOf(
  manager: EntityManager,
  counters: EntitySchema<{ scope: string; name: string; value: number }>,
): Writer {
  return {
    ...readerOf(manager),
    insert: (table, rows) => insertRows(manager, table, Array.isArray(rows) ? rows : [rows]),
    update: async (table, where, change) => {
      const result = await manager.update(table, where, change)
      return result.affected ?? 0
    },
    next: async (scope, name) => {
      const changed = await manager.increment(counters, { scope, name }, 'value', 1)
      if (changed.affected === 0) {
        await manager.insert(counters, { scope, name, value: 1 })
        return 1
      }
      const counter = await manager.findOneByOrFail(counters, { scope, name })
      return counter.value
    },
  }
}
