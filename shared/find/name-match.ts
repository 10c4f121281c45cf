import type { Range } from './pattern'

/** How well a name fits what was typed, 0 best, and which of its signs it is. */
export type NameMatch = { rank: number; ranges: Range[] }

/** What was typed of a name, made plain: full width and capitals are none of its own, gaps at its ends neither. */
export function plainTyped(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The pinyin in what was typed, without gaps and apostrophes, `wang lin` → `wanglin`; null where it is none. */
export function pinyinTyped(text: string): string | null {
  const letters = plainTyped(text)
    .replace(/[\s'’]/g, '')
    .replaceAll('ü', 'v')
  return /^[a-z]+$/.test(letters) ? letters : null
}

/** 琳 in 王琳: the whole name first, then its beginning, then what stands within. */
export function matchWritten(name: string, text: string): NameMatch | null {
  const typed = plainTyped(text)
  const from = name.toLowerCase().indexOf(typed)
  if (typed === '' || from < 0) return null
  const rank = typed.length === name.length ? 0 : from === 0 ? 1 : 2
  return { rank, ranges: [{ from, to: from + typed.length }] }
}

/**
 * 王琳 by `wl`, `wanglin`, `wangl` or `wlin`: from the surname on each syllable or its beginning. Where a name has not one
 * syllable a sign (John) nothing of it is marked.
 */
export function matchSpoken(name: string, syllables: readonly string[], typed: string): NameMatch | null {
  let reached = new Set([0])
  for (const [index, syllable] of syllables.entries()) {
    const next = new Set<number>()
    for (const at of reached) {
      for (let length = 1; length <= syllable.length; length += 1) {
        if (!typed.startsWith(syllable.slice(0, length), at)) break
        next.add(at + length)
      }
    }
    if (next.has(typed.length)) {
      const ranges = syllables.length === name.length ? [{ from: 0, to: index + 1 }] : []
      return { rank: index === syllables.length - 1 ? 3 : 4, ranges }
    }
    if (next.size === 0) return null
    reached = next
  }
  return null
}

/**
 * Whether a name of these initials could be meant at all, so that few are spelt out: they come in what was typed, in
 * their order, and what is left over is no longer than what a syllable or two may have.
 */
export function canBeSpoken(initials: string, typed: string): boolean {
  let at = 0
  for (const initial of initials) {
    const found = typed.indexOf(initial, at)
    if (found < 0 || (at === 0 && found > 0)) break
    at = found + 1
  }
  return at > 0 && typed.length - at <= LONGEST_REST
}

const LONGEST_REST = 9
