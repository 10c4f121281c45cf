import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs a poppler tool over a paper; without poppler the test fails and says what to install. */
export function poppler(
  tool: 'pdftotext' | 'pdffonts' | 'pdfinfo' | 'pdftoppm',
  options: string[],
  pdf: Uint8Array,
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    const output = tool === 'pdftotext' ? ['-'] : []
    return execFileSync(tool, [...options, file, ...output], { maxBuffer: 256 * 1024 * 1024 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`${tool} is missing: papers are read back with poppler (apt-get install poppler-utils)`)
    }
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The paper's text as it stands on the page. */
export function layoutOf(pdf: Uint8Array): string {
  return poppler('pdftotext', ['-layout', '-enc', 'UTF-8'], pdf).toString()
}

/** The text of each page in the order it was written, without any white: wrapped texts are whole again. */
export function pagesOf(pdf: Uint8Array): string[] {
  const text = poppler('pdftotext', ['-raw', '-enc', 'UTF-8'], pdf).toString()
  return text.split('\f').slice(0, -1).map(withoutWhite)
}

export function withoutWhite(text: string): string {
  return text.replace(/\s/gu, '')
}

/** `pdfinfo` as pairs: Title, Pages, Page size … */
export function infoOf(pdf: Uint8Array): Map<string, string> {
  const lines = poppler('pdfinfo', ['-enc', 'UTF-8'], pdf).toString().split('\n')
  return new Map(
    lines.map((line) => {
      const [name = '', ...rest] = line.split(':')
      return [name, rest.join(':').trim()]
    }),
  )
}

/** Each font's name and whether it is embedded and a subset. */
export function fontsOf(pdf: Uint8Array): { name: string; isEmbedded: boolean; isSubset: boolean }[] {
  const [, , ...rows] = poppler('pdffonts', [], pdf).toString().trimEnd().split('\n')
  return rows.map((row) => {
    const [embedded, subset] = row.match(/\b(yes|no)\b/g) ?? []
    return { name: row.split(/\s/)[0] ?? '', isEmbedded: embedded === 'yes', isSubset: subset === 'yes' }
  })
}

export type PaperWord = { text: string; left: number; top: number; right: number; bottom: number }

/** Every word with its box on the page, in points from the upper left corner. */
export function wordsOf(pdf: Uint8Array): PaperWord[] {
  return wordsByPage(pdf).flat()
}

/** The words of each page. */
export function wordsByPage(pdf: Uint8Array): PaperWord[][] {
  const html = poppler('pdftotext', ['-bbox', '-enc', 'UTF-8'], pdf).toString()
  return html.split('<page ').slice(1).map(wordsIn)
}

/** Words of one line that stand on each other, said as they are; watermarks lie beneath everything. */
export function wordsOnWords(pdf: Uint8Array): string[] {
  return wordsByPage(pdf).flatMap((page) => {
    const words = page.filter(({ top, bottom }) => bottom - top < 40)
    return words.flatMap((one, index) =>
      words
        .slice(index + 1)
        .filter((other) => isOneLine(one, other) && one.left < other.right - 1 && other.left < one.right - 1)
        .map((other) => `${one.text} | ${other.text}`),
    )
  })
}

function isOneLine(one: PaperWord, other: PaperWord): boolean {
  return Math.abs(one.top + one.bottom - other.top - other.bottom) < 8
}

function wordsIn(html: string): PaperWord[] {
  const words = html.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)
  return Array.from(words, ([, left, top, right, bottom, text = '']) => ({
    text,
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }))
}

/** The first page as grey pixels at so many dots an inch; 0 is black. */
export function pixelsOf(pdf: Uint8Array, dpi: number): (x: number, y: number) => number {
  const pgm = poppler('pdftoppm', ['-gray', '-r', String(dpi), '-f', '1', '-l', '1'], pdf)
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 60).toString('latin1'))
  if (!header) throw new Error('pdftoppm gave no grey picture')
  const [start, width] = [header[0].length, Number(header[1])]
  return (x, y) => pgm[start + y * width + x] ?? 255
}
