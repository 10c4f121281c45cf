import type { DataSource, EntitySchema } from 'typeorm'

/** The office's own wall against selling a home twice is down: nobody may work behind it. Rule LED-1. */
export class MissingWallError extends Error {
  readonly index: string

  constructor(index: string) {
    super(`the unique index ${index} is missing or does not hold`)
    this.name = 'MissingWallError'
    this.index = index
  }
}

/** Unique indexes that hold: PostgreSQL keeps one that is not valid or not ready, and lets every row pass it. */
const STANDING = {
  sqlite: `SELECT "name", "sql" AS "text" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" LIKE 'CREATE UNIQUE %'`,
  postgres: `
    SELECT "relname" AS "name", pg_get_indexdef("indexrelid") AS "text"
    FROM "pg_index" JOIN "pg_class" ON "pg_class"."oid" = "indexrelid"
    WHERE "relnamespace" = current_schema()::regnamespace
      AND "indisunique" AND "indisvalid" AND "indisready" AND "indislive"`,
}

/** Unique indexes that the office declares and that are not there, do not hold, or hold over other rows. Rule LED-1. */
export async function findFallenIndexes(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  const rows: { name: string; text: string }[] = await source.query(
    source.options.type === 'sqlite' ? STANDING.sqlite : STANDING.postgres,
  )
  const texts = new Map(rows.map(({ name, text }) => [name, bare(text)]))
  return tables
    .flatMap(({ options }) => options.indices ?? [])
    .filter(({ unique }) => unique === true)
    .flatMap(({ name = '', columns, where = '' }) => {
      const text = texts.get(name)
      const over = Array.isArray(columns) ? `(${columns.join()})` : ''
      // Nothing may stand behind what is declared: AND false would let every row pass.
      const ends = where === '' ? [over] : [`${over}WHERE${bare(where)}`, `${over}WHERE(${bare(where)})`]
      return ends.some((end) => text?.endsWith(end)) ? [] : [`${name}${where && ` WHERE ${where}`}`]
    })
}

/** The databases put quotes, brackets and spaces each in their own way. */
function bare(sql: string): string {
  return sql.replace(/["\s]/g, '')
}

/** The third wall stands, or nobody works. A migration cannot put it up again where two rows are in its way. Rule LED-1. */
export async function requireWalls(source: DataSource, tables: readonly EntitySchema[]): Promise<void> {
  const [fallen] = await findFallenIndexes(source, tables)
  if (fallen !== undefined) throw new MissingWallError(fallen)
}

/** What PostgreSQL has been told not to hold, though it is there: by whoever may change its catalogue. */
const ASLEEP = `
  SELECT '索引 ' || "relname" || ' 没有生效' AS "what"
  FROM "pg_index" JOIN "pg_class" ON "pg_class"."oid" = "indexrelid"
  WHERE "relnamespace" = current_schema()::regnamespace AND NOT ("indisvalid" AND "indisready" AND "indislive")
  UNION ALL
  SELECT '表 ' || "relname" || ' 的外键检查被关掉了'
  FROM "pg_trigger" JOIN "pg_class" ON "pg_class"."oid" = "tgrelid"
  WHERE "relnamespace" = current_schema()::regnamespace AND "tgisinternal" AND "tgenabled" NOT IN ('O', 'A')
  GROUP BY "relname"
  UNION ALL
  SELECT '表 ' || "relname" || ' 开了按行放行，有的行程序看不到'
  FROM "pg_class"
  WHERE "relnamespace" = current_schema()::regnamespace AND ("relrowsecurity" OR "relforcerowsecurity")
  UNION ALL
  SELECT '表 ' || "relname" || ' 的约束 ' || "conname" || ' 没有核对过已有的行'
  FROM "pg_constraint" JOIN "pg_class" ON "pg_class"."oid" = "conrelid"
  WHERE "relnamespace" = current_schema()::regnamespace
    AND (NOT "convalidated" OR to_jsonb("pg_constraint")->>'conenforced' = 'false')
  UNION ALL
  SELECT '表 ' || "relname" || ' 的约束 ' || "conname" || ' 什么都放行：' || pg_get_constraintdef("pg_constraint"."oid")
  FROM "pg_constraint" JOIN "pg_class" ON "pg_class"."oid" = "conrelid"
  WHERE "relnamespace" = current_schema()::regnamespace AND "contype" = 'c'
    AND (COALESCE(cardinality("conkey"), 0) = 0 OR pg_get_constraintdef("pg_constraint"."oid") ~* ' or true|true or ')
  UNION ALL
  SELECT '表 ' || "relname" || ' 的约束 ' || "conname" || ' 到提交时才核对（DEFERRABLE）'
  FROM "pg_constraint" JOIN "pg_class" ON "pg_class"."oid" = "conrelid"
  WHERE "relnamespace" = current_schema()::regnamespace AND "condeferrable"
  UNION ALL
  SELECT '表 ' || "inhparent"::regclass || ' 有一张继承它的表 ' || "inhrelid"::regclass || '：它的行不受唯一索引和外键约束'
  FROM "pg_inherits" JOIN "pg_class" ON "pg_class"."oid" = "inhparent"
  WHERE "relnamespace" = current_schema()::regnamespace AND "relkind" IN ('r', 'p')
  UNION ALL
  SELECT '外键检查对新来的连接是关着的（session_replication_role = ' || current_setting('session_replication_role') || '）'
  WHERE current_setting('session_replication_role') <> 'origin'
  ORDER BY 1`

/** Walls that are there and hold nothing, in words. SQLite has none that can be told to sleep. Rules LED-1, SEC-4. */
export async function findSleepingWalls(source: DataSource): Promise<string[]> {
  if (source.options.type === 'sqlite') return []
  const rows: { what: string }[] = await source.query(ASLEEP)
  return rows.map(({ what }) => what)
}
