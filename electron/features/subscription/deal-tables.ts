import type { ChangeKind } from '../../../shared/subscription/change'
import { count, day, fen, id, instant, refersTo, table, text } from '../../database/columns'

/** 认购条款 of a project; setting them anew adds a row. `terms` is JSON of DealTerms. Rules SUB-5, PRC-9. */
export type DealTermsRow = {
  projectId: string
  number: number
  terms: string
  by: string
  at: number
}
export const dealTermsTable = table<DealTermsRow>(
  'dealTerms',
  {
    projectId: text({ primary: true }),
    number: count({ primary: true }),
    terms: text(),
    by: text(),
    at: instant(),
  },
  { foreignKeys: [refersTo('dealTerms', 'projectId', 'project')] },
)

/** The sale contract and its filing: what was signed is never changed. Rule SUB-2. */
export type DealContractRow = {
  id: string
  projectId: string
  subscriptionId: string
  number: string
  official: string
  signedOn: string
  signedBy: string
  signedAt: number
  filing: string | null
  filedOn: string | null
  filedBy: string | null
  filedAt: number | null
}
export const dealContractTable = table<DealContractRow>(
  'dealContract',
  {
    id: id(),
    projectId: text(),
    subscriptionId: text(),
    number: text(),
    official: text(),
    signedOn: day(),
    signedBy: text(),
    signedAt: instant(),
    filing: text({ nullable: true }),
    filedOn: day({ nullable: true }),
    filedBy: text({ nullable: true }),
    filedAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('dealContract', 'projectId', 'project'),
      refersTo('dealContract', 'subscriptionId', 'subscription'),
    ],
    indices: [
      { name: 'IDX_dealContract_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_dealContract_official', columns: ['projectId', 'official'], unique: true },
      { name: 'IDX_dealContract_subscription', columns: ['subscriptionId'], unique: true },
    ],
    checks: [{ name: 'CHK_dealContract_filed', expression: '("filing" IS NULL) = ("filedAt" IS NULL)' }],
  },
)

/**
 * 更名, 改付款方式, 换房, 退房 …: as carried out. `content` is JSON of a ChangeContent; amounts in fen, as {@link Settlement}
 * has them; `ontoId` is the deal that an exchange carried the money over to. Rule SUB-4.
 */
export type DealChangeRow = {
  id: string
  projectId: string
  subscriptionId: string
  position: number
  number: string
  kind: ChangeKind
  content: string
  hash: string
  refunded: number
  forfeited: number
  carried: number
  penalty: number
  refund: string | null
  ontoId: string | null
  byId: string
  by: string
  at: number
}
export const dealChangeTable = table<DealChangeRow>(
  'dealChange',
  {
    id: id(),
    projectId: text(),
    subscriptionId: text(),
    position: count(),
    number: text(),
    kind: text(),
    content: text(),
    hash: text(),
    refunded: fen(),
    forfeited: fen(),
    carried: fen(),
    penalty: fen(),
    refund: text({ nullable: true }),
    ontoId: text({ nullable: true }),
    byId: text(),
    by: text(),
    at: instant(),
  },
  {
    foreignKeys: [
      refersTo('dealChange', 'projectId', 'project'),
      refersTo('dealChange', 'subscriptionId', 'subscription'),
      refersTo('dealChange', 'ontoId', 'subscription'),
      refersTo('dealChange', 'byId', 'person'),
    ],
    indices: [
      { name: 'IDX_dealChange_position', columns: ['subscriptionId', 'position'], unique: true },
      { name: 'IDX_dealChange_refund', columns: ['projectId', 'refund'], unique: true },
      { name: 'IDX_dealChange_onto', columns: ['ontoId'], unique: true },
    ],
    checks: [
      {
        name: 'CHK_dealChange_amounts',
        expression: '"refunded" >= 0 AND "forfeited" >= 0 AND "carried" >= 0 AND "penalty" >= 0',
      },
      { name: 'CHK_dealChange_refund', expression: '("refund" IS NULL) = ("refunded" + "penalty" = 0)' },
    ],
  },
)
