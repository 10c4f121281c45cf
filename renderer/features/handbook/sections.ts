import type { Chapter } from './chapters'

/** A piece of a chapter under one heading, in plain words. */
export type Section = {
  chapter: Chapter
  /** The chapter's own heading. */
  title: string
  /** The piece's heading, and what its place on the page is called; none for what stands before the first. */
  heading: { text: string; id: string } | null
  text: string
}

const HEADING = /^(#{1,3}) +(.+)$/

/** What a heading's place on the page is called: the heading itself, without spaces. */
export function idOf(heading: string): string {
  return heading.trim().replaceAll(/\s+/g, '-')
}

/** A chapter, piece by piece. */
export function sectionsOf(chapter: Chapter, written: string): Section[] {
  let title = ''
  const sections: Section[] = []
  for (const line of written.split('\n')) {
    const [, level, heading = ''] = HEADING.exec(line) ?? []
    if (level === '#') title = plain(heading)
    if (level !== undefined) {
      const text = plain(heading)
      sections.push({ chapter, title, heading: level === '#' ? null : { text, id: idOf(text) }, text: '' })
    } else {
      const section = sections.at(-1)
      const words = plain(line)
      if (section && words !== '') section.text += `${section.text && ' '}${words}`
    }
  }
  return sections
}

/** A line without its marks: pictures gone, links, tables and lists as their words. */
function plain(line: string): string {
  return line
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(?:\d+\.|[-*]) /g, '')
    .replaceAll(/\|?[\s:]*-{3,}[\s:]*\|?/g, '')
    .replaceAll(/\s*\|\s*/g, ' ')
    .replaceAll(/[*`>]/g, '')
    .trim()
}

/** How much is shown around what was found. */
const BEFORE = 16
const AFTER = 56

export type Found = Section & { excerpt: { before: string; hit: string; after: string } }

/** The pieces that hold every word asked for; those that say it in a heading come first. */
export function findIn(sections: readonly Section[], asked: string): Found[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return []
  const heads = (section: Section) => `${section.title} ${section.heading?.text ?? ''}`.toLowerCase()
  const found = sections.filter((section) => {
    const all = `${heads(section)} ${section.text.toLowerCase()}`
    return words.every((word) => all.includes(word))
  })
  const isHeaded = (section: Section) => words.every((word) => heads(section).includes(word))
  return [...found.filter(isHeaded), ...found.filter((section) => !isHeaded(section))].map((section) => ({
    ...section,
    excerpt: excerptOf(section.text, first),
  }))
}

function excerptOf(text: string, word: string): Found['excerpt'] {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return { before: '', hit: '', after: text.slice(0, BEFORE + AFTER) }
  const end = at + word.length
  const from = Math.max(0, at - BEFORE)
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, at)}`,
    hit: text.slice(at, end),
    after: `${text.slice(end, end + AFTER)}${end + AFTER < text.length ? '…' : ''}`,
  }
}
