import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { contract } from '../../shared/contract'
import type { CallMeta } from '../../shared/kernel/call'

/** One call of the contract as whoever attacks it reads it: its name, what it is, who may give it, what it takes and gives. */
export type Call = {
  name: string
  procedure: AnyContractProcedure
  kind: CallMeta['kind']
  access: string
  /** Absent where it takes nothing. */
  input: z.ZodType | undefined
  output: z.ZodType | undefined
  /** The refusals it declares, those of the gate included. */
  codes: string[]
}

/** Every call of the contract, in its order. A new room's are among them without an edit. */
export const CALLS: readonly Call[] = callsOf(contract)

function callsOf(router: object, path: string[] = []): Call[] {
  return Object.entries(router).flatMap(([name, inner]: [string, unknown]) => {
    const here = [...path, name]
    if (isContractProcedure(inner)) {
      const { meta, inputSchema, outputSchema, errorMap } = inner['~orpc']
      const { kind, access }: CallMeta = meta
      const schemas = { input: zodOf(inputSchema), output: zodOf(outputSchema) }
      return [{ name: here.join('.'), procedure: inner, kind, access, ...schemas, codes: Object.keys(errorMap) }]
    }
    return typeof inner === 'object' && inner !== null ? callsOf(inner, here) : []
  })
}

/** A stream's schema is not Zod's. */
function zodOf(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined
}
