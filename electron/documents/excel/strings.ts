import type { Cell } from '../../../shared/ledger/price-list/sheet'
import { textCell } from './sheet-making'
import { scanXml } from './xml'

/** Gathers the text of `<t>` in `<si>` or `<is>`: runs of rich text joined, readings (`<rPh>`) left out. */
export type TextGatherer = {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** What was gathered since the last taking. */
  take(): string
}

export function gatherText(): TextGatherer {
  let gathered = ''
  let isText = false
  let isReading = false
  return {
    open(name) {
      if (name === 't') isText = !isReading
      else if (name === 'rPh') isReading = true
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
    },
    text(text) {
      if (isText) gathered += text
    },
    take() {
      const text = unescapeSigns(gathered)
      gathered = ''
      return text
    },
  }
}

/** `_x000A_` stands for the sign of that number. */
export function unescapeSigns(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** The workbook's texts, each once and as the cell that many cells share. */
export function readStrings(part: Buffer | null): Cell[] {
  const strings: Cell[] = []
  if (!part) return strings
  const gatherer = gatherText()
  scanXml(part, {
    open: gatherer.open,
    close(name) {
      gatherer.close(name)
      if (name === 'si') strings.push(textCell(gatherer.take()))
    },
    text: gatherer.text,
  })
  return strings
}
