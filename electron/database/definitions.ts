import { DataSource, type EntitySchema } from 'typeorm'
import { MIGRATIONS } from './migrate'
import { sqliteDriver } from './sqlite-driver'

/** A table or index, and the text it was made with. */
type Definition = { kind: 'table' | 'index'; name: string; text: string }

const DEFINITIONS = `
  SELECT "type" AS "kind", "name", "sql" AS "text" FROM "sqlite_master"
  WHERE "type" IN ('table', 'index') AND "sql" IS NOT NULL AND "name" <> 'sqlite_sequence'`

const KINDS = { table: '表', index: '索引' } as const

/**
 * Tables and indexes that say something else than the migrations make, in words. A name that is right says nothing of
 * what a check lets pass or how a key treats a second row. What is not there is named by others. Rule SEC-2.
 */
export async function findOtherDefinitions(source: DataSource, tables: readonly EntitySchema[]): Promise<string[]> {
  if (source.options.type !== 'sqlite') return []
  const found: Definition[] = await source.query(DEFINITIONS)
  const there = new Map(found.map(({ kind, name, text }) => [`${kind} ${name}`, text]))
  return (await definitionsOfMigrations(tables)).flatMap(({ kind, name, text }): string[] => {
    const is = there.get(`${kind} ${name}`)
    if (is === undefined) return []
    const [wanted, actual] = [partsOf(text), partsOf(is)]
    const lacks = wanted.find((part) => !actual.includes(part))
    const adds = actual.find((part) => !wanted.includes(part))
    if (lacks === undefined && adds === undefined) return []
    const said = [lacks && `应有 ${lacks}`, adds && `现有 ${adds}`].filter(Boolean).join('，')
    return [`${KINDS[kind]} ${name} 的定义与程序建的不同：${said}`]
  })
}

let made: Promise<Definition[]> | undefined

/** What an office just made by this version says: the same migrations, in memory. */
function definitionsOfMigrations(tables: readonly EntitySchema[]): Promise<Definition[]> {
  made ??= makeDefinitions(tables)
  return made
}

async function makeDefinitions(tables: readonly EntitySchema[]): Promise<Definition[]> {
  const source = new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: ':memory:',
    entities: [...tables],
    migrations: MIGRATIONS,
  })
  await source.initialize()
  try {
    await source.runMigrations({ transaction: 'all' })
    return await source.query(DEFINITIONS)
  } finally {
    await source.destroy()
  }
}

/**
 * What a definition says, part by part: what comes before its brackets, each line in them, and what follows. The order
 * of its constraints says nothing.
 */
function partsOf(definition: string): string[] {
  const parts = ['']
  let depth = 0
  let isText = false
  for (const sign of definition.replace(/\s+/g, ' ')) {
    if (sign === "'") isText = !isText
    if (!isText && sign === ')') depth -= 1
    const isBorder = !isText && ((depth === 1 && sign === ',') || (depth === 0 && (sign === '(' || sign === ')')))
    if (isBorder) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${sign}`)
    if (!isText && sign === '(') depth += 1
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
