import { DataSource } from 'typeorm'
import { canBegin, type Database, type DatabaseConfig } from './database'
import { MIGRATIONS, migrate } from './migrate'

/** An office on PostgreSQL: for several PCs that are hosts themselves. */
export async function openPostgres({ tables }: DatabaseConfig, url: string): Promise<Database> {
  const source = new DataSource({ type: 'postgres', url, entities: tables, migrations: MIGRATIONS })
  const reader = new DataSource({
    type: 'postgres',
    url,
    entities: tables,
    extra: { options: '-c default_transaction_read_only=on' },
  })
  const close = async () => {
    if (reader.isInitialized) await reader.destroy()
    if (source.isInitialized) await source.destroy()
  }
  try {
    await source.initialize()
    const schema = await migrate(source)
    await reader.initialize()
    return {
      kind: 'postgres',
      schema,
      reader: reader.manager,
      read: (work) => reader.transaction('REPEATABLE READ', work),
      write: (scope, work) =>
        source.transaction(async (manager) => {
          await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [scope])
          return work(manager)
        }),
      canWrite: () => canBegin(source),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
