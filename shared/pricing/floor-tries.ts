import { z } from 'zod'
import { idSchema } from '../kernel/call'
import { DAY, dayOf, instantSchema, MINUTE } from '../kernel/day'

/** What the record keeps of a try below the floor: the home, the total that was shown (fen), the discounts. Rule PRC-5. */
export const floorTryNoteSchema = z.strictObject({
  unitId: idSchema,
  unit: z.string(),
  total: z.int(),
  discounts: z.array(z.string()),
})
export type FloorTryNote = z.infer<typeof floorTryNoteSchema>

/** One try as the manager reads it; `note` is null where the record does not say which home it was on. */
export const floorTrySchema = z.strictObject({ at: instantSchema, note: floorTryNoteSchema.nullable() })
export type FloorTry = z.infer<typeof floorTrySchema>

/** 试价: one person's tries below the floor, newest first. Rule PRC-5. */
export const floorTriesSchema = z.strictObject({
  personId: idSchema,
  person: z.string(),
  lastTenMinutes: z.int(),
  today: z.int(),
  lastSevenDays: z.int(),
  tries: z.array(floorTrySchema),
})
export type FloorTries = z.infer<typeof floorTriesSchema>

export const TRY_WINDOW = 10 * MINUTE
/** How far back tries are counted. */
export const TRY_MEMORY = 7 * DAY
/** More tries than this within the window look like probing. */
export const TRIES_BEFORE_WARNING = 3

/** Counts tries by person; who tried last stands first. Rule PRC-5. */
export function countFloorTries(
  tries: readonly (FloorTry & { personId: string; person: string })[],
  now: number,
): FloorTries[] {
  const people = new Map<string, FloorTries>()
  const counted = tries.filter(({ at }) => at > now - TRY_MEMORY).sort((one, other) => other.at - one.at)
  for (const { personId, person, at, note } of counted) {
    const known = people.get(personId) ?? {
      personId,
      person,
      lastTenMinutes: 0,
      today: 0,
      lastSevenDays: 0,
      tries: [],
    }
    people.set(personId, known)
    known.lastSevenDays += 1
    if (dayOf(at) === dayOf(now)) known.today += 1
    if (at > now - TRY_WINDOW) known.lastTenMinutes += 1
    known.tries.push({ at, note })
  }
  return [...people.values()]
}

/** Whose tries the manager is told of without searching. */
export function isProbing({ lastTenMinutes }: Pick<FloorTries, 'lastTenMinutes'>): boolean {
  return lastTenMinutes > TRIES_BEFORE_WARNING
}
