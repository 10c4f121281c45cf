import {
  type EntityManager,
  type EntitySchema,
  FindOperator,
  type FindOptionsOrder,
  type FindOptionsWhere,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm'
import { askOfTable, askSqlite, tellSqlite } from './sqlite-driver'
import { type ColumnSql, type TableSql, tableSql } from './table-sql'

/**
 * What a claim asks of the database some thirty times over, as plain SQL that is the same text each time. TypeORM's
 * query builder takes longer to put such a statement together than the database takes to carry it out; what is asked
 * for in a way that is not known here it still does.
 */

/** Rows of a statement. On SQLite straight from the connection: what TypeORM does around it takes as long again. */
export function ask<Row>(manager: EntityManager, sql: string, values: unknown[]): Promise<Row[]> {
  return askSqlite<Row>(manager.connection.driver, sql, values) ?? inTurn(manager, () => manager.query(sql, values))
}

const lastSaid = new WeakMap<QueryRunner, Promise<unknown>>()

/** PostgreSQL's client takes one statement at a time: those of one transaction that are asked side by side take turns. */
function inTurn<Result>({ queryRunner }: EntityManager, say: () => Promise<Result>): Promise<Result> {
  if (!queryRunner) return say()
  const saying = (lastSaid.get(queryRunner) ?? Promise.resolve()).then(say)
  lastSaid.set(
    queryRunner,
    saying.catch(() => undefined),
  )
  return saying
}

/** A statement that only writes. In a command on SQLite it is not waited for; the command fails at its end if it does. */
export async function tell(manager: EntityManager, sql: string, values: unknown[]): Promise<void> {
  await (tellSqlite(manager.connection.driver, sql, values) ?? inTurn(manager, () => manager.query(sql, values)))
}

type Where<Row> = FindOptionsWhere<Row> | FindOptionsWhere<Row>[] | undefined
type Order<Row> = FindOptionsOrder<Row> | undefined

export async function findRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  where: Where<Row>,
  order: Order<Row>,
  limit: number | undefined,
): Promise<Row[]> {
  const sql = tableSql(manager.connection, table)
  const values: unknown[] = []
  const [condition, sorting] = [conditionOf(manager, sql, where, values), sortingOf(sql, order)]
  if (condition === null || sorting === null) return manager.find(table, { where, order, take: limit })
  const most = limit === undefined ? '' : ` LIMIT ${limit}`
  const select = `SELECT ${sql.list} FROM ${sql.name}${condition}${sorting}${most}`
  const { driver } = manager.connection
  const rows = await (askOfTable<Row>(driver, sql.table, select, values) ?? ask<Row>(manager, select, values))
  for (const row of rows) asKnown(sql, row)
  return rows
}

export async function countRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  where: Where<Row>,
): Promise<number> {
  const sql = tableSql(manager.connection, table)
  const values: unknown[] = []
  const condition = conditionOf(manager, sql, where, values)
  if (condition === null) return manager.count(table, { where })
  const [row] = await ask<{ rows: number | string }>(
    manager,
    `SELECT COUNT(*) AS "rows" FROM ${sql.name}${condition}`,
    values,
  )
  return Number(row?.rows)
}

/** Sets a counter to a value. */
export async function countTo<Row extends ObjectLiteral & { value: number }>(
  manager: EntityManager,
  counters: EntitySchema<Row>,
  key: { [Key in keyof Row]?: string },
  to: number,
): Promise<void> {
  const sql = tableSql(manager.connection, counters)
  const values: unknown[] = []
  const columns = Object.keys(key).map((property) => sql.column(property).name)
  const places = [...Object.values(key), to].map((value) => placed(manager, values, value))
  const { name: value } = sql.column('value')
  await tell(
    manager,
    `INSERT INTO ${sql.name} (${columns.join(', ')}, ${value}) VALUES (${places.join(', ')})
ON CONFLICT (${columns.join(', ')}) DO UPDATE SET ${value} = excluded.${value}`,
    values,
  )
}

/** Counts one further: the first time to 1. */
export async function countUp<Row extends ObjectLiteral & { value: number }>(
  manager: EntityManager,
  counters: EntitySchema<Row>,
  key: { [Key in keyof Row]?: string },
): Promise<number> {
  const sql = tableSql(manager.connection, counters)
  const values: unknown[] = []
  const columns = Object.keys(key).map((property) => sql.column(property).name)
  const places = Object.values(key).map((value) => placed(manager, values, value))
  const { name: value } = sql.column('value')
  const [row] = await ask<{ counted: number | string }>(
    manager,
    `INSERT INTO ${sql.name} (${columns.join(', ')}, ${value}) VALUES (${places.join(', ')}, 1)
ON CONFLICT (${columns.join(', ')}) DO UPDATE SET ${value} = ${sql.name}.${value} + 1 RETURNING ${value} AS "counted"`,
    values,
  )
  return Number(row?.counted)
}

function asKnown(sql: TableSql, row: Record<string, unknown>): void {
  for (const { property, fromDatabase } of sql.converted) row[property] = fromDatabase(row[property])
}

/** Puts a value in its place in a statement. */
export function placed(manager: EntityManager, values: unknown[], value: unknown): string {
  values.push(value)
  const at = values.length - 1
  return manager.connection.driver.createParameter(`v${at}`, at)
}

/** Null where the condition is not one of those that are put here. */
export function conditionOf<Row>(
  manager: EntityManager,
  sql: TableSql,
  where: Where<Row>,
  values: unknown[],
): string | null {
  if (Array.isArray(where) && where.length === 0) throw new Error(`no way is given to choose rows of ${sql.name}`)
  const ways: string[] = []
  for (const way of Array.isArray(where) ? where : [where ?? {}]) {
    const parts: string[] = []
    for (const [property, wanted] of Object.entries(way)) {
      const part = partOf(manager, sql.column(property), wanted, values)
      if (part === null) return null
      parts.push(part)
    }
    if (parts.length > 0) ways.push(parts.join(' AND '))
  }
  if (ways.length === 0) return ''
  return ` WHERE ${ways.length === 1 ? ways[0] : ways.map((way) => `(${way})`).join(' OR ')}`
}

const COMPARED = { moreThan: '>', moreThanOrEqual: '>=', lessThan: '<', lessThanOrEqual: '<=' } as const

function partOf(manager: EntityManager, column: ColumnSql, wanted: unknown, values: unknown[]): string | null {
  const { name } = column
  const place = (value: unknown) => placed(manager, values, column.toDatabase(value))
  // A condition that says nothing would choose every row.
  if (wanted === undefined || wanted === null) throw new Error(`no value is given for ${name}`)
  if (!(wanted instanceof FindOperator)) return `${name} = ${place(wanted)}`
  switch (wanted.type) {
    case 'isNull':
      return `${name} IS NULL`
    case 'not':
      return wanted.child?.type === 'isNull' ? `${name} IS NOT NULL` : null
    case 'in': {
      const some: unknown[] = [...wanted.value]
      return some.length === 0 ? '0 = 1' : `${name} IN (${some.map(place).join(', ')})`
    }
    case 'moreThan':
    case 'moreThanOrEqual':
    case 'lessThan':
    case 'lessThanOrEqual':
      return `${name} ${COMPARED[wanted.type]} ${place(wanted.value)}`
    default:
      return null
  }
}

function sortingOf<Row>(sql: TableSql, order: Order<Row>): string | null {
  const parts: string[] = []
  for (const [property, way] of Object.entries(order ?? {})) {
    if (way !== 'ASC' && way !== 'DESC') return null
    parts.push(`${sql.column(property).name} ${way}`)
  }
  return parts.length === 0 ? '' : ` ORDER BY ${parts.join(', ')}`
}
