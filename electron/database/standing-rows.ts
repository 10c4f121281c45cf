import { LRUCache } from 'lru-cache'

/** What claims of a project ask alike, and few commands write. */
const STANDING: ReadonlySet<string> = new Set([
  'building',
  'permit',
  'price',
  'priceVersion',
  'projectSetting',
  'scheme',
])
/** Answers kept: mostly prices of homes that are being claimed. */
const KEPT = 500

const CHANGES_NO_ROW = /^\s*(?:SELECT|BEGIN|COMMIT|SAVEPOINT|RELEASE)\b/i
const WRITTEN_TABLE = /^\s*(?:INSERT INTO|UPDATE) "(\w+)"/

/**
 * Rows of seldom written tables as the one connection that writes has read them, so that a claim waits for fewer answers.
 * Every statement of that connection is heard before it is said: no answer outlives a change of its table, whether that
 * change stands or is undone.
 */
export type StandingRows = {
  /** The rows as remembered, or as asked for now: a copy for each who asks. */
  recall<Row>(table: string, sql: string, values: unknown[], ask: () => Promise<Row[]>): Promise<Row[]>
  hear(sql: string): void
  /** Forgets everything where the file's version is another one: somebody wrote past this connection. */
  standAt(fileVersion: unknown): void
}

export function openStandingRows(): StandingRows {
  const kept = new LRUCache<string, { table: string; rows: string }>({ max: KEPT })
  let changes = 0
  let version: unknown
  const forget = (written: string | null): void => {
    changes += 1
    for (const [key, { table }] of [...kept]) if (written === null || table === written) kept.delete(key)
  }
  return {
    recall: async (table, sql, values, ask) => {
      if (!STANDING.has(table)) return ask()
      const key = JSON.stringify([sql, ...values])
      const known = kept.get(key)
      if (known) return JSON.parse(known.rows)
      const before = changes
      const rows = await ask()
      if (changes === before) kept.set(key, { table, rows: JSON.stringify(rows) })
      return rows
    },
    hear: (sql) => {
      if (CHANGES_NO_ROW.test(sql)) return
      const table = WRITTEN_TABLE.exec(sql)?.[1] ?? null
      if (table === null || STANDING.has(table)) forget(table)
    },
    standAt: (fileVersion) => {
      if (fileVersion !== version) forget(null)
      version = fileVersion
    },
  }
}
