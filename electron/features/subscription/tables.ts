import type { HomeOrder } from '../../../shared/pricing/fees'
import type { PaymentMethod } from '../../../shared/pricing/scheme'
import type { PaperKind } from '../../../shared/subscription/paper'
import type { SubscriptionEvent, SubscriptionState } from '../../../shared/subscription/subscription'
import { count, day, fen, id, instant, refersTo, table, text } from '../../database/columns'
import { type NamedBuyer, namedBuyerColumns } from '../customers/tables'

/**
 * 认购: one a ticket, until it is void with it. `revision` counts what its buyers and lines became; `loans` is JSON of the
 * loans agreed, `effectiveAt` when its first deposit was there. Rules SUB-1, SUB-2, SUB-4.
 */
export type SubscriptionRow = {
  id: string
  projectId: string
  number: string
  state: SubscriptionState
  ticketId: string
  unitId: string
  consultantId: string
  consultant: string
  buyerNames: string
  paymentMethod: PaymentMethod
  total: number
  deposit: number | null
  signBy: string | null
  loans: string
  homeOrder: HomeOrder
  revision: number
  writtenBy: string
  writtenAt: number
  contractTextBy: string | null
  contractTextAt: number | null
  effectiveAt: number | null
  createdAt: number
  updatedAt: number
  version: number
}
export const subscriptionTable = table<SubscriptionRow>(
  'subscription',
  {
    id: id(),
    projectId: text(),
    number: text(),
    state: text(),
    ticketId: text(),
    unitId: text(),
    consultantId: text(),
    consultant: text(),
    buyerNames: text(),
    paymentMethod: text(),
    total: fen(),
    deposit: fen({ nullable: true }),
    signBy: day({ nullable: true }),
    loans: text(),
    homeOrder: text(),
    revision: count(),
    writtenBy: text(),
    writtenAt: instant(),
    contractTextBy: text({ nullable: true }),
    contractTextAt: instant({ nullable: true }),
    effectiveAt: instant({ nullable: true }),
    createdAt: instant(),
    updatedAt: instant(),
    version: count(),
  },
  {
    foreignKeys: [
      refersTo('subscription', 'projectId', 'project'),
      refersTo('subscription', 'ticketId', 'ticket'),
      refersTo('subscription', 'unitId', 'unit'),
      refersTo('subscription', 'consultantId', 'person'),
    ],
    indices: [
      { name: 'IDX_subscription_number', columns: ['projectId', 'number'], unique: true },
      { name: 'IDX_subscription_ticket', columns: ['ticketId'], unique: true },
      { name: 'IDX_subscription_state', columns: ['projectId', 'state'] },
    ],
    checks: [
      {
        name: 'CHK_subscription_state',
        expression: `"state" IN ('begun', 'effective', 'depositMissing', 'contracted', 'filed', 'cancelled', 'exchanged', 'void')`,
      },
      { name: 'CHK_subscription_total', expression: '"total" > 0' },
      {
        name: 'CHK_subscription_effective',
        expression: `"state" IN ('begun', 'void') OR ("effectiveAt" IS NOT NULL AND "deposit" IS NOT NULL AND "signBy" IS NOT NULL)`,
      },
    ],
  },
)

/** One unit of a deal with everything its price follows from, as JSON of a HoldLine. Rules LED-7, LED-11. */
export type SubscriptionLineRow = {
  subscriptionId: string
  revision: number
  position: number
  unitId: string
  total: number
  line: string
}
export const subscriptionLineTable = table<SubscriptionLineRow>(
  'subscriptionLine',
  {
    subscriptionId: text({ primary: true }),
    revision: count({ primary: true }),
    position: count({ primary: true }),
    unitId: text(),
    total: fen(),
    line: text(),
  },
  {
    foreignKeys: [
      refersTo('subscriptionLine', 'subscriptionId', 'subscription'),
      refersTo('subscriptionLine', 'unitId', 'unit'),
    ],
  },
)

/** A buyer as the papers name them; numbers and address encrypted. */
export type SubscriptionBuyerRow = NamedBuyer & {
  subscriptionId: string
  revision: number
  position: number
}
export const subscriptionBuyerTable = table<SubscriptionBuyerRow>(
  'subscriptionBuyer',
  {
    subscriptionId: text({ primary: true }),
    revision: count({ primary: true }),
    position: count({ primary: true }),
    ...namedBuyerColumns,
  },
  {
    foreignKeys: [
      refersTo('subscriptionBuyer', 'subscriptionId', 'subscription'),
      refersTo('subscriptionBuyer', 'customerId', 'customer'),
    ],
    indices: [{ name: 'IDX_subscriptionBuyer_customer', columns: ['customerId'] }],
    checks: [{ name: 'CHK_subscriptionBuyer_share', expression: '"share" BETWEEN 1 AND 10000' }],
  },
)

/**
 * A paper as made, never changed but by its signatures. `content` is its canonical data, encrypted since it names the
 * buyers' numbers. Rule SUB-3.
 */
export type SubscriptionPaperRow = {
  id: string
  projectId: string
  subscriptionId: string
  kind: PaperKind
  edition: number
  number: string
  replaces: string | null
  template: number
  content: string
  hash: string
  madeBy: string
  madeAt: number
  signedBy: string | null
  signedAt: number | null
  keptBy: string | null
  keptAt: number | null
}
export const subscriptionPaperTable = table<SubscriptionPaperRow>(
  'subscriptionPaper',
  {
    id: id(),
    projectId: text(),
    subscriptionId: text(),
    kind: text(),
    edition: count(),
    number: text(),
    replaces: text({ nullable: true }),
    template: count(),
    content: text(),
    hash: text(),
    madeBy: text(),
    madeAt: instant(),
    signedBy: text({ nullable: true }),
    signedAt: instant({ nullable: true }),
    keptBy: text({ nullable: true }),
    keptAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('subscriptionPaper', 'projectId', 'project'),
      refersTo('subscriptionPaper', 'subscriptionId', 'subscription'),
    ],
    indices: [
      {
        name: 'IDX_subscriptionPaper_edition',
        columns: ['subscriptionId', 'kind', 'edition'],
        unique: true,
      },
      { name: 'IDX_subscriptionPaper_hash', columns: ['projectId', 'hash'] },
    ],
    checks: [
      { name: 'CHK_subscriptionPaper_signed', expression: '("signedBy" IS NULL) = ("signedAt" IS NULL)' },
      { name: 'CHK_subscriptionPaper_kept', expression: '"keptAt" IS NULL OR "signedAt" IS NOT NULL' },
    ],
  },
)

/**
 * 总价双人核对: `lines` and `reviewLines` are JSON of CheckedLines, of the deal as it was and of what the reviewer chose;
 * neither total is changed once typed. Rule PRC-6.
 */
export type SubscriptionCheckRow = {
  id: string
  subscriptionId: string
  position: number
  consultantId: string
  reviewerId: string
  reviewer: string
  lines: string
  openedAt: number
  paperTotal: number | null
  paperAt: number | null
  reviewTotal: number | null
  reviewAt: number | null
  reviewLines: string | null
  signedAt: number | null
}
export const subscriptionCheckTable = table<SubscriptionCheckRow>(
  'subscriptionCheck',
  {
    id: id(),
    subscriptionId: text(),
    position: count(),
    consultantId: text(),
    reviewerId: text(),
    reviewer: text(),
    lines: text(),
    openedAt: instant(),
    paperTotal: fen({ nullable: true }),
    paperAt: instant({ nullable: true }),
    reviewTotal: fen({ nullable: true }),
    reviewAt: instant({ nullable: true }),
    reviewLines: text({ nullable: true }),
    signedAt: instant({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('subscriptionCheck', 'subscriptionId', 'subscription'),
      refersTo('subscriptionCheck', 'consultantId', 'person'),
      refersTo('subscriptionCheck', 'reviewerId', 'person'),
    ],
    indices: [
      { name: 'IDX_subscriptionCheck_position', columns: ['subscriptionId', 'position'], unique: true },
      { name: 'IDX_subscriptionCheck_reviewer', columns: ['reviewerId'] },
    ],
    checks: [
      { name: 'CHK_subscriptionCheck_two', expression: '"reviewerId" <> "consultantId"' },
      {
        name: 'CHK_subscriptionCheck_signed',
        expression: '"signedAt" IS NULL OR ("paperAt" IS NOT NULL AND "reviewAt" IS NOT NULL)',
      },
    ],
  },
)

/** One signature in the story of a deal; void has nobody's. Rule SUB-4. */
export type SubscriptionEventRow = {
  subscriptionId: string
  position: number
  event: SubscriptionEvent
  byId: string | null
  by: string
  at: number
  reason: string | null
  total: number | null
}
export const subscriptionEventTable = table<SubscriptionEventRow>(
  'subscriptionEvent',
  {
    subscriptionId: text({ primary: true }),
    position: count({ primary: true }),
    event: text(),
    byId: text({ nullable: true }),
    by: text(),
    at: instant(),
    reason: text({ nullable: true }),
    total: fen({ nullable: true }),
  },
  {
    foreignKeys: [
      refersTo('subscriptionEvent', 'subscriptionId', 'subscription'),
      refersTo('subscriptionEvent', 'byId', 'person'),
    ],
  },
)
