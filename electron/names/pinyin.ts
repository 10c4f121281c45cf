import { LRUCache } from 'lru-cache'
import { pinyin } from 'pinyin-pro'

/** 张伟明 → `zwm`: what one types to find a person. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', mode: 'surname', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
}

/** Spelling a name out takes a tenth of a millisecond: those of an office are kept. */
const spelt = new LRUCache<string, string[]>({ max: 30_000 })

/** 张伟明 → `zhang`, `wei`, `ming`; 吕 → `lv`, as it is typed. */
export function syllablesOf(name: string): string[] {
  const known = spelt.get(name)
  if (known) return known
  const syllables = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname', nonZh: 'consecutive', v: true })
  const plain = syllables.map((syllable) => syllable.toLowerCase())
  spelt.set(name, plain)
  return plain
}
