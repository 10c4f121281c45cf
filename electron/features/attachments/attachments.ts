import { In } from 'typeorm'
import { z } from 'zod'
import {
  type AttachmentType,
  attachmentName,
  judgeAttachment,
  MEDIA_TYPES,
  MOST_ATTACHMENTS,
  type ThingKind,
} from '../../../shared/attachments/attachment'
import type { Attachment, attachmentsContract, Thing } from '../../../shared/attachments/contract'
import { DAY } from '../../../shared/kernel/day'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { isAllowed } from '../../../shared/staff/roles'
import { type AttachmentPlace, attachmentsIn, sweepAttachments } from '../../attachments/attachment-files'
import type { ThingRule } from '../../attachments/thing-rule'
import type { Personal } from '../../database/personal'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { ledgerAttachments } from '../ledger/ledger'
import { personTable } from '../staff/tables'
import { subscriptionAttachments } from '../subscription/subscription'
import { type AttachmentRow, attachmentTable } from './tables'

/** Which room says who may see and add: a new kind of thing does not compile until its room does. */
const RULES: Record<ThingKind, ThingRule> = { ...ledgerAttachments, ...subscriptionAttachments }

/** 附件: scans and photos of whatever takes some. Rules SEC-1, SEC-3, SEC-4. */
export const attachmentsHandlers: HandlersOf<typeof attachmentsContract> = {
  add: {
    prepare: async (context, { projectId, thing, file }) => {
      const may = await RULES[thing.kind].mayAdd(context, projectId, thing.id)
      if (isRefusal(may)) return may
      const { attachments } = context
      if (attachments === null) return refuse('ATTACHMENT_NO_FOLDER', {})
      const bytes = new Uint8Array(await file.arrayBuffer())
      const type = judgeAttachment(bytes, file.name)
      if (isRefusal(type)) return type
      if ((await findOf(context.db, projectId, thing)).length >= MOST_ATTACHMENTS) return FULL
      // On the disk before the row that names it; if the command is undone, nothing names it.
      const hash = await attachments.keep(bytes)
      return async (tx) => {
        const still = await RULES[thing.kind].mayAdd(tx, projectId, thing.id)
        if (isRefusal(still)) return still
        const known = await findOf(tx.db, projectId, thing)
        const same = known.find((one) => one.hash === hash)
        if (same) {
          const { name, by } = await shownOf(tx.db, tx.personal, same)
          return refuse('ATTACHMENT_KNOWN', { name, by })
        }
        if (known.length >= MOST_ATTACHMENTS) return FULL
        const row = rowOf(tx.newId(), projectId, thing, { hash, type, bytes: bytes.length })
        const name = attachmentName(file.name, type)
        const whole = {
          ...row,
          name: tx.personal.encrypt('attachment.name', row.id, name),
          byId: tx.actor.id,
          at: tx.now,
        }
        await tx.db.insert(attachmentTable, whole)
        const shown: Attachment = { id: row.id, name, type, bytes: bytes.length, by: tx.actor.name, at: tx.now }
        const { id, bytes: size } = shown
        return done(
          shown,
          { subject: thing.id, after: { attachment: id, of: thing.kind, type, bytes: size, hash } },
          still.changes,
        )
      }
    },
  },

  list: async (context, { projectId, thing }) => {
    const { db, actor, personal } = context
    const barred = await RULES[thing.kind].mayRead(context, projectId, thing.id)
    if (barred) return barred
    const rows = await findOf(db, projectId, thing)
    const people = await db.find(personTable, { id: In([...new Set(rows.map(({ byId }) => byId))]) })
    const nameOf = new Map(people.map(({ id, name }) => [id, name]))
    const may =
      isAllowed(actor.role, 'attachment.add') && (await RULES[thing.kind].mayAdd(context, projectId, thing.id))
    return {
      attachments: rows.map((row) => attachmentOf(personal, row, nameOf.get(row.byId) ?? '')),
      canAdd: may !== false && !isRefusal(may) && rows.length < MOST_ATTACHMENTS,
    }
  },

  file: async (context, { projectId, attachmentId }) => {
    const { db, personal, attachments } = context
    const row = await db.findOne(attachmentTable, { id: attachmentId, projectId })
    const barred = row === null || (await RULES[row.ofKind].mayRead(context, projectId, row.ofId))
    if (row === null || barred) return refuse('NOT_FOUND', { what: 'attachment' })
    if (attachments === null) return refuse('ATTACHMENT_NO_FOLDER', {})
    const name = personal.show('attachment.name', row.id, row.name)
    const bytes = await attachments.read(row.hash)
    if (bytes === 'missing') return refuse('ATTACHMENT_MISSING', { name })
    if (bytes === 'altered') return refuse('ATTACHMENT_ALTERED', { name })
    return new File([new Uint8Array(bytes)], name, { type: MEDIA_TYPES[row.type] })
  },
}

/**
 * Removes the files that no row has named for a day. Where several hosts share the folder nobody does: one may be about to
 * name what another takes for left behind, and all it costs is room. Rule SEC-4.
 */
export async function sweepUnnamed(db: Reader, place: AttachmentPlace, now: number): Promise<void> {
  const folder = place.databaseUrl === undefined ? attachmentsIn(place) : null
  if (folder === null) return
  const rows = hashesSchema.parse(await db.select('SELECT "hash" FROM "attachment"', []))
  await sweepAttachments(folder, new Set(rows.map(({ hash }) => hash)), now - DAY)
}

const hashesSchema = z.array(z.strictObject({ hash: z.string() }))

const FULL = refuse('ATTACHMENTS_FULL', { most: MOST_ATTACHMENTS })

function findOf(db: Reader, projectId: string, { kind, id }: Thing): Promise<AttachmentRow[]> {
  return db.find(attachmentTable, { projectId, ofKind: kind, ofId: id }, { order: { at: 'ASC', id: 'ASC' } })
}

function rowOf(
  id: string,
  projectId: string,
  thing: Thing,
  held: { hash: string; type: AttachmentType; bytes: number },
): Omit<AttachmentRow, 'name' | 'byId' | 'at'> {
  return { id, projectId, ofKind: thing.kind, ofId: thing.id, ...held }
}

async function shownOf(db: Reader, personal: Personal, row: AttachmentRow): Promise<Attachment> {
  const person = await db.findOne(personTable, { id: row.byId })
  return attachmentOf(personal, row, person?.name ?? '')
}

function attachmentOf(personal: Personal, row: AttachmentRow, by: string): Attachment {
  const { id, type, bytes, at } = row
  return { id, name: personal.show('attachment.name', id, row.name), type, bytes, by, at }
}
