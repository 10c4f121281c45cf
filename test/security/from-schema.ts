import fc from 'fast-check'
import { z } from 'zod'

/** Values that mean something in the office, by the name of the field they belong in. */
export type Known = Readonly<Record<string, readonly unknown[]>>

const { $ZodObject, $ZodArray, $ZodString, $ZodNumber, $ZodBoolean, $ZodEnum, $ZodLiteral, $ZodUnion } = z.core
const { $ZodOptional, $ZodNullable, $ZodDefault, $ZodPipe, $ZodTransform, $ZodTuple, $ZodFile } = z.core

/**
 * What a schema of the contract lets pass: each field from what is known of it, else from its own bounds. Lists stay
 * short, so that a value is small and reads easily. A kind of schema that is not known here is an error, never skipped.
 */
export function soundOf(schema: z.core.$ZodType, known: Known, field = ''): fc.Arbitrary<unknown> {
  // A list's name stands for what is in it.
  const candidates = (known[field] ?? []).filter(fits(schema))
  const sound = candidates.length > 0 ? fc.constantFrom(...candidates) : shapedLike(schema, known, field)
  // A refinement is part of no shape.
  return sound.filter(fits(schema))
}

function shapedLike(schema: z.core.$ZodType, known: Known, field: string): fc.Arbitrary<unknown> {
  if (schema instanceof $ZodObject) {
    const fields = Object.entries(schema._zod.def.shape)
    const values = Object.fromEntries(fields.map(([name, inner]) => [name, soundOf(inner, known, name)]))
    const requiredKeys = fields.flatMap(([name, inner]) => (inner._zod.optin === 'optional' ? [] : [name]))
    return fc.record(values, { requiredKeys })
  }
  if (schema instanceof $ZodArray) {
    const { least: minLength = 0, most = Number.POSITIVE_INFINITY } = limitsOf(schema._zod.def.checks)
    return fc.array(soundOf(schema._zod.def.element, known, field), {
      minLength,
      maxLength: Math.min(most, minLength + 2),
    })
  }
  if (schema instanceof $ZodTuple) {
    return fc.tuple(...schema._zod.def.items.map((item) => soundOf(item, known, field)))
  }
  if (schema instanceof $ZodUnion) return fc.oneof(...schema._zod.def.options.map((one) => soundOf(one, known, field)))
  if (schema instanceof $ZodOptional) return soundOf(schema._zod.def.innerType, known, field)
  if (schema instanceof $ZodNullable) return fc.option(soundOf(schema._zod.def.innerType, known, field))
  if (schema instanceof $ZodDefault) return soundOf(schema._zod.def.innerType, known, field)
  if (schema instanceof $ZodPipe) return soundOf(boundsOf(schema), known, field)
  if (schema instanceof $ZodLiteral) return fc.constantFrom(...schema._zod.def.values)
  if (schema instanceof $ZodEnum) return fc.constantFrom(...Object.values(schema._zod.def.entries))
  if (schema instanceof $ZodBoolean) return fc.boolean()
  if (schema instanceof $ZodString) return textLike(schema)
  if (schema instanceof $ZodNumber) {
    const { least: min = 0, most = A_LOT } = limitsOf(schema._zod.def.checks)
    return fc.integer({ min, max: Math.min(most, min + A_LOT) })
  }
  if (schema instanceof $ZodFile) return fc.constant(new File(['楼栋,房号\n'], '一房一价表.csv'))
  throw new Error(`no values are known for a schema of type ${schema._zod.def.type}`)
}

/** What is typed is tidied up before its bounds are asked: what is within the bounds is tidy already. */
function boundsOf(pipe: InstanceType<typeof $ZodPipe>): z.core.$ZodType {
  const { in: before, out: after } = pipe._zod.def
  if (after instanceof $ZodTransform) return before
  return before instanceof $ZodPipe ? after : before
}

function textLike(schema: InstanceType<typeof $ZodString>): fc.Arbitrary<string> {
  const { least: minLength = 0, most = Number.POSITIVE_INFINITY, pattern } = limitsOf(schema._zod.def.checks)
  switch (formatOf(schema)) {
    case 'uuid':
      return fc.uuid()
    case 'date':
      return fc.integer({ min: 1, max: 28 }).map((day) => `2026-06-${String(day).padStart(2, '0')}`)
  }
  if (pattern) return fc.stringMatching(pattern)
  const unit = fc.constantFrom(...'一二三客户留房号甲乙丙丁abcXYZ0189 -')
  return fc.string({ unit, minLength, maxLength: Math.min(most, minLength + 12) })
}

/** Any number an office would meet. */
const A_LOT = 1e9

function formatOf(schema: InstanceType<typeof $ZodString>): string | undefined {
  return schema instanceof z.core.$ZodStringFormat ? schema._zod.def.format : undefined
}

/** The bounds a schema's checks set, whatever they bound: a length, a figure, a size. */
function limitsOf(checks: readonly z.core.$ZodCheck<never>[] = []) {
  const limits: { least?: number; most?: number; pattern?: RegExp } = {}
  for (const check of checks) {
    if (check instanceof z.core.$ZodCheckMinLength) limits.least = check._zod.def.minimum
    if (check instanceof z.core.$ZodCheckMaxLength) limits.most = check._zod.def.maximum
    if (check instanceof z.core.$ZodCheckMaxSize) limits.most = check._zod.def.maximum
    if (check instanceof z.core.$ZodCheckGreaterThan) limits.least = Number(check._zod.def.value)
    if (check instanceof z.core.$ZodCheckLessThan) limits.most = Number(check._zod.def.value)
    if (check instanceof z.core.$ZodCheckRegex) limits.pattern = check._zod.def.pattern
    if (check instanceof z.core.$ZodCheckLengthEquals) limits.least = limits.most = check._zod.def.length
  }
  return limits
}

function fits(schema: z.core.$ZodType): (value: unknown) => boolean {
  return (value) => z.core.safeParse(schema, value).success
}

/** Every text, list or file of an input that has no upper bound, by its place. */
export function unboundedIn(schema: z.core.$ZodType, place = ''): string[] {
  if (schema instanceof $ZodObject) {
    return Object.entries(schema._zod.def.shape).flatMap(([name, inner]) => unboundedIn(inner, `${place}.${name}`))
  }
  if (schema instanceof $ZodArray) {
    const inner = unboundedIn(schema._zod.def.element, `${place}[]`)
    return hasMost(schema._zod.def.checks) ? inner : [`${place}[]`, ...inner]
  }
  if (schema instanceof $ZodTuple) return schema._zod.def.items.flatMap((item) => unboundedIn(item, `${place}[]`))
  if (schema instanceof $ZodUnion) return schema._zod.def.options.flatMap((one) => unboundedIn(one, place))
  if (schema instanceof $ZodOptional || schema instanceof $ZodNullable || schema instanceof $ZodDefault) {
    return unboundedIn(schema._zod.def.innerType, place)
  }
  // What comes first in a pipe meets the text as it was sent.
  if (schema instanceof $ZodPipe) return unboundedIn(schema._zod.def.in, place)
  if (schema instanceof $ZodString) {
    const isBound = hasMost(schema._zod.def.checks) || ['uuid', 'date'].includes(formatOf(schema) ?? '')
    return isBound ? [] : [place]
  }
  // A whole number is one that can be told exactly, which is a bound of its own.
  if (schema instanceof $ZodNumber) return []
  if (schema instanceof $ZodFile) return hasMost(schema._zod.def.checks) ? [] : [place]
  if (schema instanceof $ZodBoolean || schema instanceof $ZodEnum || schema instanceof $ZodLiteral) return []
  throw new Error(`no bounds are known for a schema of type ${schema._zod.def.type}`)
}

function hasMost(checks: readonly z.core.$ZodCheck<never>[] | undefined): boolean {
  return limitsOf(checks).most !== undefined
}
