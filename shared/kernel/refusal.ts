import { z } from 'zod'

/**
 * A refusal: the office's answer «no», as a value. A code, the rule it follows from and the facts the
 * person needs; it is worded in the reader's language on the page, never here.
 */
export type Refusal<Code extends string = string, Data = unknown> = {
  readonly refused: Code
  readonly data: Data
}

/** Says no with the facts. The gate undoes whatever the command had begun. */
export function refuse<Code extends string, const Data>(refused: Code, data: Data): Refusal<Code, Data> {
  return { refused, data }
}

/** Tells a refusal from an answer. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

/** Declares one refusal of a contract: the rule it cites and the facts it carries. */
export function refusal<Shape extends z.core.$ZodLooseShape>(rule: string, facts: Shape, status = 409) {
  return { status, message: rule, data: z.strictObject({ rule: z.literal(rule), ...facts }) }
}
