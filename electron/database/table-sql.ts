import type { DataSource, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm'
import { SEAL } from './what-is-sealed'

/** A table as SQL names it, and how its values go into the database and come out again. */
export type TableSql = {
  /** As the office calls it; `name` is the same in quotes. */
  table: string
  name: string
  /** `"id", "projectId", …` in the order of `columns`. */
  list: string
  columns: readonly ColumnSql[]
  /** Those of the primary key. */
  keys: readonly ColumnSql[]
  /** Every property by its name's order: what a seal goes by. */
  sorted: readonly string[]
  /** Whether each row has a seal beside what it says. */
  hasSeal: boolean
  /** Those whose values are not in the database as the office knows them. */
  converted: readonly ColumnSql[]
  column(property: string): ColumnSql
}

export type ColumnSql = {
  property: string
  name: string
  toDatabase(value: unknown): unknown
  fromDatabase(value: unknown): unknown
}

const known = new WeakMap<DataSource, WeakMap<object, TableSql>>()

/** What TypeORM knows of a table, worked out once a connection: its names and transformers, without its query builder. */
export function tableSql<Row extends ObjectLiteral>(connection: DataSource, table: EntitySchema<Row>): TableSql {
  let tables = known.get(connection)
  if (!tables) {
    tables = new WeakMap()
    known.set(connection, tables)
  }
  let sql = tables.get(table)
  if (!sql) {
    sql = describe(connection, connection.getMetadata(table))
    tables.set(table, sql)
  }
  return sql
}

function describe({ driver }: DataSource, { columns: all, tablePath }: EntityMetadata): TableSql {
  const columns = all.filter(({ propertyName }) => propertyName !== SEAL)
  const described = columns.map((column) => describeColumn(driver, column))
  const converted = described.filter((_, at) => columns[at]?.transformer || columns[at]?.type === 'boolean')
  const byProperty = new Map(described.map((column) => [column.property, column]))
  return {
    table: tablePath,
    name: driver.escape(tablePath),
    list: described.map(({ name }) => name).join(', '),
    columns: described,
    keys: described.filter((_, at) => columns[at]?.isPrimary),
    sorted: described.map(({ property }) => property).sort(),
    hasSeal: columns.length < all.length,
    converted,
    column: (property) => {
      const column = byProperty.get(property)
      if (!column) throw new Error(`${tablePath} has no column ${property}`)
      return column
    },
  }
}

/** What goes into a database as it is. Asking the driver for each of a price list's values takes as long as sealing it. */
const AS_IT_IS: ReadonlySet<unknown> = new Set(['text', 'integer'])

function describeColumn(driver: DataSource['driver'], column: EntityMetadata['columns'][number]): ColumnSql {
  const isAsItIs = AS_IT_IS.has(column.type) && column.transformer === undefined
  return {
    property: column.propertyName,
    name: driver.escape(column.databaseName),
    toDatabase: isAsItIs ? (value) => value ?? null : (value) => driver.preparePersistentValue(value, column) ?? null,
    fromDatabase: (value) => driver.prepareHydratedValue(value, column),
  }
}
