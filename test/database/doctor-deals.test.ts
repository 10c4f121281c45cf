import { type Break, describeBreaks, the } from '../office/broken-offices'

const DEAR = the.ticket(5)
const PAIR = the.ticket(6)
const USED = the.special(1)
const OF = (ticket: string) => `"ticketId" = ${ticket}`
const [FIRST, SECOND] = [the.version(1), the.version(2)]
const PRICED = (home: string) => `"unitId" = ${the.unit(home)} AND "versionId" = ${SECOND}`

const TICKETS: Break[] = [
  {
    finds: ['tickets.history'],
    broken: 'a rejected ticket that says it was withdrawn',
    by: [`UPDATE "ticket" SET "state" = 'withdrawn' WHERE "id" = ${the.ticket(3)}`],
  },
  {
    finds: ['tickets.history'],
    broken: 'a signature is missing',
    by: [`UPDATE "ticketEvent" SET "position" = 9 WHERE ${OF(PAIR)} AND "event" = 'amend'`],
  },
  {
    finds: ['tickets.times'],
    broken: 'a ticket changed after its last signature',
    by: [`UPDATE "ticket" SET "updatedAt" = "updatedAt" + 1 WHERE "id" = ${PAIR}`],
  },
  {
    finds: ['claims.until', 'tickets.times'],
    broken: 'a ticket that runs longer than was signed',
    by: [`UPDATE "ticket" SET "until" = "until" + 1 WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['tickets.times'],
    broken: 'an amendment that won time',
    by: [`UPDATE "ticketEvent" SET "until" = "until" - 1 WHERE ${OF(PAIR)} AND "event" = 'submit'`],
  },
  {
    finds: ['tickets.extended'],
    broken: 'a ticket that could be extended again',
    by: [`UPDATE "ticket" SET "isExtended" = false WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['audit.tickets', 'tickets.hands'],
    broken: 'a consultant who rejected a ticket',
    by: [`UPDATE "ticketEvent" SET "byId" = ${the.person('lijianguo')} WHERE "event" = 'reject'`],
  },
  {
    finds: ['audit.tickets', 'tickets.hands'],
    broken: 'a consultant who approved their own ticket',
    by: [`UPDATE "ticketEvent" SET "byId" = ${the.person('wanglin')} WHERE "event" = 'approve'`],
  },
  {
    finds: ['audit.tickets', 'tickets.hands'],
    broken: 'a manager who approved before becoming one',
    by: [`UPDATE "ticketEvent" SET "byId" = ${the.person('hejing')} WHERE "event" = 'approve'`],
  },
  {
    finds: ['specials.hands', 'staff.sealed', 'staff.twoAccounts', 'storage.schema', 'tickets.samePerson'],
    broken: 'a consultant who approved under another account',
    by: [
      'DROP INDEX "IDX_person_phone"',
      `UPDATE "person" SET "phone" = (SELECT "phone" FROM "person" WHERE "login" = 'manager'),
         "phoneHash" = (SELECT "phoneHash" FROM "person" WHERE "login" = 'manager') WHERE "login" = 'wanglin'`,
    ],
  },
  {
    finds: ['tickets.hash', 'tickets.numbers'],
    broken: 'a number was left out',
    by: [`UPDATE "ticket" SET "number" = 'FH-20260607-0009' WHERE "id" = ${the.ticket(4)}`],
  },
  {
    finds: ['tickets.numbers'],
    broken: 'the last number was never used',
    by: [`UPDATE "counter" SET "value" = "value" + 1 WHERE "name" = 'ticket 2026-06-07'`],
  },
  {
    finds: ['tickets.hash', 'tickets.numberedOn', 'tickets.numbers'],
    broken: 'a number of another day',
    by: [`UPDATE "ticket" SET "number" = 'FH-20260608-0001' WHERE "id" = ${PAIR}`],
  },
  {
    finds: ['tickets.total'],
    broken: 'another total than was signed',
    by: [`UPDATE "ticket" SET "total" = "total" - 100 WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['tickets.consent'],
    broken: 'nobody consented',
    by: [`UPDATE "ticket" SET "consentAt" = NULL WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['tickets.buyers'],
    broken: 'another name than the buyer’s',
    by: [`UPDATE "ticket" SET "buyerNames" = '王五' WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['tickets.buyers', 'tickets.hash'],
    broken: 'shares that are not the whole',
    by: [`UPDATE "ticketBuyer" SET "share" = 4001 WHERE ${OF(PAIR)} AND "position" = 1`],
  },
  {
    finds: ['tickets.sealed'],
    broken: 'a buyer’s address in the clear',
    by: [`UPDATE "ticketBuyer" SET "address" = '江南大道 18 号' WHERE ${OF(DEAR)}`],
  },
  {
    finds: ['tickets.sealed'],
    broken: 'another ticket’s form',
    by: [`UPDATE "ticket" SET "form" = (SELECT "form" FROM "ticket" WHERE "id" = ${DEAR}) WHERE "id" = ${PAIR}`],
  },
  {
    finds: ['tickets.hash'],
    broken: 'remarks changed after they were signed',
    by: [`UPDATE "ticket" SET "remarks" = '送车位' WHERE "id" = ${DEAR}`],
  },
  {
    finds: ['tickets.hash'],
    broken: 'another hash than was signed',
    by: [`UPDATE "ticket" SET "hash" = 'a' WHERE "id" = ${DEAR}`],
  },
]

const LINES: Break[] = [
  {
    finds: ['lines.frozen'],
    broken: 'a line that cannot be read',
    by: [`UPDATE "ticketLine" SET "line" = '{' WHERE ${OF(DEAR)}`],
  },
  {
    finds: ['lines.frozen', 'tickets.total'],
    broken: 'a line with another total',
    by: [`UPDATE "ticketLine" SET "total" = "total" - 100 WHERE ${OF(DEAR)}`],
  },
  {
    finds: ['lines.home'],
    broken: 'a line is missing',
    by: [`UPDATE "ticketLine" SET "position" = 3 WHERE ${OF(PAIR)} AND "position" = 1`],
  },
  {
    finds: ['lines.steps', 'tickets.hash'],
    broken: 'a step that took more off',
    by: [`UPDATE "ticketLine" SET "line" = replace("line", '"cut":"1000000"', '"cut":"1000100"') WHERE ${OF(DEAR)}`],
  },
  {
    finds: ['lines.pinned'],
    broken: 'a list price changed behind a ticket',
    by: [`UPDATE "price" SET "listUnitPrice" = "listUnitPrice" - 1 WHERE ${PRICED('1-1-1101')}`],
  },
  {
    finds: ['lines.inForce', 'tickets.hash'],
    broken: 'a ticket at prices that were over',
    by: [
      `UPDATE "ticketLine" SET "priceVersionId" = ${FIRST}, "line" = replace("line", ${SECOND}, ${FIRST})
       WHERE ${OF(the.ticket(3))}`,
    ],
  },
  {
    finds: ['lines.bounds'],
    broken: 'a ticket below the floor',
    by: [`UPDATE "price" SET "floorUnitPrice" = "listUnitPrice" * 2 WHERE ${PRICED('1-1-1101')}`],
  },
  {
    finds: ['lines.admitted', 'tickets.hash'],
    broken: 'a discount for another way of paying',
    by: [
      `UPDATE "ticketLine" SET "line" = replace("line", '"methods":["oneOff"]', '"methods":["mortgage"]') WHERE ${OF(DEAR)}`,
    ],
  },
  {
    finds: ['lines.special'],
    broken: 'a special discount that was taken back',
    by: [
      `UPDATE "special" SET "state" = 'withdrawn', "withdrawnAt" = "decidedAt", "withdrawReason" = '不要了' WHERE "id" = ${USED}`,
    ],
  },
]

const SPECIALS: Break[] = [
  {
    finds: ['specials.numbers'],
    broken: 'an application is gone',
    by: [`UPDATE "counter" SET "value" = "value" + 1 WHERE "name" = 'special 2026-06-07'`],
  },
  {
    finds: ['specials.decided'],
    broken: 'a rejection without a reason',
    by: [`UPDATE "special" SET "decideReason" = NULL WHERE "state" = 'rejected'`],
  },
  {
    finds: ['specials.hash', 'specials.valid'],
    broken: 'an application that is valid longer',
    by: [`UPDATE "special" SET "validUntil" = "validUntil" + 86400000 WHERE "id" = ${USED}`],
  },
  {
    finds: ['specials.hands'],
    broken: 'an approval by somebody who was no manager then',
    by: [`UPDATE "special" SET "decidedById" = ${the.person('hejing')} WHERE "id" = ${USED}`],
  },
  {
    finds: ['specials.hands'],
    broken: 'a consultant who approved their own application',
    by: [`UPDATE "special" SET "decidedById" = "consultantId" WHERE "id" = ${USED}`],
  },
  {
    finds: ['specials.limits'],
    broken: 'a cut that a lower role may not approve',
    by: [`UPDATE "special" SET "role" = 'consultant' WHERE "id" = ${USED}`],
  },
  {
    finds: ['specials.steps'],
    broken: 'an application with another total',
    by: [`UPDATE "special" SET "total" = "total" - 100 WHERE "id" = ${USED}`],
  },
  {
    finds: ['lines.bounds', 'specials.bounds'],
    broken: 'an application below the floor',
    by: [`UPDATE "price" SET "floorUnitPrice" = "listUnitPrice" * 2 WHERE ${PRICED('1-1-1203')}`],
  },
  {
    finds: ['specials.oneOpen'],
    broken: 'two open applications on one ticket',
    by: [
      `UPDATE "special" SET "state" = 'approved', "withdrawnAt" = NULL, "withdrawReason" = NULL WHERE "state" = 'withdrawn'`,
    ],
  },
  {
    finds: ['specials.sealed'],
    broken: 'customers in the clear',
    by: [`UPDATE "special" SET "buyers" = '[]' WHERE "id" = ${USED}`],
  },
  {
    finds: ['specials.hash'],
    broken: 'a reason changed after it was signed',
    by: [`UPDATE "special" SET "reason" = '别的' WHERE "id" = ${USED}`],
  },
]

describeBreaks('LED-3, LED-4, PRC-3 to PRC-7: tickets and special discounts', [...TICKETS, ...LINES, ...SPECIALS])
