import type { AttachmentType, ThingKind } from '../../../shared/attachments/attachment'
import { count, id, instant, refersTo, table, text } from '../../database/columns'

/**
 * 附件. `hash` is what its file is known by; `ofKind` and `ofId` say which thing it belongs to; `name` is a ciphertext, for
 * people name files after their customers.
 */
export type AttachmentRow = {
  id: string
  projectId: string
  ofKind: ThingKind
  ofId: string
  hash: string
  type: AttachmentType
  bytes: number
  name: string
  byId: string
  at: number
}
export const attachmentTable = table<AttachmentRow>(
  'attachment',
  {
    id: id(),
    projectId: text(),
    ofKind: text(),
    ofId: text(),
    hash: text(),
    type: text(),
    bytes: count(),
    name: text(),
    byId: text(),
    at: instant(),
  },
  {
    indices: [{ name: 'IDX_attachment_of', columns: ['ofKind', 'ofId', 'hash'], unique: true }],
    checks: [{ name: 'CHK_attachment_bytes', expression: '"bytes" > 0' }],
    foreignKeys: [refersTo('attachment', 'projectId', 'project'), refersTo('attachment', 'byId', 'person')],
  },
)
