import type { DataSource } from 'typeorm'

/** PostgreSQL was told to look in another place first: an office opened there would be a new, empty one. Rule SEC-4. */
export class ElsewhereError extends Error {
  readonly path: string
  readonly schema: string

  constructor({ path, schema }: Elsewhere) {
    super(`the search_path is ${path}, the office lies in ${schema}`)
    this.name = 'ElsewhereError'
    this.path = path
    this.schema = schema
  }
}

/** What the search path is, and the schema in which the office's tables are. */
type Elsewhere = { path: string; schema: string }

const ELSEWHERE = `
  SELECT current_setting('search_path') AS "path", "nspname" AS "schema"
  FROM "pg_class" AS "ours" JOIN "pg_namespace" ON "pg_namespace"."oid" = "ours"."relnamespace"
  WHERE "ours"."relname" = 'migrations' AND "ours"."relkind" = 'r'
    AND ("nspname" = ANY(current_schemas(false)) OR current_schema() IS NULL)
    AND EXISTS (SELECT FROM "pg_tables" WHERE "schemaname" = "nspname" AND "tablename" = 'claim')
    AND NOT EXISTS (SELECT FROM "pg_tables" WHERE "schemaname" = current_schema() AND "tablename" = 'migrations')
  LIMIT 1`

/** Where the office is when it is not where PostgreSQL looks first; null when it is there, or nowhere. */
export async function findElsewhere(source: DataSource): Promise<Elsewhere | null> {
  if (source.options.type !== 'postgres') return null
  const [found]: Elsewhere[] = await source.query(ELSEWHERE)
  return found ?? null
}

export async function requireHere(source: DataSource): Promise<void> {
  const elsewhere = await findElsewhere(source)
  if (elsewhere) throw new ElsewhereError(elsewhere)
}
