import { type Break, describeBreaks, the } from '../office/broken-offices'

const FILED = `(SELECT "id" FROM "subscription" WHERE "number" = 'RG-20260607-0001')`
const CANCELLED = `(SELECT "id" FROM "subscription" WHERE "number" = 'RG-20260607-0002')`
const OF = (deal: string) => `"subscriptionId" = ${deal}`

const DEALS: Break[] = [
  {
    finds: ['deals.numbers'],
    broken: 'a number of a subscription is missing',
    by: [`UPDATE "subscription" SET "number" = 'RG-20260607-0009' WHERE "id" = ${CANCELLED}`],
  },
  {
    finds: ['deals.claims'],
    broken: 'a filed home that stands as signed only',
    by: [`UPDATE "claim" SET "kind" = 'contracted' WHERE "kind" = 'filed'`],
  },
  {
    finds: ['deals.claims', 'tickets.claims'],
    broken: 'a filed home that somebody let go',
    by: [`UPDATE "claim" SET "closedAt" = "since" WHERE "kind" = 'filed'`],
  },
  {
    finds: ['deals.gate'],
    broken: 'a deposit that was taken before the reviewer signed',
    by: [`UPDATE "subscriptionCheck" SET "signedAt" = NULL WHERE ${OF(FILED)}`],
  },
  {
    finds: ['deals.gate'],
    broken: 'a review by the approver',
    by: [`UPDATE "subscriptionCheck" SET "reviewerId" = ${the.person('manager')} WHERE ${OF(FILED)}`],
  },
  {
    finds: ['deals.gate'],
    broken: 'a typed total that is another one now',
    by: [`UPDATE "subscriptionCheck" SET "paperTotal" = "paperTotal" + 100 WHERE ${OF(FILED)}`],
  },
  {
    finds: ['deals.gate'],
    broken: 'a plan whose copy was never kept',
    by: [`UPDATE "subscriptionPaper" SET "keptAt" = NULL, "keptBy" = NULL WHERE "kind" = 'plan' AND ${OF(FILED)}`],
  },
  {
    finds: ['deals.total'],
    broken: 'a total that is not its homes’',
    by: [`UPDATE "subscription" SET "total" = "total" - 100 WHERE "id" = ${FILED}`],
  },
  {
    finds: ['deals.papers'],
    broken: 'a paper that says something else than its hash',
    by: [`UPDATE "subscriptionPaper" SET "template" = "template" + 1 WHERE "kind" = 'agreement' AND ${OF(FILED)}`],
  },
  {
    finds: ['deals.changes', 'receipts.held'],
    broken: 'a refund that was less than was held',
    by: [`UPDATE "dealChange" SET "refunded" = "refunded" - 100 WHERE ${OF(CANCELLED)}`],
  },
  {
    finds: ['deals.sealed'],
    broken: 'the phone of one buyer in another one’s place',
    by: [
      `UPDATE "subscriptionBuyer" SET "phone" = (SELECT "address" FROM "subscriptionBuyer" WHERE ${OF(FILED)} AND "revision" = 1)
       WHERE ${OF(FILED)} AND "revision" = 2`,
    ],
  },
  {
    finds: ['receipts.numbers'],
    broken: 'a receipt with a number nobody drew',
    by: [`UPDATE "receipt" SET "number" = 'SJ-20260607-0009' WHERE ${OF(FILED)}`],
  },
  {
    finds: ['receipts.deal'],
    broken: 'a receipt of another day than it was taken on',
    by: [`UPDATE "receipt" SET "day" = '2026-06-06' WHERE ${OF(FILED)}`],
  },
  {
    finds: ['receipts.held'],
    broken: 'a receipt of less than the deposit',
    by: [`UPDATE "receipt" SET "amount" = "amount" - 100 WHERE ${OF(FILED)}`],
  },
]

describeBreaks('broken deals', DEALS)
