/** Ids a statement takes: SQLite allows 32,766 values in one, PostgreSQL 65,535. */
const IDS_A_STATEMENT = 5_000

/** Many ids in portions that one statement takes each. */
export function inPortions(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_A_STATEMENT) }, (_, portion) =>
    ids.slice(portion * IDS_A_STATEMENT, (portion + 1) * IDS_A_STATEMENT),
  )
}

/** What a statement finds for each portion of the ids, all of it together. */
export async function findAll<Row>(
  ids: readonly string[],
  find: (portion: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = []
  for (const portion of inPortions(ids)) for (const row of await find(portion)) found.push(row)
  return found
}
