import { z } from 'zod'
import { type PassedOver, RESTORED_CALL, restoreNoteSchema } from '../../shared/backup/restored'
import { groupBy } from '../../shared/kernel/group'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../shared/project/settings'
import { type Role, roleSchema } from '../../shared/staff/roles'
import { OFFICE_SCOPE } from '../gate/request'
import type { AuditRow } from '../gate/tables'
import { remembered } from './check'
import { rowsOf } from './rows'

type ValueChange<Value> = { at: number; before: Value | null; after: Value }

/**
 * What may have held at an instant, as the record of changes has it: what stood before it, and whatever it was changed
 * to in that very millisecond. Without a record what holds today.
 */
export function heldAt<Value>(changes: readonly ValueChange<Value>[], at: number, today: Value): Value[] {
  const earlier = changes.filter((change) => change.at < at).at(-1)
  const standing = earlier ? earlier.after : (changes[0]?.before ?? today)
  return [standing, ...changes.filter((change) => change.at === at).map(({ after }) => after)]
}

const DONE_TO_PEOPLE = new Set(['staff.setUp', 'staff.add', 'staff.amend', 'staff.setActive'])
const roleNoteSchema = z.looseObject({ role: roleSchema })

/** Which role a person may have had at an instant. Rules SEC-1, SEC-2. */
export const rolesOf = remembered(async (exam) => {
  const today = new Map((await rowsOf.people(exam)).map(({ id, role }) => [id, role]))
  const rows = (await rowsOf.audit(exam)).filter(
    ({ scope, call, outcome }) => scope === OFFICE_SCOPE && outcome === 'done' && DONE_TO_PEOPLE.has(call),
  )
  const changes = new Map(
    [...groupBy(rows, ({ subject }) => subject ?? '')].map(([id, own]) => [id, changesIn(own, roleNoteSchema)]),
  )
  return (personId: string, at: number): Role[] => {
    const role = today.get(personId)
    const own = (changes.get(personId) ?? []).map(({ before, after, ...change }) => ({
      ...change,
      before: before?.role ?? null,
      after: after.role,
    }))
    return role === undefined ? [] : heldAt(own, at, role)
  }
})

/** The command that begins a trial anew, and what its link says of the project that follows. */
export const STARTED_OVER = 'opening.startOver'
export const startedOverSchema = z.looseObject({ withdrawn: z.array(z.string()), settings: settingsSchema })

/** Which settings may have held in a project at an instant. Rules LED-4, PRC-5, SEC-2. */
export const settingsOf = remembered(async (exam) => {
  const done = (await rowsOf.audit(exam)).filter(({ outcome }) => outcome === 'done')
  const rows = done.filter(({ call }) => call === 'project.changeSettings')
  const changes = new Map(
    [...groupBy(rows, ({ scope }) => scope)].map(([id, own]) => [id, changesIn(own, settingsSchema)]),
  )
  // A project that follows a trial begins with its settings.
  for (const { subject, at, after } of done.filter(({ call }) => call === STARTED_OVER)) {
    const note = parsedJson(startedOverSchema, after)
    if (subject !== null && note) {
      changes.set(subject, [{ at, before: null, after: note.settings }, ...(changes.get(subject) ?? [])])
    }
  }
  return (projectId: string, at: number): Settings[] => heldAt(changes.get(projectId) ?? [], at, DEFAULT_SETTINGS)
})

function changesIn<Value>(rows: readonly AuditRow[], schema: z.ZodType<Value>): ValueChange<Value>[] {
  return rows.flatMap(({ at, before, after }) => {
    const value = parsedJson(schema, after)
    return value === null ? [] : [{ at, before: parsedJson(schema, before), after: value }]
  })
}

/** JSON as the schema wants it; null when it is anything else. */
export function parsedJson<Value>(schema: z.ZodType<Value>, text: string | null): Value | null {
  if (text === null) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The numbers that restores passed over, since papers of the office that was replaced carry them. Rules SEC-4, LED-3. */
export const passedOverIn = remembered(async (exam): Promise<PassedOver[]> => {
  const rows = (await rowsOf.audit(exam)).filter(({ call, outcome }) => call === RESTORED_CALL && outcome === 'done')
  return rows.flatMap(({ after }) => parsedJson(passedOverNote, after)?.passedOver ?? [])
})

// A restore of an earlier version passed nothing over and says less.
const passedOverNote = z.looseObject({ passedOver: restoreNoteSchema.shape.passedOver })
