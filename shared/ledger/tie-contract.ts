import { z } from 'zod'
import { command, idSchema, order } from '../kernel/call'
import { refusal } from '../kernel/refusal'
import { openClaimSchema } from './claim'
import { unitKindSchema } from './unit'

/** As many units as a ticket's form takes beside its home. Rule LED-11. */
export const MOST_TIED = 7

/** Why parking spaces and storerooms cannot be tied so. Rule LED-11. */
export const tieRefusals = {
  /** Either of the two is held: a deal that runs keeps what it was signed for. */
  UNIT_HELD: refusal('LED-2', { unit: z.string(), claim: openClaimSchema }),
  /** A home is not tied to anything: only a parking space or storeroom is. */
  TIE_OF_HOME: refusal('LED-11', { unit: z.string() }),
  /** Nothing is tied to a parking space or storeroom. */
  TIE_TO_OTHER: refusal('LED-11', { unit: z.string(), kind: unitKindSchema }),
  /** It is so already, or another home's than was seen: tied to this home, or to none. */
  TIE_STANDS: refusal('LED-11', { unit: z.string(), home: z.string().nullable() }),
  TIES_FULL: refusal('LED-11', { home: z.string(), most: z.int() }),
}

/** 绑定. */
export const tieCalls = {
  /** Ties a parking space or storeroom to a home; null unties it. `from` is the home it was seen with. Rule LED-11. */
  tie: command('unit.tie')
    .input(order({ projectId: idSchema, unitId: idSchema, from: idSchema.nullable(), homeId: idSchema.nullable() }))
    .errors(tieRefusals)
    .output(z.strictObject({ unit: z.string(), home: z.string().nullable() })),
}
