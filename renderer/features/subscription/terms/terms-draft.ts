import { formatArea } from '../../../../shared/kernel/area'
import { formatWholeYuan, parseYuan } from '../../../../shared/kernel/money'
import { formatPercent, parsePercent } from '../../../../shared/kernel/rate'
import type { UnitKind } from '../../../../shared/ledger/unit'
import type { FeeName, FeeRow, HomeOrder } from '../../../../shared/pricing/fees'
import { type DealTerms, dealTermsSchema } from '../../../../shared/subscription/terms'

/** A row of the fee tables under the pen: every figure as typed, whatever its kind of fee has no use for stays empty. */
export type FeeDraft = {
  id: number
  fee: FeeName
  kind: UnitKind
  from: string | null
  order: HomeOrder | null
  above: string
  upTo: string
  rate: string
  vat: string
  buildingType: string
  by: 'area' | 'price'
  amount: string
}

export type PartDraft = { id: number; days: string; rate: string }

/** 认购条款 under the pen. */
export type TermsDraft = {
  developer: string
  account: { name: string; bank: string; number: string }
  oneOffDays: string
  downPaymentDays: string
  loanDays: string
  parts: readonly PartDraft[]
  buildingType: string
  feeRows: readonly FeeDraft[]
}

let lastId = 0
/** Rows have no id of their own in the office; while they are typed the page tells them apart. */
export function newId(): number {
  lastId += 1
  return lastId
}

/** What a new project begins with: days as they are common, names and figures for the office to write. */
export const BLANK: TermsDraft = {
  developer: '',
  account: { name: '', bank: '', number: '' },
  oneOffDays: '7',
  downPaymentDays: '7',
  loanDays: '45',
  parts: [
    { id: newId(), days: '7', rate: '50' },
    { id: newId(), days: '90', rate: '50' },
  ],
  buildingType: '',
  feeRows: [],
}

export function draftOfTerms({
  developer,
  account,
  oneOff,
  loan,
  instalments,
  buildingType,
  feeRows,
}: DealTerms): TermsDraft {
  return {
    developer,
    account,
    oneOffDays: oneOff.by === 'oneOff' ? String(oneOff.restDays) : '',
    downPaymentDays: loan.by === 'loan' ? String(loan.downPaymentDays) : '',
    loanDays: loan.by === 'loan' ? String(loan.loanDays) : '',
    parts:
      instalments.by === 'instalments'
        ? instalments.parts.map(({ days, rate }) => ({ id: newId(), days: String(days), rate: formatPercent(rate) }))
        : [],
    buildingType,
    feeRows: feeRows.map(draftOfFee),
  }
}

/** A new row of a kind of fee, for homes, from a day on. */
export function blankFee(fee: FeeName, from: string, buildingType: string): FeeDraft {
  return {
    id: newId(),
    fee,
    kind: 'home',
    from,
    order: null,
    above: '',
    upTo: '',
    rate: '',
    vat: fee === 'deedTax' ? '9' : '',
    buildingType: fee === 'maintenanceFund' ? buildingType : '',
    by: 'area',
    amount: '',
  }
}

function draftOfFee(row: FeeRow): FeeDraft {
  const draft = { ...blankFee(row.fee, row.from, ''), kind: row.kind }
  switch (row.fee) {
    case 'deedTax':
      return {
        ...draft,
        order: row.order,
        above: row.above === null ? '' : formatArea(row.above),
        upTo: row.upTo === null ? '' : formatArea(row.upTo),
        rate: formatPercent(row.rate),
        vat: formatPercent(row.vat),
      }
    case 'maintenanceFund':
      return {
        ...draft,
        buildingType: row.buildingType,
        by: row.basis.by,
        amount: row.basis.by === 'area' ? formatWholeYuan(row.basis.perSquareMetre) : '',
        rate: row.basis.by === 'price' ? formatPercent(row.basis.rate) : '',
      }
    case 'registration':
      return { ...draft, amount: formatWholeYuan(row.amount) }
  }
}

/** Where something is not as the office accepts it: which part, and in a list which row (from 1). */
export type TermsProblem = { part: keyof DealTerms; row: number | null }

/** The terms as they are sent, or what is wrong with them; the office's own schema judges. Rules SUB-5, PRC-9. */
export function termsOf(draft: TermsDraft): { terms: DealTerms | null; problems: TermsProblem[] } {
  const asked = {
    developer: draft.developer.trim(),
    account: {
      name: draft.account.name.trim(),
      bank: draft.account.bank.trim(),
      number: draft.account.number.trim(),
    },
    oneOff: { by: 'oneOff', restDays: daysOf(draft.oneOffDays) },
    loan: { by: 'loan', downPaymentDays: daysOf(draft.downPaymentDays), loanDays: daysOf(draft.loanDays) },
    instalments: {
      by: 'instalments',
      parts: draft.parts.map(({ days, rate }) => ({ days: daysOf(days), rate: parsePercent(rate) })),
    },
    buildingType: draft.buildingType.trim(),
    feeRows: draft.feeRows.map(feeOf),
  }
  const parsed = dealTermsSchema.safeParse(asked)
  if (parsed.success) return { terms: parsed.data, problems: [] }
  const problems = parsed.error.issues.flatMap(({ path: [first, second] }): TermsProblem[] => {
    const part = dealTermsSchema.keyof().safeParse(first)
    if (!part.success) return []
    return [{ part: part.data, row: part.data === 'feeRows' && typeof second === 'number' ? second + 1 : null }]
  })
  return { terms: null, problems: onceEach(problems) }
}

function feeOf({ fee, kind, from, order, above, upTo, rate, vat, buildingType, by, amount }: FeeDraft) {
  const head = { fee, kind, from }
  switch (fee) {
    case 'deedTax':
      return {
        ...head,
        order,
        above: areaOf(above),
        upTo: areaOf(upTo),
        rate: parsePercent(rate),
        vat: parsePercent(vat),
      }
    case 'maintenanceFund':
      return {
        ...head,
        buildingType: buildingType.trim(),
        basis: by === 'area' ? { by, perSquareMetre: parseYuan(amount) } : { by, rate: parsePercent(rate) },
      }
    case 'registration':
      return { ...head, amount: parseYuan(amount) }
  }
}

function daysOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null
}

/** 0.01 ㎡; null where nothing is typed, which has no end; what is no area is refused by the schema. */
function areaOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN
}

function onceEach(problems: readonly TermsProblem[]): TermsProblem[] {
  return problems.filter(
    ({ part, row }, index) => problems.findIndex((one) => one.part === part && one.row === row) === index,
  )
}
