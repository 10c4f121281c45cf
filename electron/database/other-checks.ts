import { type DataSource, type EntitySchema, QueryFailedError, type QueryRunner } from 'typeorm'

/** What is wrong with the checks, and what there is to do where it is not what any other schema asks for. */
type OtherCheck = { what: string; remedy: string | null }

/**
 * Checks of PostgreSQL that let other rows pass than the office declares, under the same name. How it words a check is
 * its own, so it is asked how it would word the declared ones: on an empty temporary table, in a transaction that is
 * undone. SQLite keeps the words as they were. Rule SEC-2.
 */
export async function findOtherChecks(source: DataSource, tables: readonly EntitySchema[]): Promise<OtherCheck[]> {
  if (source.options.type === 'sqlite') return []
  const runner = source.createQueryRunner()
  try {
    await runner.startTransaction()
    await runner.query('SET TRANSACTION READ WRITE')
    const found: OtherCheck[] = []
    for (const table of tables) found.push(...(await othersOf(runner, table)))
    return found
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error
    const remedy = '用能建临时表的账号（GRANT TEMPORARY）连主库，再检查一次'
    return [{ what: `约束（CHECK）没能核对：${error.message}`, remedy }]
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
    await runner.release()
  }
}

const ASKED = 'declaredChecks'

async function othersOf(runner: QueryRunner, { options: { name, checks = [] } }: EntitySchema): Promise<OtherCheck[]> {
  if (checks.length === 0) return []
  await runner.query(`SAVEPOINT "${ASKED}"`)
  try {
    await runner.query(`CREATE TEMPORARY TABLE "${ASKED}" (LIKE "${name}")`)
    const added = checks.map((check) => `ADD CONSTRAINT "${check.name}" CHECK (${check.expression})`)
    await runner.query(`ALTER TABLE "${ASKED}" ${added.join(', ')}`)
    const rows: { name: string; wanted: string; is: string }[] = await runner.query(
      `SELECT "wanted"."conname" AS "name",
         pg_get_constraintdef("wanted"."oid") AS "wanted", pg_get_constraintdef("own"."oid") AS "is"
       FROM "pg_constraint" AS "wanted" JOIN "pg_constraint" AS "own" ON "own"."conname" = "wanted"."conname"
       WHERE "wanted"."conrelid" = '"${ASKED}"'::regclass AND "own"."conrelid" = '"${name}"'::regclass
         AND "wanted"."contype" = 'c' ORDER BY 1`,
    )
    return rows
      .filter(({ wanted, is }) => is !== wanted)
      .map((row) => ({
        what: `表 ${name} 的约束 ${row.name} 与程序要求的不同：应有 ${row.wanted}，现有 ${row.is}`,
        remedy: null,
      }))
  } catch (error) {
    // A table or column that is gone is named by what is asked of the schema.
    if (isGone(error)) return []
    throw error
  } finally {
    await runner.query(`ROLLBACK TO "${ASKED}"`)
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false
  const code = 'code' in error.driverError ? error.driverError.code : undefined
  return code === '42P01' || code === '42703'
}
