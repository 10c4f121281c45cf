import { MoreThan } from 'typeorm'
import { countFloorTries, type FloorTries, floorTryNoteSchema, TRY_MEMORY } from '../../../shared/pricing/floor-tries'
import { auditTable } from '../../gate/tables'
import type { Reader } from '../../gate/unit-of-work'

/** Who tried to go below the floor these days, as the record of refusals has it. Rules PRC-5, SEC-2. */
export async function readFloorTries(db: Reader, projectId: string, now: number): Promise<FloorTries[]> {
  const rows = await db.find(
    auditTable,
    { scope: projectId, code: 'BELOW_FLOOR', at: MoreThan(now - TRY_MEMORY) },
    { order: { number: 'DESC' } },
  )
  const tries = rows.flatMap(({ at, personId, person, after }) =>
    personId === null ? [] : [{ at, personId, person, note: noteOf(after) }],
  )
  return countFloorTries(tries, now)
}

function noteOf(after: string | null) {
  return after === null ? null : (floorTryNoteSchema.safeParse(JSON.parse(after)).data ?? null)
}
