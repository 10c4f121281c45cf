import { formatInstant } from '../../../shared/kernel/day'
import { INK, lineHeightOf, SET } from './ink'
import { drawChip } from './marks'
import { fitted, rule, type Sheet, widthOf, writeLine } from './sheet'

/** What a paper is, what it is about, and whether it still stands. */
export type PaperTitle = {
  /** 房号管理单. */
  readonly title: string
  /** What it is about, at the right: 1-1-1203. */
  readonly subject: string
  /** Null as long as it has none. */
  readonly number: string | null
  /** 已批准; what is void has it in another colour. */
  readonly stateWord: string
  readonly isVoid: boolean
  /** 有效至; null where no time runs. */
  readonly until: number | null
}

/** The head of a paper's first page, above what it says. */
export function drawTitle(sheet: Sheet, { title, subject, number, stateWord, isVoid, until }: PaperTitle): void {
  const { doc, left, width, y } = sheet
  const right = left + width
  writeLine(doc, title, { x: left, y }, SET.display)
  const subjectStyle = fitted(doc, subject, width - widthOf(doc, title, SET.display) - 24, SET.display)
  const subjectTop = y + lineHeightOf(SET.display) - lineHeightOf(subjectStyle)
  writeLine(doc, subject, { x: right, y: subjectTop, align: 'right' }, subjectStyle)

  const below = y + lineHeightOf(SET.display) + 1
  const numbered = number ? `编号　${number}` : '未编号'
  writeLine(doc, numbered, { x: left, y: below }, SET.body)
  const chipRight = left + widthOf(doc, numbered, SET.body) + 20 + widthOf(doc, stateWord, SET.label)
  drawChip(doc, stateWord, { right: chipRight, y: below - 0.3 }, isVoid ? INK.void : INK.accent)
  if (until !== null) {
    const limit = `${isVoid ? '原有效至' : '有效至'}　${formatInstant(until)}`
    writeLine(doc, limit, { x: right, y: below, align: 'right' }, SET.body)
  }
  sheet.y = below + 19
  rule(doc, { x: left, y: sheet.y, width, weight: 1.2, colour: INK.accent })
}
