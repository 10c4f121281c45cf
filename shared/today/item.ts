import { z } from 'zod'
import { backupFailedSchema } from '../backup/contract'
import { idSchema } from '../kernel/call'
import { daySchema, instantSchema } from '../kernel/day'
import { positiveFenSchema } from '../kernel/money'
import { ticketFallSchema } from '../ledger/ticket-falls'

/**
 * When something is due: at an instant of the office's clock, after which it is settled by itself; or on a business day,
 * after which it is late and stays.
 */
export const dueSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('instant'), at: instantSchema }),
  z.strictObject({ by: z.literal('day'), on: daySchema }),
])
export type Due = z.infer<typeof dueSchema>

/** `id` tells two items apart, and is the same whenever one is read again. */
const timesShape = { id: z.string(), since: instantSchema, due: dueSchema.nullable() }

const ticketShape = {
  ...timesShape,
  ticketId: idSchema,
  number: z.string(),
  unit: z.string(),
  consultant: z.string(),
  buyers: z.string(),
  total: positiveFenSchema.nullable(),
}

/** `fallen`: what took the total away, where it does not stand any more. Rule PRC-4. */
const runningShape = { ...ticketShape, fallen: ticketFallSchema.nullable() }

const lapsingShape = { fall: ticketFallSchema, state: z.enum(['submitted', 'approved']) }

const specialShape = {
  ...timesShape,
  specialId: idSchema,
  ticketId: idSchema,
  number: z.string(),
  unit: z.string(),
  consultant: z.string(),
  /** How deep it is, per cent of the on-site price. */
  share: z.string(),
  total: positiveFenSchema,
  reason: z.string(),
}

/** Homes withheld together, for one reason: how many units, and the first of them. */
const withholdingShape = {
  ...timesShape,
  unitId: idSchema,
  first: z.string(),
  units: z.int(),
  by: z.string(),
  reason: z.string(),
}

/** Every kind of thing that can wait for a person. A new kind adds one line here. */
export const todayItemSchema = z.discriminatedUnion('kind', [
  /** 待批房号单, with what a manager weighs: how many discounts, and for how many of them evidence is noted. Rule LED-4. */
  z.strictObject({
    kind: z.literal('ticketToApprove'),
    ...runningShape,
    version: z.int(),
    discounts: z.int(),
    evidence: z.int(),
    hasSpecial: z.boolean(),
  }),
  /** One's own ticket that waits for the manager. Rule LED-4. */
  z.strictObject({ kind: z.literal('ticketWaits'), ...runningShape }),
  /** An approved ticket whose time runs out before a deposit. Rule LED-4. */
  z.strictObject({ kind: z.literal('ticketRunsOut'), ...runningShape }),
  /**
   * 优惠已失效: its total does not stand any more. The consultant amends it or writes it anew; the manager withdraws it
   * where it is approved. Due on the day that was missed. Rule PRC-4.
   */
  z.strictObject({ kind: z.literal('ticketLapsed'), ...ticketShape, ...lapsingShape }),
  /** 明天起失效: today is the last day to sign before its total falls. Rule PRC-4. */
  z.strictObject({ kind: z.literal('ticketLapses'), ...ticketShape, ...lapsingShape }),
  /** One's own ticket that somebody else or the time ended. Rule LED-4. */
  z.strictObject({
    kind: z.literal('ticketEnded'),
    ...ticketShape,
    how: z.enum(['reject', 'withdraw', 'expire']),
    by: z.string(),
    reason: z.string().nullable(),
  }),
  /** 特批申请 within the person's own limit. Rules PRC-5, PRC-7. */
  z.strictObject({ kind: z.literal('specialToDecide'), ...specialShape }),
  /** One's own application, approved and not used yet. Rule PRC-7. */
  z.strictObject({ kind: z.literal('specialApproved'), ...specialShape, by: z.string() }),
  /** One's own application that was turned down; `reason` is why. Rule PRC-7. */
  z.strictObject({ kind: z.literal('specialRejected'), ...specialShape, by: z.string() }),
  /** 保留将到期. Rule LED-5. */
  z.strictObject({ kind: z.literal('withholdingEnds'), ...withholdingShape }),
  /** A withholding that time has ended; nobody has claimed the homes since. Rule LED-5. */
  z.strictObject({ kind: z.literal('withholdingEnded'), ...withholdingShape }),
  /** 十日预警: homes a permit still keeps back. Rule LED-6. */
  z.strictObject({
    kind: z.literal('listingDuty'),
    ...timesShape,
    permit: z.string(),
    unreleased: z.int(),
    withheld: z.int(),
  }),
  /** A price version that waits for its instant; `before` is the number in force until then. Rule LED-7. */
  z.strictObject({ kind: z.literal('pricesBegin'), ...timesShape, number: z.int(), before: z.int().nullable() }),
  /** A discount scheme that waits for its instant. Rule PRC-4. */
  z.strictObject({ kind: z.literal('schemeBegins'), ...timesShape, number: z.int() }),
  /** 试价偏多: somebody looks for the floor. Rule PRC-5. */
  z.strictObject({
    kind: z.literal('floorTries'),
    ...timesShape,
    person: z.string(),
    lastTenMinutes: z.int(),
    today: z.int(),
  }),
  /** The last backup could not be made. Rule SEC-4. */
  z.strictObject({ kind: z.literal('backupFailed'), ...timesShape, why: backupFailedSchema }),
  /** The newest backup does not hold what it should. Rule SEC-4. */
  z.strictObject({ kind: z.literal('backupNotSound'), ...timesShape, state: z.enum(['faulty', 'unreadable']) }),
  /** No recovery passphrase: another PC could not restore. Rule SEC-3. */
  z.strictObject({ kind: z.literal('recoveryMissing'), ...timesShape }),
])
export type TodayItem = z.infer<typeof todayItemSchema>
export type TodayKind = TodayItem['kind']
export type TodayItemOf<Kind extends TodayKind> = Extract<TodayItem, { kind: Kind }>
