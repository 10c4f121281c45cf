import type { DataSource, EntitySchema } from 'typeorm'

/** Somebody else's trigger, rule or view changes or hides rows behind the office's back: nobody may work with it. Rule SEC-2. */
export class StrangePartError extends Error {
  readonly part: string

  constructor(part: string) {
    super(`the database has a part that no migration makes: ${part}`)
    this.name = 'StrangePartError'
    this.part = part
  }
}

type Part = { kind: string; name: string }

const KINDS: Record<string, string> = {
  table: '表',
  view: '视图',
  trigger: '触发器',
  index: '索引',
  rule: '规则',
  'event trigger': '事件触发器',
}

/** What SQLite makes for itself: by its exact name and kind, for whoever may write its catalogue may give any name. */
const IN_SQLITE = `
  SELECT "type" AS "kind", "name" FROM "sqlite_master"
  WHERE NOT ("type" = 'table' AND "name" IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
    AND NOT ("type" = 'index' AND "sql" IS NULL AND "name" LIKE 'sqlite_autoindex_' || "tbl_name" || '_%')`

/** Indexes that belong to a constraint go with it. */
const IN_POSTGRES = `
  SELECT CASE "relkind" WHEN 'i' THEN 'index' WHEN 'r' THEN 'table' ELSE 'view' END AS "kind", "relname" AS "name"
  FROM "pg_class" WHERE "relnamespace" = current_schema()::regnamespace AND "relkind" IN ('r', 'v', 'm', 'i', 'f')
    AND "oid" NOT IN (SELECT "conindid" FROM "pg_constraint")
  UNION ALL
  SELECT 'trigger', "tgname" FROM "pg_trigger" JOIN "pg_class" ON "pg_class"."oid" = "tgrelid"
  WHERE NOT "tgisinternal" AND "relnamespace" = current_schema()::regnamespace
  UNION ALL
  SELECT 'rule', "rulename" FROM "pg_rules" WHERE "schemaname" = current_schema()
  UNION ALL
  SELECT 'event trigger', "evtname" FROM "pg_event_trigger" WHERE "evtenabled" <> 'D'`

/** What the database has that no migration makes: a trigger of somebody's own changes rows as they are written. Rule SEC-2. */
export async function findStrangeParts(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  const known = new Set([
    'table migrations',
    ...tables.map(({ options }) => `table ${options.name}`),
    ...tables.flatMap(({ options }) => options.indices ?? []).map(({ name }) => `index ${name}`),
  ])
  const parts = await partsOf(source)
  return parts.filter(({ kind, name }) => !known.has(`${kind} ${name}`)).map(inWords)
}

/** What acts or hides by itself; no migration makes any. A table or index of somebody's own does nothing to a row. */
const ACTING: ReadonlySet<string> = new Set(['trigger', 'rule', 'view', 'event trigger'])

/** Nothing is written, not even by a migration, where somebody else's trigger would answer it. Rule SEC-2. */
export async function requireNoStranger(source: DataSource): Promise<void> {
  const stranger = (await partsOf(source)).find(({ kind }) => ACTING.has(kind))
  if (stranger) throw new StrangePartError(inWords(stranger))
}

function partsOf(source: DataSource): Promise<Part[]> {
  return source.query(source.options.type === 'sqlite' ? IN_SQLITE : IN_POSTGRES)
}

function inWords({ kind, name }: Part): string {
  return `${KINDS[kind] ?? kind} ${name}`
}
