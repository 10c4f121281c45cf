import { type Break, describeBreaks, the } from '../office/broken-offices'

const KEPT = the.unit('1-1-1202')
const LIFTED = the.unit('1-1-1201')
const SPACE = the.unit('车位-B1-002')
const WITHHELD = `"projectId", "unitId", "kind", "by", "byId", "ticketId"`
const TIE = `INSERT INTO "tie" ("id", "projectId", "unitId", "homeId", "since", "by", "endedAt") VALUES`

const CLAIMS: Break[] = [
  {
    finds: ['claims.twoOpen', 'storage.schema'],
    broken: 'a home that two hold',
    by: [
      'DROP INDEX "IDX_claim_open"',
      `INSERT INTO "claim" ("id", ${WITHHELD}, "since", "until")
       SELECT 'twice', ${WITHHELD}, "since", "until" FROM "claim" WHERE "unitId" = ${KEPT}`,
      `INSERT INTO "withholding" ("claimId", "reason") VALUES ('twice', '留给老客户')`,
    ],
  },
  {
    finds: ['claims.overlap'],
    broken: 'a home that two held at one time',
    by: [
      `INSERT INTO "claim" ("id", ${WITHHELD}, "since", "until", "closedAt")
       SELECT 'twice', ${WITHHELD}, "since" - 9, "since" + 1, "since" + 1 FROM "claim" WHERE "unitId" = ${LIFTED}`,
      `INSERT INTO "withholding" ("claimId", "reason") VALUES ('twice', '留给老客户')`,
    ],
  },
  {
    finds: ['claims.ofTicket'],
    broken: 'a claim that is further than its ticket',
    by: [`UPDATE "claim" SET "kind" = 'approved' WHERE "ticketId" = ${the.ticket(2)}`],
  },
  {
    finds: ['tickets.claims'],
    broken: 'a running ticket that holds nothing',
    by: [`DELETE FROM "claim" WHERE "ticketId" = ${the.ticket(2)}`],
  },
  {
    finds: ['claims.ofTicket'],
    broken: 'a home held by a ticket that has ended',
    by: [`UPDATE "claim" SET "closedAt" = NULL WHERE "ticketId" = ${the.ticket(3)}`],
  },
  {
    finds: ['claims.until'],
    broken: 'a claim that lasts longer than its ticket',
    by: [`UPDATE "claim" SET "until" = "until" + 1 WHERE "ticketId" = ${the.ticket(2)}`],
  },
  {
    finds: ['claims.holder'],
    broken: 'a claim in another consultant’s name',
    by: [`UPDATE "claim" SET "byId" = ${the.person('wanglin')} WHERE "ticketId" = ${the.ticket(2)}`],
  },
  {
    finds: ['claims.holder'],
    broken: 'a claim older than its ticket',
    by: [`UPDATE "claim" SET "since" = "since" - 1 WHERE "ticketId" = ${the.ticket(3)}`],
  },
  {
    finds: ['claims.ended'],
    broken: 'a claim that outlived its ticket',
    by: [`UPDATE "claim" SET "closedAt" = "closedAt" + 1 WHERE "ticketId" = ${the.ticket(3)}`],
  },
  {
    finds: ['claims.ended'],
    broken: 'an expired claim that ended after its time',
    by: [`UPDATE "claim" SET "closedAt" = "until" + 1 WHERE "ticketId" = ${the.ticket(1)}`],
  },
  {
    finds: ['withholding.told'],
    broken: 'nobody said why a home is withheld',
    by: [`UPDATE "withholding" SET "reason" = ' ' WHERE "liftedBy" IS NULL`],
  },
  {
    finds: ['withholding.told'],
    broken: 'a home withheld for ever',
    by: [`UPDATE "claim" SET "until" = NULL WHERE "unitId" = ${KEPT}`],
  },
  {
    finds: ['withholding.lifted'],
    broken: 'nobody said who lifted it',
    by: [`UPDATE "withholding" SET "liftedBy" = NULL, "liftReason" = NULL`],
  },
  {
    finds: ['claims.released'],
    broken: 'homes on tickets before they were released',
    by: [
      `UPDATE "release" SET "appliesFrom" = "appliesFrom" + 86400000 WHERE "number" = 1`,
      `UPDATE "unit" SET "releasedFrom" = "releasedFrom" + 86400000
       WHERE "releaseId" = (SELECT "id" FROM "release" WHERE "number" = 1)`,
    ],
  },
]

const HOMES: Break[] = [
  {
    finds: ['units.permit'],
    broken: 'homes for sale without a permit',
    by: [`UPDATE "building" SET "permitId" = NULL WHERE "name" = '2号楼'`],
  },
  {
    finds: ['units.release'],
    broken: 'a home released at another time than its batch',
    by: [`UPDATE "unit" SET "releasedFrom" = "releasedFrom" - 1 WHERE "number" = '1-1-1302'`],
  },
  {
    finds: ['units.release'],
    broken: 'a home released by nobody',
    by: [`UPDATE "unit" SET "releaseId" = NULL WHERE "number" = '1-1-1302'`],
  },
  {
    finds: ['units.batches'],
    broken: 'a batch that nobody counted',
    by: [`UPDATE "counter" SET "value" = "value" + 1 WHERE "name" = 'release'`],
  },
  {
    finds: ['units.batches'],
    broken: 'a batch of more homes than were released',
    by: [`UPDATE "release" SET "units" = 1`],
  },
  {
    finds: ['units.facts'],
    broken: 'more room inside than out',
    by: [`UPDATE "unit" SET "innerArea" = "area" + 1 WHERE "number" = '1-1-1302'`],
  },
  {
    finds: ['prices.measured', 'units.facts'],
    broken: 'a home without an area',
    by: [`UPDATE "unit" SET "area" = NULL WHERE "number" = '1-1-1302'`],
    on: 'sqlite',
  },
  {
    finds: ['ties.kinds'],
    broken: 'a home tied to a home',
    by: [`${TIE} ('odd', ${the.project}, ${the.unit('1-1-1302')}, ${the.unit('1-1-1301')}, 5, '赵敏', NULL)`],
  },
  {
    finds: ['storage.schema', 'ties.twice'],
    broken: 'a parking space that goes with two homes',
    by: [
      'DROP INDEX "IDX_tie_open"',
      ...['1-1-1302', '1-1-1301'].map(
        (home) => `${TIE} ('${home}', ${the.project}, ${SPACE}, ${the.unit(home)}, 5, '赵敏', NULL)`,
      ),
    ],
  },
  {
    finds: ['ties.ended'],
    broken: 'nobody ended a tie',
    by: [`${TIE} ('odd', ${the.project}, ${SPACE}, ${the.unit('1-1-1302')}, 5, '赵敏', 6)`],
  },
  {
    finds: ['ties.together', 'tickets.claims'],
    broken: 'a parking space free while its home is on a ticket',
    by: [`DELETE FROM "claim" WHERE "unitId" = ${the.unit('车位-B1-001')}`],
  },
  {
    finds: ['ties.together'],
    broken: 'a parking space tied to a home that is withheld, and free itself',
    by: [`${TIE} ('late', ${the.project}, ${SPACE}, ${KEPT}, 5, '赵敏', NULL)`],
  },
]

describeBreaks('LED-1 to LED-6, LED-11: homes and who holds them', [...CLAIMS, ...HOMES])
