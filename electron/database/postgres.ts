import { DataSource, type EntityManager, type QueryRunner } from 'typeorm'
import { isConnectionLost, isGivenUp, OutcomeUnknownError, outliveItsEnd } from './connection-loss'
import { type Database, type DatabaseConfig, lossIn, obstacleTo, TURN_OVER } from './database'
import { hostsOf } from './listening'
import { MIGRATIONS, migrate } from './migrate'
import { requireHere } from './search-path'
import { storageFaultOf } from './storage-fault'
import { requireNoStranger } from './strange-parts'
import { requireWalls } from './walls'

/** A connection that cannot be had in this time is not there. */
const PATIENCE = 5_000
/** A host that vanished in the middle of a command would keep the project's turn; the database ends its connection. */
const VANISHED =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=30000'

/** An office on PostgreSQL: for several PCs that are hosts themselves. */
export async function openPostgres(
  { tables, beforeMigrating }: Pick<DatabaseConfig, 'tables' | 'beforeMigrating'>,
  url: string,
): Promise<Database> {
  const common = { type: 'postgres', url, entities: tables, connectTimeoutMS: PATIENCE } as const
  const extra = { keepAlive: true, options: VANISHED, onConnect: outliveItsEnd }
  const source = new DataSource({ ...common, migrations: MIGRATIONS, extra })
  const reader = new DataSource({
    ...common,
    extra: { ...extra, options: `${VANISHED} -c default_transaction_read_only=on` },
  })
  const hosts = hostsOf(url)
  const close = async () => {
    await hosts.close()
    if (reader.isInitialized) await reader.destroy()
    if (source.isInitialized) await source.destroy()
  }
  try {
    await source.initialize()
    const schema = await alone(source, async () => {
      await requireHere(source)
      await requireNoStranger(source)
      const last = await migrate(source, beforeMigrating)
      await requireWalls(source, tables)
      return last
    })
    await reader.initialize()
    return {
      kind: 'postgres',
      schema,
      reader: reader.manager,
      read: (work) => reader.transaction('REPEATABLE READ', work),
      write: async (scope, work, { instead } = {}) => {
        try {
          return await inTurn(source, scope, work)
        } catch (error) {
          const other = instead?.(error)
          if (!other) throw error
          return inTurn(source, scope, other)
        }
      },
      hosts,
      findObstacle: () =>
        obstacleTo(
          inTransaction(source, (manager) => manager.query(TURN_OVER)),
          obstacleIn,
        ),
      obstacleIn,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function obstacleIn(error: unknown) {
  return lossIn(error) ?? storageFaultOf(error, null)
}

/** Hosts that open at the same moment look at the tables and migrate one after another: the later ones find everything done. */
async function alone<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const guard = source.createQueryRunner()
  try {
    await guard.query(`SELECT pg_advisory_lock(hashtextextended('migrate', 0))`)
    return await work()
  } finally {
    // The lock goes with the connection too, should it be lost.
    await guard.query(`SELECT pg_advisory_unlock(hashtextextended('migrate', 0))`).catch(() => undefined)
    await guard.release()
  }
}

/** Of writers all together, of a restore alone: it begins when nobody is writing, and who writes then waits for its end. */
export const RESTORE_LOCK = `hashtextextended('fanghao restore', 0)`
const WORKING = `pg_advisory_xact_lock_shared(${RESTORE_LOCK})`

/** One transaction after every earlier one of the same scope. */
function inTurn<T>(source: DataSource, scope: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return inTransaction(source, async (manager) => {
    await manager.query(`SELECT ${WORKING}, pg_advisory_xact_lock(hashtextextended($1, 0))`, [scope])
    return work(manager)
  })
}

/** TypeORM's own transaction does not tell a commit that failed from one of which nothing is known. */
async function inTransaction<T>(source: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner()
  try {
    await runner.startTransaction()
    const result = await workOrUndo(runner, work)
    await commit(runner)
    return result
  } finally {
    await runner.release()
  }
}

async function workOrUndo<T>(runner: QueryRunner, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  try {
    return await work(runner.manager)
  } catch (error) {
    // Where even this fails the connection is gone, and the database undoes it by itself.
    await runner.rollbackTransaction().catch(() => undefined)
    throw error
  }
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction()
  } catch (error) {
    throw isConnectionLost(error) || isGivenUp(error) ? new OutcomeUnknownError(error) : error
  }
}
