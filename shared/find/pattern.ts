/** Where a text is marked, since that is what was typed: from and before which sign. */
export type Range = { from: number; to: number }

/**
 * The pieces of a text that a pattern names, in their order; null where the text is not of the pattern. In a pattern `%`
 * stands for anything, as in SQL's LIKE, and everything else for itself: of `1-2-1203` the pattern `1-%-1203` names 1 and
 * 1203.
 */
export function rangesOf(like: string, text: string): Range[] | null {
  const pieces = like.split('%')
  const ranges: Range[] = []
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    const found = index === 0 ? 0 : isLast ? text.length - piece.length : text.indexOf(piece, at)
    if (found < at || !text.startsWith(piece, found)) return null
    const isWhole = isLast && index === 0 && piece.length !== text.length
    if (isWhole) return null
    const plain = piece.replace(/^-|-$/g, '')
    const from = found + piece.indexOf(plain)
    if (plain !== '') ranges.push({ from, to: from + plain.length })
    at = found + piece.length
  }
  return ranges
}

/** The first pattern that a text is of, and where; the patterns stand best first. */
export function bestPattern(likes: readonly string[], text: string): { rank: number; ranges: Range[] } | null {
  for (const [rank, like] of likes.entries()) {
    const ranges = rangesOf(like, text)
    if (ranges !== null) return { rank, ranges }
  }
  return null
}
