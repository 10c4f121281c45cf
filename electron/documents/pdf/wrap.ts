// What must not begin a line stays with what precedes it, what must not end one with what follows (避头尾);
// a run of Latin letters and figures is one piece, every other character may be parted from the next.
const OPENING = '（《「『【〈〔“‘(\\[¥￥'
const CLOSING = '，。、；：！？）》」』】〉〕”’…)\\]%％!?;:,.㎡°'
const PIECE = new RegExp(
  `[${OPENING}]*(?:[A-Za-z0-9\\u00c0-\\u024f@#&*+=/\\\\._:,~'-]+|[^\\s])?[\\p{M}\\u{e0100}-\\u{e01ef}]*(?: ?[${CLOSING}])*\\s*`,
  'gu',
)

/**
 * Parts a text into the lines that fit a width, without losing a character but the spaces at the line ends.
 * Line breaks in the text stand; a piece wider than the line (a long address in Latin letters) is cut.
 */
export function wrapText(text: string, width: number, measure: (part: string) => number): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((paragraph) => wrapParagraph(paragraph, width, measure))
}

function wrapParagraph(paragraph: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of paragraph.match(PIECE) ?? []) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line) lines.push(line.trimEnd())
    const parts = measure(piece.trimEnd()) <= width ? [piece] : cut(piece, width, measure)
    lines.push(...parts.slice(0, -1).map((part) => part.trimEnd()))
    line = parts.at(-1) ?? ''
  }
  return [...lines, line.trimEnd()]
}

function cut(piece: string, width: number, measure: (part: string) => number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part && measure((part + character).trimEnd()) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
