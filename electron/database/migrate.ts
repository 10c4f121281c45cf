import type { DataSource } from 'typeorm'
import type { BeforeMigrating } from './database'
import { FirstOffice20260601000000 } from './migrations/20260601000000-first-office'
import { PricesInFull20261124000000 } from './migrations/20261124000000-prices-in-full'
import { OffSaleWhileWaiting20261129000000 } from './migrations/20261129000000-off-sale-while-waiting'
import { RowSeals20261130000000 } from './migrations/20261130000000-row-seals'
import { SpaceAreas20261201000000 } from './migrations/20261201000000-space-areas'
import { Finding20261202000000 } from './migrations/20261202000000-finding'
import { SharedPc20261203000000 } from './migrations/20261203000000-shared-pc'
import { Trial20261204000000 } from './migrations/20261204000000-trial'
import { Attachments20261205000000 } from './migrations/20261205000000-attachments'
import { Subscriptions20261206000000 } from './migrations/20261206000000-subscriptions'
import { DamagedDataError } from './soundness'

/** Every migration, oldest first. A new one is added at the end; none is ever changed after it has shipped. */
export const MIGRATIONS = [
  FirstOffice20260601000000,
  PricesInFull20261124000000,
  OffSaleWhileWaiting20261129000000,
  RowSeals20261130000000,
  SpaceAreas20261201000000,
  Finding20261202000000,
  SharedPc20261203000000,
  Trial20261204000000,
  Attachments20261205000000,
  Subscriptions20261206000000,
]

/** The database was written by a newer version of the product. */
export class NewerDatabaseError extends Error {
  constructor(migration: string) {
    super(`the data was written by a newer version (${migration}); install that version, nothing was changed`)
    this.name = 'NewerDatabaseError'
  }
}

/**
 * Brings the database to this version, all or nothing, and gives the last migration's name. Data of an earlier version is
 * first handed to `before`; if that fails nothing is begun. Rule SEC-4.
 */
export async function migrate(source: DataSource, before?: BeforeMigrating): Promise<string> {
  const known = MIGRATIONS.map((migration) => migration.name)
  const applied = await appliedMigrations(source)
  const newer = applied.find((name) => !known.includes(name))
  if (newer) throw new NewerDatabaseError(newer)
  const isBehind = applied.length > 0 && known.some((name) => !applied.includes(name))
  if (isBehind) await before?.(applied)
  await source.runMigrations({ transaction: 'all' })
  if (source.options.type === 'sqlite') {
    const broken: unknown[] = await source.query('PRAGMA foreign_key_check')
    if (broken.length > 0) throw new DamagedDataError(`有 ${broken.length} 行指向不存在的内容`)
  }
  return known.at(-1) ?? ''
}

async function appliedMigrations(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner()
  try {
    if (!(await runner.hasTable('migrations'))) return []
    const rows: { name: string }[] = await runner.query('SELECT "name" FROM "migrations" ORDER BY "timestamp"')
    return rows.map((row) => row.name)
  } finally {
    await runner.release()
  }
}
