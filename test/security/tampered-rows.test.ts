import { DataSource, type EntityManager } from 'typeorm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, ordered } from '../../electron/commands/office-client'
import { examOf, findInAll } from '../../electron/examination/examine'
import { TABLES } from '../../electron/features/tables'
import { gateChecks } from '../../electron/gate/gate-checks'
import { openOffice } from '../../electron/office'
import { makeBusy } from '../office/a-busy-office'
import { anEmptyPlace, type Place, removePlace } from '../office/a-place'
import { fillOffice, OPENING, PASSWORD } from '../office/an-office'
import { configFor } from '../office/office-config'
import { priceListFile } from '../office/price-list'
import { addScans, SCANS } from '../office/with-attachments'

/** Columns whose change nobody can see, and why none needs to be seen. */
const FREE = new Map([
  ['setting.value of health', 'turned over to see whether the disk can be written to'],
  ['signInAttempt deleted', 'cleared away after a day'],
])

const clock = { now: OPENING }
let place: Place | undefined
let source: DataSource | undefined

beforeAll(async () => {
  place = await anEmptyPlace()
  clock.now = OPENING
  const office = await openOffice(configFor(place, clock))
  try {
    const projectId = await fillOffice(office)
    await makeBusy(office, projectId, clock, { hasDeals: true })
    // Somebody has said what the headings mean.
    const manager = clientOf(office)
    await manager.staff.signIn(ordered({ login: 'manager', password: PASSWORD }))
    const order = { projectId, file: await priceListFile(), decidedBy: 'unitPrice' } as const
    const { mapping } = await manager.ledger.previewPriceList(ordered(order))
    await manager.ledger.previewPriceList(ordered({ ...order, mapping }))
  } finally {
    await office.close()
  }
  await addScans({ ...place, now: clock.now }, SCANS)
  const { dataDir, databaseUrl } = place
  source = new DataSource(
    databaseUrl === undefined
      ? { type: 'sqlite', database: `${dataDir}/office.sqlite`, entities: TABLES }
      : { type: 'postgres', url: databaseUrl, entities: TABLES, extra: { max: 1 } },
  )
  await source.initialize()
  await liftWalls(source)
}, 120_000)

afterAll(async () => {
  await source?.destroy()
  if (place) await removePlace(place)
})

/** Whoever has the database is held up by no reference, check or unique index. */
async function liftWalls(database: DataSource): Promise<void> {
  for (const { name, unique } of TABLES.flatMap(({ options }) => options.indices ?? [])) {
    if (unique) await database.query(`DROP INDEX "${name}"`)
  }
  if (database.options.type === 'sqlite') {
    await database.query('PRAGMA foreign_keys = OFF')
    await database.query('PRAGMA ignore_check_constraints = ON')
    return
  }
  await database.query('SET session_replication_role = replica')
  const checks: { table: string; name: string }[] = await database.query(
    `SELECT conrelid::regclass::text AS "table", conname AS "name" FROM pg_constraint
     WHERE contype = 'c' AND connamespace = current_schema()::regnamespace`,
  )
  for (const { table, name } of checks) await database.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`)
}

class Undone extends Error {}

/** What the doctor finds while the statements are in force; they are undone afterwards. */
async function foundBy(tamper: (manager: EntityManager) => Promise<void>): Promise<string[]> {
  const [database, at] = [source, place]
  if (!database || !at) throw new Error('the office was not filled')
  let lines: string[] = []
  await database
    .transaction(async (manager) => {
      await tamper(manager)
      const { exam } = await examOf(manager, { ...at, now: () => clock.now })
      const { findings: found } = await findInAll([{ title: '', checks: gateChecks }], exam, false)
      lines = found.map(({ name, where, what }) => `${name} ${where}：${what}`)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return lines
}

type Column = { property: string; type: string; isPrimary: boolean; isNullable: boolean }

function columnsOf(table: (typeof TABLES)[number]): Column[] {
  return Object.entries(table.options.columns).flatMap(([property, options]) =>
    options
      ? [
          {
            property,
            type: String(options.type),
            isPrimary: options.primary ?? false,
            isNullable: options.nullable ?? false,
          },
        ]
      : [],
  )
}

/** The rows of a table as the database has them, those first that say most. */
async function rowsOf(manager: EntityManager, table: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = await manager.query(`SELECT * FROM "${table}"`)
  const isFree = (row: Record<string, unknown>) => table === 'setting' && row.name === 'health'
  const said = (row: Record<string, unknown>) => Object.values(row).filter((value) => value !== null).length
  return rows.filter((row) => !isFree(row)).sort((a, b) => said(b) - said(a))
}

const parameter = (at: number) => (source?.options.type === 'sqlite' ? '?' : `$${at}`)

async function change(
  manager: EntityManager,
  table: string,
  keys: readonly string[],
  row: Record<string, unknown>,
  property: string,
  value: unknown,
): Promise<void> {
  const where = keys.map((key, index) => `"${key}" = ${parameter(index + 2)}`).join(' AND ')
  await manager.query(`UPDATE "${table}" SET "${property}" = ${parameter(1)} WHERE ${where}`, [
    value,
    ...keys.map((key) => row[key]),
  ])
}

/** Another value that the column can hold. */
function otherThan(value: unknown, { type }: Column): unknown {
  if (type === 'boolean') return typeof value === 'boolean' ? !value : value ? 0 : 1
  if (type === 'integer' || type === 'bigint') return Number(value ?? 0) + 1_000
  return `${value ?? ''}x`
}

const TABLE_CASES = TABLES.map((table) => ({ table, name: table.options.name, columns: columnsOf(table) }))
const COLUMN_CASES = TABLE_CASES.flatMap(({ name, columns }) =>
  columns.map((column) => ({
    name,
    column,
    property: column.property,
    keys: columns.filter(({ isPrimary }) => isPrimary).map(({ property }) => property),
  })),
)

describe('attack: rows changed past the office', () => {
  it('invariant: nothing is found where nobody was', async () => {
    expect(await foundBy(async () => undefined)).toEqual([])
  })

  it('invariant: every table of the database is among those that are tried', async () => {
    const there: { name: string }[] =
      (await source?.query(
        source.options.type === 'sqlite'
          ? `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`
          : `SELECT "tablename" AS "name" FROM "pg_tables" WHERE "schemaname" = current_schema()`,
      )) ?? []
    const tried = new Set([...TABLE_CASES.map(({ name }) => name), 'migrations'])
    expect(there.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })

  it.each(COLUMN_CASES)('invariant: $name $property changed is found', async ({ name, column, keys }) => {
    const { property } = column
    const found = await foundBy(async (manager) => {
      const [row] = await rowsOf(manager, name)
      if (!row) throw new Error(`the busy office has no row of ${name}`)
      await change(manager, name, keys, row, property, otherThan(row[property], column))
    })
    expect(found).not.toEqual([])
  })

  it.each(COLUMN_CASES.filter(({ column }) => column.isNullable))(
    'invariant: $name $property emptied is found',
    async ({ name, property, keys }) => {
      let isDone = false
      const found = await foundBy(async (manager) => {
        const row = (await rowsOf(manager, name)).find((one) => one[property] !== null)
        if (!row) return
        isDone = true
        await change(manager, name, keys, row, property, null)
      })
      expect(found.length > 0).toBe(isDone)
    },
  )

  it.each(COLUMN_CASES.filter(({ column }) => !column.isPrimary))(
    'invariant: $name $property of two rows exchanged is found',
    async ({ name, property, keys }) => {
      let isDone = false
      const found = await foundBy(async (manager) => {
        const [one, ...rest] = await rowsOf(manager, name)
        const two = rest.find((row) => row[property] !== one?.[property])
        if (!one || !two) return
        isDone = true
        await change(manager, name, keys, one, property, two[property])
        await change(manager, name, keys, two, property, one[property])
      })
      expect(found.length > 0).toBe(isDone)
    },
  )

  it.each(TABLE_CASES)('invariant: a row of $name taken out is found', async ({ name, columns }) => {
    const found = await foundBy(async (manager) => {
      const [row] = await rowsOf(manager, name)
      if (!row) throw new Error(`the busy office has no row of ${name}`)
      const keys = columns.filter(({ isPrimary }) => isPrimary)
      const where = keys.map(({ property }, index) => `"${property}" = ${parameter(index + 1)}`).join(' AND ')
      await manager.query(
        `DELETE FROM "${name}" WHERE ${where}`,
        keys.map(({ property }) => row[property]),
      )
    })
    if (FREE.has(`${name} deleted`)) expect(found).toEqual([])
    else expect(found).not.toEqual([])
  })

  it.each(TABLE_CASES)('invariant: a row of $name put in is found', async ({ name, columns }) => {
    const found = await foundBy(async (manager) => {
      const [row] = await rowsOf(manager, name)
      if (!row) throw new Error(`the busy office has no row of ${name}`)
      const copy: Record<string, unknown> = { ...row }
      for (const column of columns.filter(({ isPrimary }) => isPrimary)) {
        copy[column.property] =
          column.type === 'integer' ? Number(row[column.property]) + 99 : otherThan(row[column.property], column)
      }
      const names = Object.keys(copy)
      await manager.query(
        `INSERT INTO "${name}" (${names.map((one) => `"${one}"`).join(', ')}) VALUES (${names.map((_, at) => parameter(at + 1)).join(', ')})`,
        names.map((one) => copy[one]),
      )
    })
    expect(found).not.toEqual([])
  })
})
