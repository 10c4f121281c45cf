import { isContractProcedure } from '@orpc/contract'
import { z } from 'zod'

const declaredSchema = z.looseObject({ message: z.string() })

/** Every refusal code a contract declares, with the rule it cites; `null` where it cites none. */
export function declaredCodes(router: object): Map<string, string | null> {
  const codes = new Map<string, string | null>()
  for (const part of Object.values(router)) {
    if (isContractProcedure(part)) {
      for (const [code, declared] of Object.entries(part['~orpc'].errorMap)) {
        const { message } = declaredSchema.parse(declared)
        codes.set(code, message === code ? null : message)
      }
    } else if (typeof part === 'object' && part !== null) {
      for (const [code, rule] of declaredCodes(part)) codes.set(code, rule)
    }
  }
  return codes
}
