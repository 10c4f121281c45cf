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
  const text = notices.map((notice, index) => `${index + 1}. ${notice}`).join('\n')
  const textHeight = linesOf(sheet.doc, text, sheet.width, SET.small).length * lineHeightOf(SET.small)
  drawHeading(sheet, '签字', '', textHeight + 8 + signaturesHeight(sheet, blocks))
  drawParagraph(sheet, text, SET.small)
  leave(sheet, 4)
  drawSignatures(sheet, blocks)
}
