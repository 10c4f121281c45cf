import { formatWholeYuan, inCapitals } from '../../../shared/kernel/money'
import { INK, SET } from './ink'
import { fitted, leave, type Sheet, widthOf, writeLine } from './sheet'

/** What a paper must not be read without: why its total no longer holds, and the total (fen) as it is now. */
export type PaperNotice = {
  readonly title: string
  readonly lines: readonly string[]
  readonly now: { readonly label: string; readonly total: number }
}

const LINE = 13

/** A framed notice under the title of a paper, which nobody overlooks; said in words, not by colour alone. */
export function drawNotice(sheet: Sheet, { title, lines, now }: PaperNotice): void {
  leave(sheet, 8)
  const { doc, left, width, y } = sheet
  const height = 41 + lines.length * LINE
  const right = left + width - 10
  doc.rect(left, y, width, height).lineWidth(1.2).strokeColor(INK.void).stroke()
  doc.rect(left, y, 4, height).fill(INK.void)
  const figures = `${now.label} ${formatWholeYuan(now.total)} 元`
  const [titleStyle, figuresStyle] = [SET.notice, { ...SET.total, colour: INK.void }]
  const room = width - 40 - widthOf(doc, title, titleStyle)
  writeLine(doc, title, { x: left + 14, y: y + 6 }, titleStyle)
  writeLine(doc, figures, { x: right, y: y + 2.5, align: 'right' }, fitted(doc, figures, room, figuresStyle))
  for (const [index, text] of [`（大写）${inCapitals(now.total)}`, ...lines].entries()) {
    const style = index === 0 ? SET.strong : SET.body
    writeLine(doc, text, { x: left + 14, y: y + 25 + index * LINE }, fitted(doc, text, width - 28, style))
  }
  sheet.y += height
}
