import { appendFileSync } from 'node:fs'

/** One line of the table that `npm run faults` prints. */
export type Tally = {
  fault: string
  database: 'SQLite' | 'PostgreSQL'
  tries: number
  lost: number
  doubled: number
  half: number
  /** What the user sees, or what else there is to say. */
  told: string
  seconds: number
}

/** Hands a line to `npm run faults`; where nobody asked for a table it is gone. */
export function tell(tally: Tally): void {
  const table = process.env.FANGHAO_FAULTS_TABLE
  if (table !== undefined) appendFileSync(table, `${JSON.stringify(tally)}\n`)
}
