import type { DataSource, EntitySchema } from 'typeorm'

type Part = { kind: string; name: string }

const KINDS: Record<string, string> = { table: '表', view: '视图', trigger: '触发器', index: '索引', rule: '规则' }

const IN_SQLITE = `SELECT "type" AS "kind", "name" FROM "sqlite_master" WHERE "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'`

/** Indexes that belong to a constraint go with it. */
const IN_POSTGRES = `
  SELECT CASE "relkind" WHEN 'i' THEN 'index' WHEN 'r' THEN 'table' ELSE 'view' END AS "kind", "relname" AS "name"
  FROM "pg_class" WHERE "relnamespace" = current_schema()::regnamespace AND "relkind" IN ('r', 'v', 'm', 'i', 'f')
    AND "oid" NOT IN (SELECT "conindid" FROM "pg_constraint")
  UNION ALL
  SELECT 'trigger', "tgname" FROM "pg_trigger" JOIN "pg_class" ON "pg_class"."oid" = "tgrelid"
  WHERE NOT "tgisinternal" AND "relnamespace" = current_schema()::regnamespace
  UNION ALL
  SELECT 'rule', "rulename" FROM "pg_rules" WHERE "schemaname" = current_schema()`

/** What the database has that no migration makes: a trigger of somebody's own changes rows as they are written. Rule SEC-2. */
export async function findStrangeParts(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  const known = new Set([
    'table migrations',
    ...tables.map(({ options }) => `table ${options.name}`),
    ...tables.flatMap(({ options }) => options.indices ?? []).map(({ name }) => `index ${name}`),
  ])
  const parts: Part[] = await source.query(source.options.type === 'sqlite' ? IN_SQLITE : IN_POSTGRES)
  return parts
    .filter(({ kind, name }) => !known.has(`${kind} ${name}`))
    .map(({ kind, name }) => `${KINDS[kind] ?? kind} ${name}`)
}
