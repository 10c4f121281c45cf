import type {
  EntityManager,
  EntitySchema,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm'

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

/** SQLite takes at most 32,766 values in one statement; a shorter one is understood sooner, measured here. */
const VALUES_A_STATEMENT = 3_000

/**
 * Writes many rows a statement. TypeORM's own insert names every value and looks the names up again, which takes
 * seconds for a price list; its columns and their transformers are used all the same.
 */
async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  const { driver } = manager.connection
  const { columns, tablePath } = manager.connection.getMetadata(table)
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ')
  const atOnce = Math.max(1, Math.floor(VALUES_A_STATEMENT / columns.length))
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const places = some.map((_, row) => {
      const first = row * columns.length
      return `(${columns.map((_column, at) => driver.createParameter(`v${first + at}`, first + at)).join(', ')})`
    })
    const values = some.flatMap((row) =>
      columns.map((column) => driver.preparePersistentValue(column.getEntityValue(row), column) ?? null),
    )
    await manager.query(`INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${places.join(', ')}`, values)
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
