import { sayArea } from '../../../../shared/kernel/area'
import { formatInstant } from '../../../../shared/kernel/day'
import { formatYuan } from '../../../../shared/kernel/money'
import { isTrialNumber } from '../../../../shared/kernel/serial'
import type { PaperFonts } from '../../../documents/pdf/fonts'
import { drawFacts } from '../../../documents/pdf/grid'
import { NONE, sayUnitPrice } from '../../../documents/pdf/home'
import { SET } from '../../../documents/pdf/ink'
import { drawPaper, type PaperHead, shortHash } from '../../../documents/pdf/paper'
import type { Sheet } from '../../../documents/pdf/sheet'
import type { SignatureBlock } from '../../../documents/pdf/signatures'
import { drawTable } from '../../../documents/pdf/table'
import { drawTitle } from '../../../documents/pdf/title'
import type { PaperData, PaperHand, PaperStanding, UnitFacts } from './frozen'

type Versioned = {
  readonly project: string
  readonly number: string
  readonly version: number
  readonly replaces: { readonly version: number; readonly hash: string } | null
}

/** Draws a paper that has versions, under its title. Same data, same bytes. Rule SUB-3. */
export function drawVersioned(
  data: PaperData<Versioned>,
  { title, subject }: { title: string; subject: string },
  fonts: PaperFonts,
  drawBody: (sheet: Sheet) => void,
): Promise<Uint8Array> {
  const { version, replaces } = data.content
  const number = `${data.content.number}（第 ${version} 版）`
  return drawPaper({ ...headOf(data), title, number }, fonts, (sheet) => {
    const isVoid = data.marks.includes('void')
    drawTitle(sheet, { title, subject, number, stateWord: data.standing.word, isVoid, until: null })
    if (replaces) {
      const value = `第 ${replaces.version} 版，校验码 ${shortHash(replaces.hash)}；自本版签署之日起作废`
      drawFacts(sheet, [{ label: '代替', value, isWide: true }])
    }
    drawBody(sheet)
  })
}

/** What stands on every page of a paper but its title and number. */
export function headOf({
  content,
  hash,
  marks,
  printed,
}: PaperData<{ readonly project: string; readonly number: string }>): Omit<PaperHead, 'title' | 'number'> {
  return {
    project: content.project,
    hash,
    marks: isTrialNumber(content.number) ? [...marks, 'trial'] : marks,
    printed,
  }
}

/** The units of a deal, a row each. Rule LED-11. */
export function drawUnits(sheet: Sheet, units: readonly UnitFacts[]): void {
  drawTable(
    sheet,
    [
      { title: '房号', width: 3, style: SET.strong },
      { title: '位置', width: 5 },
      { title: '建筑面积', width: 'content', align: 'right' },
      { title: '单价', width: 'content', align: 'right' },
      { title: '总价（元）', width: 'content', align: 'right' },
    ],
    units.map(({ unit, location, area, unitPrice, total }) => [
      unit,
      location,
      sayArea(area, NONE),
      sayUnitPrice(unitPrice),
      formatYuan(total),
    ]),
  )
}

/** What a paper is about, at the right of its title. */
export function subjectOf(units: readonly { readonly unit: string }[]): string {
  return units.map(({ unit }) => unit).join('、')
}

const HAND_WORDS: Record<PaperHand, string> = {
  consultant: '置业顾问',
  reviewer: '复核人',
  manager: '案场经理',
  director: '营销总监',
  finance: '财务',
}

/** A place to sign for somebody of the office; who signed in the system stands with the time. */
export function placeOf(hand: PaperHand, { signed }: PaperStanding, name?: string): SignatureBlock {
  const role = HAND_WORDS[hand]
  const done = signed[hand]
  if (done) return { role, name: done.name, signedAt: formatInstant(done.at) }
  return name ? { role, name } : { role }
}
