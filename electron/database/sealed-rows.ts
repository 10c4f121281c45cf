import type { EntityManager, EntitySchema, FindOptionsWhere, ObjectLiteral } from 'typeorm'
import { insertRows } from './insert-rows'
import type { Seals } from './sealing'
import { ask, conditionOf, placed, tell } from './statements'
import { type TableSql, tableSql } from './table-sql'
import { SEAL } from './what-is-sealed'

/** A row with the seal that stands beside it. */
export type SealedRow = { row: Record<string, unknown>; seal: string | null }

/** What is changed of rows: a value, or the name of the column whose value each takes over. */
export type RowChange<Row> = { [Key in keyof Row]?: Row[Key] | SameAs<Row> }
type SameAs<Row> = { sameAs: keyof Row & string }

/** Rows with their seals. In a command nobody else changes them meanwhile. */
export async function findSealed<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  where: FindOptionsWhere<Row> | undefined,
  isToChange: boolean,
): Promise<SealedRow[]> {
  const sql = tableSql(manager.connection, table)
  const values: unknown[] = []
  const condition = conditionOf(manager, sql, where, values)
  if (condition === null) throw new Error(`rows of ${sql.name} are chosen in a way that is not known`)
  const hold = isToChange && manager.connection.options.type === 'postgres' ? ' FOR UPDATE' : ''
  const rows = await ask<Record<string, unknown> & { seal: string | null }>(
    manager,
    `SELECT ${sql.list}, "${SEAL}" FROM ${sql.name}${condition}${hold}`,
    values,
  )
  return rows.map(({ seal, ...row }) => {
    for (const { property, fromDatabase } of sql.converted) row[property] = fromDatabase(row[property])
    return { row, seal }
  })
}

/** Changes the rows that still are as `where` says, seals them anew, and gives how many they were. */
export async function updateSealed<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  where: FindOptionsWhere<Row>,
  change: RowChange<Row>,
  seals: Seals,
): Promise<number> {
  const sql = tableSql(manager.connection, table)
  const known = await findSealed(manager, table, where, true)
  const changed = Object.keys(change)
  const written = known.map(({ row, seal }) => {
    const after = { ...row }
    for (const property of changed) after[property] = changedValue(change[property], row)
    return { row: after, seal: seals.replace(sql, row, seal, after) }
  })
  await writeSealed(manager, sql, changed, written)
  return known.length
}

function changedValue(change: unknown, row: Record<string, unknown>): unknown {
  if (typeof change === 'object' && change !== null && 'sameAs' in change) return row[String(change.sameAs)]
  return change ?? null
}

/** Writes the named columns and the seals of rows that are there; nobody waits for it. */
export async function writeSealed(
  manager: EntityManager,
  sql: TableSql,
  changed: readonly string[],
  rows: readonly SealedRow[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = changed.map((property) => sql.column(property))
  if (rows.length === 1) {
    const values: unknown[] = []
    const changes = columns.map(
      ({ name, property, toDatabase }) => `${name} = ${placed(manager, values, toDatabase(first.row[property]))}`,
    )
    changes.push(`"${SEAL}" = ${placed(manager, values, first.seal)}`)
    const keys = sql.keys.map(
      ({ name, property, toDatabase }) => `${name} = ${placed(manager, values, toDatabase(first.row[property]))}`,
    )
    await tell(manager, `UPDATE ${sql.name} SET ${changes.join(', ')} WHERE ${keys.join(' AND ')}`, values)
    return
  }
  const sent = [...sql.keys, ...columns.filter((column) => !sql.keys.includes(column))]
  const text = JSON.stringify(
    rows.map(({ row, seal }) => ({
      ...Object.fromEntries(sent.map(({ property, toDatabase }) => [property, toDatabase(row[property])])),
      [SEAL]: seal,
    })),
  )
  const isSqlite = manager.connection.options.type === 'sqlite'
  const given = (name: string) => (isSqlite ? `"new"."value"->>'$.${name}'` : `"new".${name}`)
  const names = [...columns.map(({ name }) => name), `"${SEAL}"`]
  await tell(
    manager,
    `UPDATE ${sql.name} SET ${names.map((name) => `${name} = ${given(name)}`).join(', ')}
FROM ${isSqlite ? 'jsonb_each(?)' : `jsonb_populate_recordset(NULL::${sql.name}, $1::jsonb)`} AS "new"
WHERE ${sql.keys.map(({ name }) => `${sql.name}.${name} = ${given(name)}`).join(' AND ')}`,
    [text],
  )
}

/** Writes a row, or in its place when there is one of the same primary key. */
export async function putSealed<Row extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  row: Row,
  seals: Seals,
): Promise<void> {
  const { keys } = tableSql(manager.connection, table)
  const key: FindOptionsWhere<Row> = {}
  for (const { property } of keys) Object.assign(key, { [property]: row[property] })
  const replaced = await updateSealed(manager, table, key, row, seals)
  if (replaced === 0) await insertRows(manager, table, [row], seals)
}
