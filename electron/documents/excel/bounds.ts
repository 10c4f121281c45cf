import type { UnreadableReason } from '../../../shared/ledger/price-list/unreadable'

/** What a file may unpack to at most. */
export const MOST_UNPACKED = 60_000_000
/** What a file may hold at most: rows with content and cells with content in all sheets together. */
export const MOST_ROWS = 60_000
export const MOST_CELLS = 2_000_000
/** The furthest row that may have content, and the columns of one sheet. */
export const LAST_ROW = 100_000
export const MOST_COLUMNS = 200
/** What the merged ranges of one sheet may be and, within its used rows, cover at most. */
export const MOST_MERGES = 100_000
export const MOST_MERGED = 1_000_000

/** Ends the reading of a file from wherever the reader stands; becomes a refusal in `read.ts`. Rule LED-8. */
export class FileUnreadable extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    super(reason)
    this.name = 'FileUnreadable'
    this.reason = reason
  }
}

/** Told while a long file is read. */
export type OnProgress = (progress: { done: number; total: number }) => void

/** What all sheets of the file have held so far. */
export type Reading = { rows: number; cells: number; onProgress?: OnProgress }
