import { count, id, instant, refersTo, table, text } from '../database/columns'

/**
 * A signed-in browser or window. `id` is the hash of the cookie's token: the table gives nobody a session. A locked one
 * answers nothing; whoever enters gets a new one.
 */
export type SessionRow = {
  id: string
  personId: string
  createdAt: number
  expiresAt: number
  endedAt: number | null
  lockedAt: number | null
}
export const sessionTable = table<SessionRow>(
  'session',
  {
    id: id(),
    personId: text(),
    createdAt: instant(),
    expiresAt: instant(),
    endedAt: instant({ nullable: true }),
    lockedAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [refersTo('session', 'personId', 'person')],
    indices: [{ name: 'IDX_session_person', columns: ['personId'] }],
  },
)

/**
 * One link of the audit chain of a scope (a project, or the office): who did what, when, and what it changed, with
 * personal data masked. `hash` covers the row and the link before it. Rule SEC-2.
 */
export type AuditRow = {
  scope: string
  number: number
  at: number
  personId: string | null
  person: string
  call: string
  outcome: 'done' | 'refused' | 'denied'
  code: string | null
  subject: string | null
  before: string | null
  after: string | null
  requestId: string | null
  /** What it wrote, as JSON of a `LinkWritten`; null before rows were sealed. */
  written: string | null
  previousHash: string
  hash: string
}
export const auditTable = table<AuditRow>(
  'audit',
  {
    scope: text({ primary: true }),
    number: count({ primary: true }),
    at: instant(),
    personId: text({ nullable: true }),
    person: text(),
    call: text(),
    outcome: text(),
    code: text({ nullable: true }),
    subject: text({ nullable: true }),
    before: text({ nullable: true }),
    after: text({ nullable: true }),
    requestId: text({ nullable: true }),
    written: text({ nullable: true }),
    previousHash: text(),
    hash: text(),
  },
  {
    indices: [
      { name: 'IDX_audit_call', columns: ['call', 'at'] },
      { name: 'IDX_audit_code', columns: ['scope', 'code', 'at'] },
    ],
  },
)

/** The first answer to a request, kept 48 hours so that the same request gets the same answer. Encrypted. */
export type RequestAnswerRow = {
  personId: string
  requestId: string
  inputHash: string
  answer: string
  at: number
}
export const requestAnswerTable = table<RequestAnswerRow>(
  'requestAnswer',
  {
    personId: text({ primary: true }),
    requestId: text({ primary: true }),
    inputHash: text(),
    answer: text(),
    at: instant(),
  },
  { indices: [{ name: 'IDX_requestAnswer_at', columns: ['at'] }] },
)

/** Counters without gaps: document serials by day, change numbers, batch and version numbers. */
export type CounterRow = { scope: string; name: string; value: number }
export const counterTable = table<CounterRow>('counter', {
  scope: text({ primary: true }),
  name: text({ primary: true }),
  value: count(),
})

/** Facts about the office itself, such as which key its personal data is encrypted with. */
export type SettingRow = { name: string; value: string }
export const settingTable = table<SettingRow>('setting', { name: text({ primary: true }), value: text() })

/** After how many idle minutes pages lock, where it is not the usual time. Rule SEC-1. */
export const LOCK_SETTING = 'lockAfter'

/** Which key the office's personal data is encrypted with. Rule SEC-3. */
export const KEY_SETTING = 'personalKey'
