import { z } from 'zod'
import { command, idSchema, order } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { openClaimSchema } from './claim'
import { unitStateSchema } from './unit'

const unitIdsSchema = z.array(idSchema).min(1).max(20_000)
const reasonSchema = lineSchema(200)

/** How many units a command took; `tied` of them are parking spaces and storerooms that went with their homes. */
const takenShape = { units: z.int(), tied: z.int() }

/** Why homes cannot be withheld. Rules LED-1, LED-5, LED-11. */
export const withholdRefusals = {
  /** A tied parking space or storeroom is withheld with its home, never alone. Rule LED-11. */
  UNIT_TIED: refusal('LED-11', { unit: z.string(), home: z.string() }),
  /** One of them is held already: by whom, since when and until when. Nothing is withheld. */
  UNIT_HELD: refusal('LED-2', { unit: z.string(), claim: openClaimSchema }),
  /** A withholding ends, in the future and within 366 days. */
  WITHHOLD_UNTIL: refusal('LED-5', { until: instantSchema, latest: instantSchema }),
}

/** 保留. Rules LED-1, LED-5, LED-11. */
export const withholdingCalls = {
  /** Withholds homes for a reason until an instant: all of them or none. What is tied to a home goes with it. */
  withhold: command('unit.withhold')
    .input(order({ projectId: idSchema, unitIds: unitIdsSchema, reason: reasonSchema, until: instantSchema }))
    .errors(withholdRefusals)
    .output(z.strictObject({ ...takenShape, until: instantSchema })),
  /** 解除保留: the homes go back at once to where they were, all of them or none. */
  liftWithholding: command('unit.withhold')
    .input(order({ projectId: idSchema, unitIds: unitIdsSchema, reason: reasonSchema }))
    .errors({
      UNIT_TIED: withholdRefusals.UNIT_TIED,
      NOT_WITHHELD: refusal('LED-5', { unit: z.string(), state: unitStateSchema }),
    })
    .output(z.strictObject(takenShape)),
}
