import { z } from 'zod'
import { type Refusal, refusal, refuse } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'

/** Longer ones would not be read before they are signed. */
export const MOST_CLAUSES = 30
export const LONGEST_CLAUSE = 500

/** 条款模板: the clauses of a paper as the office words them; a change is a new version. Rule SUB-3. */
export const templateSchema = z.strictObject({
  version: z.int().min(1).max(1_000_000),
  clauses: z.array(lineSchema(LONGEST_CLAUSE)).min(1).max(MOST_CLAUSES),
})
export type Template = z.infer<typeof templateSchema>

const DEAL = ['项目', '编号', '出卖人', '买受人', '房号', '总价', '总价大写', '付款方式', '置业顾问'] as const
const CHANGE = ['项目', '编号', '认购书编号', '出卖人', '原买受人', '原房号', '原总价', '原总价大写'] as const
const LOAN = ['贷款金额', '贷款金额大写', '税费合计', '税费标准日'] as const

/**
 * What the clauses of each paper may name, and what they have to: what the law or the office's rules ask of the very
 * clauses, not of the rest of the paper. Rules SUB-1, SUB-5, PRC-9.
 */
export const TEMPLATE_FIELDS = {
  /** 认购书. */
  subscription: {
    fields: [...DEAL, '建筑面积', '预售许可证号', '定金', '定金大写', '签约截止日', '监管账户'],
    obligatory: ['预售许可证号', '定金大写', '签约截止日', '监管账户'],
  },
  /** 购买须知. */
  notice: { fields: [...DEAL, ...LOAN], obligatory: ['买受人', '税费合计'] },
  /** 置业计划. */
  plan: { fields: [...DEAL, ...LOAN, '首付款', '首付款大写'], obligatory: ['税费标准日'] },
  /** 退房申请单. */
  cancel: { fields: CHANGE, obligatory: ['认购书编号', '原房号'] },
  /** 换房申请单. */
  exchange: { fields: [...CHANGE, '新房号', '新总价', '新总价大写'], obligatory: ['认购书编号', '原房号', '新房号'] },
  /** 更名申请单. */
  buyers: { fields: [...CHANGE, '新买受人'], obligatory: ['认购书编号', '原买受人', '新买受人'] },
  /** 定金收据. */
  receipt: {
    fields: ['项目', '编号', '认购书编号', '出卖人', '交款人', '房号', '金额', '金额大写', '监管账户'],
    obligatory: ['监管账户'],
  },
} as const satisfies Record<string, { fields: readonly string[]; obligatory: readonly string[] }>

export type TemplatePaper = keyof typeof TEMPLATE_FIELDS
export type TemplateField<Paper extends TemplatePaper> = (typeof TEMPLATE_FIELDS)[Paper]['fields'][number]
/** What stands in place of each field of a paper: one line of text each. */
export type TemplateValues<Paper extends TemplatePaper> = Readonly<Record<TemplateField<Paper>, string>>

const place = { clause: z.int().min(1), at: z.int().min(1) }

/** What is wrong with a template, and where: the clause and the character in it, both from 1. */
export const templateFaultSchema = z.discriminatedUnion('code', [
  /** A field that this paper does not have. */
  z.strictObject({ code: z.literal('unknownField'), field: z.string(), ...place }),
  /** A brace that opens or closes no field; full-width ones are none. */
  z.strictObject({ code: z.literal('brace'), ...place }),
  /** No clause names a field that has to be there. */
  z.strictObject({ code: z.literal('missingField'), field: z.string() }),
])
export type TemplateFault = z.infer<typeof templateFaultSchema>

/** Why no paper is made of a template: every fault, and where. Rule SUB-3. */
export const templateFaulty = refusal('SUB-3', { faults: z.array(templateFaultSchema) })

export type TemplateFaulty = Refusal<'TEMPLATE_FAULTY', { faults: TemplateFault[] }>

/** Whether a paper can be made of a template; every fault at once, null where there is none. Rule SUB-3. */
export function judgeTemplate(paper: TemplatePaper, { clauses }: Pick<Template, 'clauses'>): TemplateFaulty | null {
  const known: readonly string[] = TEMPLATE_FIELDS[paper].fields
  const obligatory: readonly string[] = TEMPLATE_FIELDS[paper].obligatory
  const pieces = clauses.map(piecesOf)
  const named = new Set(pieces.flat().map(({ field }) => field))
  const faults = [
    ...pieces.flatMap((found, index) => faultsIn(found, index + 1, known)),
    ...obligatory.filter((field) => !named.has(field)).map((field) => ({ code: 'missingField' as const, field })),
  ]
  return faults.length > 0 ? refuse('TEMPLATE_FAULTY', { faults }) : null
}

/**
 * The clauses with what stands in place of their fields. A value is text and nothing else: it is not looked through for
 * fields, and its braces and line breaks become signs that mean nothing. An empty one is a dash that nobody overlooks.
 */
export function fillTemplate<Paper extends TemplatePaper>(
  paper: Paper,
  template: Pick<Template, 'clauses'>,
  values: TemplateValues<Paper>,
): string[] | TemplateFaulty {
  const faulty = judgeTemplate(paper, template)
  if (faulty) return faulty
  const shown = new Map(Object.entries<string>(values))
  return template.clauses.map((clause) =>
    clause.replace(BRACES, (_, field: string | undefined) => plainly(shown.get(field?.trim() ?? '') ?? '')),
  )
}

/** A field in its braces, or a brace by itself. */
const BRACES = /\{\{([^{}｛｝]*)\}\}|[{}｛｝]/g

/** A field as it was written, or a brace by itself, and where. */
type Piece = { field: string | null; at: number }

function piecesOf(clause: string): Piece[] {
  return Array.from(clause.matchAll(BRACES), ({ 1: field, index }) => ({ field: field?.trim() ?? null, at: index + 1 }))
}

/** Of braces that fit nowhere only the first is told: the others follow from it. */
function faultsIn(pieces: readonly Piece[], clause: number, known: readonly string[]): TemplateFault[] {
  const brace = pieces.find(({ field }) => field === null)
  const unknown = pieces.flatMap(({ field, at }) =>
    field === null || known.includes(field) ? [] : [{ code: 'unknownField' as const, field, clause, at }],
  )
  return brace ? [...unknown, { code: 'brace', clause, at: brace.at }] : unknown
}

function plainly(value: string): string {
  const line = value.replace(/\s+/gu, ' ').trim()
  return line === '' ? '—' : line.replaceAll('{', '｛').replaceAll('}', '｝')
}
