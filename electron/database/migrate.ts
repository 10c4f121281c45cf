import type { DataSource } from 'typeorm'
import { FirstOffice20260601000000 } from './migrations/20260601000000-first-office'
import { PricesInFull20261124000000 } from './migrations/20261124000000-prices-in-full'
import { OffSaleWhileWaiting20261129000000 } from './migrations/20261129000000-off-sale-while-waiting'
import { DamagedDataError } from './soundness'

/** Every migration, oldest first. A new one is added at the end; none is ever changed after it has shipped. */
export const MIGRATIONS = [FirstOffice20260601000000, PricesInFull20261124000000, OffSaleWhileWaiting20261129000000]

/** The database was written by a newer version of the product. */
export class NewerDatabaseError extends Error {
  constructor(migration: string) {
    super(`the data was written by a newer version (${migration}); install that version, nothing was changed`)
    this.name = 'NewerDatabaseError'
  }
}

/** Brings the database to this version, all or nothing, and gives the last migration's name. */
export async function migrate(source: DataSource): Promise<string> {
  const known = MIGRATIONS.map((migration) => migration.name)
  for (const applied of await appliedMigrations(source)) {
    if (!known.includes(applied)) throw new NewerDatabaseError(applied)
  }
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
