/** The second wall: exactly the one row that was read is changed, or the command comes to nothing. Rule LED-1. */
export function requireOne(affected: Promise<number>): Promise<void> {
  return requireAffected(affected, 1)
}

/** The second wall for several rows. Rule LED-1. */
export async function requireAffected(affected: Promise<number>, wanted: number): Promise<void> {
  const rows = await affected
  if (rows !== wanted) throw new Error(`${rows} rows changed where exactly ${wanted} had to`)
}
