import { formatInstant } from '../../../shared/kernel/day'
import { drawFacts, drawHeading, drawParagraph } from './grid'
import { lineHeightOf, SET } from './ink'
import { leave, linesOf, type Sheet } from './sheet'
import { drawSignatures, type SignatureBlock, signaturesHeight } from './signatures'

/** What was signed in the system: 批准 赵敏 …, with the reason where one was given. */
export type PaperEvent = {
  readonly what: string
  readonly by: string
  readonly at: number
  readonly reason: string | null
}

/** 经办记录; nothing where nothing was signed. */
export function drawRecord(sheet: Sheet, events: readonly PaperEvent[]): void {
  if (events.length === 0) return
  drawHeading(sheet, '经办记录', '以下各项已在系统内签认')
  drawFacts(
    sheet,
    events.map(({ what, by, at, reason }) => ({
      label: what,
      value: `${by}　${formatInstant(at)}${reason ? `　理由：${reason}` : ''}`,
      isWide: reason !== null,
    })),
  )
}

/** 签字: what is to be read before signing, numbered, and the places to sign, on one page together. */
export function drawClosing(sheet: Sheet, notices: readonly string[], blocks: readonly SignatureBlock[]): void {
  drawHeading(sheet, '签字', '', underHeading(sheet, notices, blocks))
  drawParagraph(sheet, numbered(notices), SET.small)
  leave(sheet, 4)
  drawSignatures(sheet, blocks)
}

/** How high the closing will be, for what must stand on one page with it. */
export function closingHeight(sheet: Sheet, notices: readonly string[], blocks: readonly SignatureBlock[]): number {
  return HEADING + underHeading(sheet, notices, blocks)
}

const HEADING = 34

function underHeading(sheet: Sheet, notices: readonly string[], blocks: readonly SignatureBlock[]): number {
  const lines = linesOf(sheet.doc, numbered(notices), sheet.width, SET.small)
  return lines.length * lineHeightOf(SET.small) + 8 + signaturesHeight(sheet, blocks)
}

/** One alone needs no number. */
function numbered(notices: readonly string[]): string {
  return notices.length === 1 ? notices.join('') : notices.map((notice, index) => `${index + 1}. ${notice}`).join('\n')
}
