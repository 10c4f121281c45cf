import { formatWholeYuan, inCapitals } from '../../../shared/kernel/money'
import { INK, SET } from './ink'
import { fitted, leave, reserve, rule, type Sheet, widthOf, writeLine } from './sheet'
import { drawTable } from './table'

/** One line of a price calculation, already worded and formatted. Rule PRC-3. */
export type PaperPriceStep = {
  /** 一次性付款 98 折; 标价总价; 取整到元. */
  readonly label: string
  /** The condition that admitted it, or how it was reached: 89.53 ㎡ × 18,650.00. */
  readonly detail: string
  /** What it takes off, `−33,394.69`; empty where nothing is taken off. */
  readonly cut: string
  readonly result: string
}

/** 价格步骤 as a table, from the list price to the rounding. */
export function drawPriceSteps(sheet: Sheet, steps: readonly PaperPriceStep[]): void {
  drawTable(
    sheet,
    [
      { title: '步骤', width: 4 },
      { title: '依据', width: 5, style: SET.soft },
      { title: '增减', width: 'content', align: 'right', style: SET.soft },
      { title: '结果', width: 'content', align: 'right' },
    ],
    steps.map(({ label, detail, cut, result }) => [label, detail, cut, result]),
  )
}

const TOTAL_HEIGHT = 41

/** Whether a total holds, held once and is struck through, or has taken the place of one that did. Rule PRC-4. */
export type TotalTone = 'holds' | 'fallen' | 'instead'

/** A total (fen) in figures and capitals, which nobody overlooks. */
export function drawTotal(sheet: Sheet, title: string, total: number, aside: string, tone: TotalTone = 'holds'): void {
  reserve(sheet, TOTAL_HEIGHT + 5)
  leave(sheet, 5)
  const { doc, left, width, y } = sheet
  const right = left + width - 10
  doc.rect(left, y, width, TOTAL_HEIGHT).fill(INK.tint)
  doc.rect(left, y, 2.5, TOTAL_HEIGHT).fill(tone === 'holds' ? INK.accent : INK.void)
  const figures = `${formatWholeYuan(total)} 元`
  const capitals = `（大写）${inCapitals(total)}`
  writeLine(doc, title, { x: left + 12, y: y + 7 }, SET.strong)
  const colour = { holds: INK.text, fallen: INK.faint, instead: INK.void }[tone]
  writeLine(doc, figures, { x: right, y: y + 2.5, align: 'right' }, { ...SET.total, colour })
  if (tone === 'fallen') {
    const struck = widthOf(doc, figures, SET.total)
    rule(doc, { x: right - struck, y: y + 14.5, width: struck, weight: 1.2, colour: INK.void })
  }
  const room = width - 40 - widthOf(doc, aside, SET.soft)
  writeLine(doc, capitals, { x: left + 12, y: y + 24.5 }, fitted(doc, capitals, room, SET.body))
  writeLine(doc, aside, { x: right, y: y + 25, align: 'right' }, SET.soft)
  sheet.y += TOTAL_HEIGHT
}

/** 失效: the total (fen) as it is now, and which items fell away: 按时签约 2026-06-10 失效. */
export type PaperFall = { readonly total: number; readonly why: string }

/** A total as signed; where it does not stand any more struck through, with what it is now under it. Rule PRC-4. */
export function drawStanding(
  sheet: Sheet,
  title: string,
  total: number,
  aside: string,
  fallen: PaperFall | null,
): void {
  if (!fallen) {
    drawTotal(sheet, title, total, aside)
    return
  }
  drawTotal(sheet, `${title}（已失效）`, total, aside, 'fallen')
  drawTotal(sheet, `现应为${title}`, fallen.total, fallen.why, 'instead')
}
