import { createHash } from 'node:crypto'
import { z } from 'zod'
import { areaSchema } from '../../../../shared/kernel/area'
import { canonicalJson } from '../../../../shared/kernel/canonical'
import { instantSchema } from '../../../../shared/kernel/day'
import { positiveFenSchema } from '../../../../shared/kernel/money'
import { rateSchema } from '../../../../shared/kernel/rate'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { priceFigureSchema } from '../../../../shared/pricing/scheme'
import {
  fillTemplate,
  type Template,
  type TemplateFaulty,
  type TemplatePaper,
  type TemplateValues,
} from '../../../../shared/subscription/template'
import type { PaperEvent } from '../../../documents/pdf/closing'
import type { PaperMark } from '../../../documents/pdf/marks'

/**
 * A paper as it is drawn: what was frozen, and what is of the day of printing. Only `content` is in the hash, so that a
 * copy printed by somebody else, later, or after the paper was voided can be checked against it. Rule SUB-3.
 */
export type PaperData<Content> = {
  readonly content: Content
  /** Of the content, 64 hex digits; null while it is shown before it is frozen. */
  readonly hash: string | null
  readonly standing: PaperStanding
  /** 草稿, 作废, 补打; that it is of a trial its number says. */
  readonly marks: readonly Exclude<PaperMark, 'trial'>[]
  /** The instant of printing dates the file, too. */
  readonly printed: { readonly at: number; readonly by: string }
}

/** What became of a paper, which its content cannot know. */
export type PaperStanding = {
  /** 待签, 已签, 作废. */
  readonly word: string
  /** What no place to sign tells: 作废 赵敏 …, with the reason. */
  readonly events: readonly PaperEvent[]
  /** Who signed in the system; the others have a line to sign. */
  readonly signed: Partial<Record<PaperHand, { readonly name: string; readonly at: number }>>
}

/** Who of the office signs a paper. */
export type PaperHand = 'consultant' | 'reviewer' | 'manager' | 'director' | 'finance'

/** A fact in one piece of text, as long as the longest address. */
export const factSchema = z.string().max(400)
const nameSchema = z.string().min(1).max(200)
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Who a paper is of, and which. */
export const headShape = {
  project: nameSchema,
  /** `RG-20260607-0002`. */
  number: nameSchema,
  /** 出卖人: the developer. */
  developer: nameSchema,
  consultant: nameSchema,
}

/** A change makes a new version that names the old one. Rule SUB-3. */
export const versionShape = {
  version: z.int().min(1),
  replaces: z.strictObject({ version: z.int().min(1), hash: hashSchema }).nullable(),
}

/** The clauses as signed, filled, with the version of the template they were made from. Rule SUB-3. */
export const wordingShape = {
  wording: z.strictObject({ version: z.int().min(1), clauses: z.array(z.string()).min(1) }),
}

/** A buyer as the paper names them: masked is decided before. Rule SEC-1. */
export const buyerFactsSchema = z.strictObject({
  name: nameSchema,
  idNumber: factSchema,
  phone: factSchema,
  address: factSchema,
  share: rateSchema,
})

/** A unit in one row: its total (fen) and what that is by the square metre, null without an area. */
export const unitFactsSchema = z.strictObject({
  unit: nameSchema,
  location: factSchema,
  area: areaSchema.nullable(),
  unitPrice: positiveFenSchema.nullable(),
  total: positiveFenSchema,
})
export type UnitFacts = z.infer<typeof unitFactsSchema>

const stepSchema = z.strictObject({ label: z.string(), detail: z.string(), cut: z.string(), result: z.string() })

/** A home or what is tied to it, with every step of its price as it was signed. Rules PRC-3, LED-11. */
export const homeFactsSchema = z.strictObject({
  unit: nameSchema,
  location: factSchema,
  type: factSchema,
  orientation: factSchema,
  area: areaSchema.nullable(),
  innerArea: areaSchema.nullable(),
  list: priceFigureSchema,
  priceVersion: z.strictObject({ number: z.int(), appliesFrom: instantSchema }),
  permit: nameSchema.nullable(),
  scheme: factSchema,
  steps: z.array(stepSchema),
  deal: z.strictObject({ total: positiveFenSchema, unitPrice: positiveFenSchema.nullable() }),
})

/** 监管账户, or whose account money goes back to. Rule SUB-5. */
export const accountSchema = z.strictObject({ holder: nameSchema, bank: nameSchema, number: nameSchema })
export type Account = z.infer<typeof accountSchema>

/** The clauses a paper is frozen with; refused where the template has a fault. */
export function freeze<Facts extends object, Paper extends TemplatePaper>(
  facts: Facts,
  paper: Paper,
  template: Template,
  values: TemplateValues<Paper>,
): (Facts & { wording: { version: number; clauses: string[] } }) | TemplateFaulty {
  const clauses = fillTemplate(paper, template, values)
  return isRefusal(clauses) ? clauses : { ...facts, wording: { version: template.version, clauses } }
}

/** What a frozen paper is known by: SHA-256 of which paper it is and its content, without time or person of printing. Rule SUB-3. */
export function hashOfPaper(paper: TemplatePaper, content: object): string {
  return createHash('sha256').update(canonicalJson({ paper, content })).digest('hex')
}
