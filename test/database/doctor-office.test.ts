import { type Break, describeBreaks, the } from '../office/broken-offices'

const AUDITED = (call: string) =>
  `"scope" = 'office' AND "number" = (SELECT max("number") FROM "audit" WHERE "scope" = 'office' AND "call" = '${call}')`

const ZHANG = the.customer('zwm')
const SHEN = the.customer('sjy')
const FREE_HOME = the.unit('1-1-1302')

const RECORD: Break[] = [
  {
    finds: ['audit.chain'],
    broken: 'a name in the record was changed',
    by: [`UPDATE "audit" SET "person" = '别人' WHERE ${AUDITED('staff.signIn')}`],
  },
  {
    finds: ['audit.length'],
    broken: 'the record was cut short',
    by: [`UPDATE "counter" SET "value" = "value" + 1 WHERE "scope" = 'office' AND "name" = 'audit'`],
  },
  {
    finds: ['audit.chain', 'audit.time'],
    broken: 'a record was dated back',
    by: [`UPDATE "audit" SET "at" = 5 WHERE ${AUDITED('staff.signIn')}`],
  },
  {
    finds: ['audit.chain', 'audit.known'],
    broken: 'nobody knows who is said to have done it',
    by: [`UPDATE "audit" SET "personId" = 'nobody' WHERE ${AUDITED('staff.signIn')}`],
  },
  {
    finds: ['audit.covers'],
    broken: 'a permit that nobody recorded',
    by: [
      `INSERT INTO "permit" ("id", "projectId", "number", "issuedOn", "recordedAt", "recordedBy")
       VALUES ('forged', ${the.project}, '江售许字(2026)第999号', '2026-06-01', 1780800000000, '赵敏')`,
    ],
  },
  {
    finds: ['audit.tickets'],
    broken: 'another one signed an approval than the record says',
    by: [`UPDATE "ticketEvent" SET "byId" = ${the.person('director')} WHERE "event" = 'approve'`],
  },
  {
    finds: ['audit.changes'],
    broken: 'the pages were told of more changes than there were',
    by: [`UPDATE "counter" SET "value" = 99999 WHERE "name" = 'change'`],
  },
  {
    finds: ['audit.chain', 'audit.masked'],
    broken: 'a phone stands in the record in full',
    by: [`UPDATE "audit" SET "after" = '{"phone":"13800006625"}' WHERE ${AUDITED('staff.signIn')}`],
  },
  {
    finds: ['counters.known'],
    broken: 'a counter of no project',
    by: [`INSERT INTO "counter" ("scope", "name", "value") VALUES ('nowhere', 'ticket', 1)`],
  },
  {
    finds: ['answers.sealed'],
    broken: 'kept answers lie in the clear',
    by: [`UPDATE "requestAnswer" SET "answer" = '{}'`],
  },
  {
    finds: ['answers.audited', 'answers.sealed'],
    broken: 'an answer to a request that never came',
    by: [
      `INSERT INTO "requestAnswer" ("personId", "requestId", "inputHash", "answer", "at")
       SELECT "personId", 'never came', "inputHash", "answer", "at" FROM "requestAnswer" LIMIT 1`,
    ],
  },
  {
    finds: ['sessions.times'],
    broken: 'sessions that last longer than a working day',
    by: [`UPDATE "session" SET "expiresAt" = "expiresAt" + 1`],
  },
  {
    finds: ['sessions.active'],
    broken: 'who was ended is still signed in',
    by: [`UPDATE "session" SET "endedAt" = NULL WHERE "personId" = ${the.person('wuyan')}`],
  },
]

const TRIAL: Break[] = [
  {
    finds: ['trial.numbers'],
    broken: 'a project with tickets for good is said to be in its trial',
    by: [`UPDATE "project" SET "trialSince" = "createdAt"`],
  },
  {
    finds: ['trial.follows', 'trial.numbers', 'trial.setAside'],
    broken: 'a project was set aside while its tickets run, and none follows it',
    by: [`UPDATE "project" SET "trialSince" = "createdAt", "setAsideAt" = "createdAt"`],
  },
]

const PEOPLE: Break[] = [
  {
    finds: ['staff.sealed', 'staff.twoAccounts', 'storage.schema'],
    broken: 'two accounts with one phone',
    by: [
      'DROP INDEX "IDX_person_phone"',
      `UPDATE "person" SET "phone" = (SELECT "phone" FROM "person" WHERE "login" = 'manager'),
         "phoneHash" = (SELECT "phoneHash" FROM "person" WHERE "login" = 'manager') WHERE "login" = 'wuyan'`,
    ],
  },
  {
    finds: ['staff.sealed'],
    broken: 'a phone in the clear',
    by: [`UPDATE "person" SET "phone" = '13700000001' WHERE "login" = 'manager'`],
  },
  {
    finds: ['staff.sealed'],
    broken: 'another one’s phone under the same hash',
    by: [
      `UPDATE "person" SET "phone" = (SELECT "phone" FROM "person" WHERE "login" = 'director') WHERE "login" = 'manager'`,
    ],
  },
  {
    finds: ['staff.passwords'],
    broken: 'a password in the clear',
    by: [`UPDATE "person" SET "passwordHash" = 'correct horse' WHERE "login" = 'manager'`],
  },
  {
    finds: ['staff.admin'],
    broken: 'no administrator',
    by: [
      `UPDATE "session" SET "endedAt" = "createdAt"`,
      `UPDATE "person" SET "isActive" = false WHERE "login" = 'admin'`,
    ],
  },
  {
    finds: ['customers.sealed'],
    broken: 'an address in the clear',
    by: [`UPDATE "customer" SET "address" = '江南大道 18 号' WHERE "id" = ${ZHANG}`],
  },
  {
    finds: ['customers.sealed'],
    broken: 'a ciphertext moved to another field',
    by: [`UPDATE "customer" SET "address" = "phone" WHERE "id" = ${ZHANG}`],
  },
  {
    finds: ['customers.sealed'],
    broken: 'a ciphertext moved to another person',
    by: [
      `UPDATE "customer" SET "address" = (SELECT "address" FROM "customer" WHERE "id" = ${SHEN}) WHERE "id" = ${ZHANG}`,
    ],
  },
  {
    finds: ['customers.sealed'],
    broken: 'a ciphertext of another key',
    by: [`UPDATE "customer" SET "phone" = replace("phone", substr("phone", 1, 9), '00000000.') WHERE "id" = ${ZHANG}`],
  },
  {
    finds: ['customers.sealed'],
    broken: 'the last four digits lead to somebody else',
    by: [
      `UPDATE "customer" SET "phoneTailHash" = (SELECT "phoneTailHash" FROM "customer" WHERE "id" = ${SHEN})
       WHERE "id" = ${ZHANG}`,
    ],
  },
  {
    finds: ['customers.sealed'],
    broken: 'an ID number that nobody can find',
    by: [`UPDATE "customer" SET "idNumberHash" = NULL WHERE "id" = ${ZHANG}`],
  },
  {
    finds: ['customers.oneFile', 'customers.sealed', 'storage.schema'],
    broken: 'two files of one person',
    by: [
      'DROP INDEX "IDX_customer_idNumber"',
      ...['idNumber', 'idNumberHash', 'idNumberTailHash'].map(
        (column) =>
          `UPDATE "customer" SET "${column}" = (SELECT "${column}" FROM "customer" WHERE "id" = ${ZHANG}) WHERE "id" = ${SHEN}`,
      ),
    ],
  },
]

const PRICES: Break[] = [
  {
    finds: ['project.permits'],
    broken: 'a permit issued after it was recorded',
    by: [`UPDATE "permit" SET "issuedOn" = '2030-01-01'`],
  },
  {
    finds: ['project.settings'],
    broken: 'a setting that nobody changed',
    by: [`UPDATE "projectSetting" SET "value" = '46' WHERE "name" = 'submittedMinutes'`],
  },
  {
    finds: ['project.settings'],
    broken: 'a manager who may approve more than the director',
    by: [`UPDATE "projectSetting" SET "value" = '4000' WHERE "name" = 'managerLimit'`],
  },
  {
    finds: ['prices.numbers'],
    broken: 'a version of prices is gone',
    by: [`UPDATE "counter" SET "value" = "value" + 1 WHERE "name" = 'priceVersion'`],
  },
  {
    finds: ['prices.instants'],
    broken: 'prices in force before they came in',
    by: [`UPDATE "priceVersion" SET "appliesFrom" = "createdAt" - 1 WHERE "number" = 2`],
  },
  {
    finds: ['prices.uploads'],
    broken: 'prices from a list that was never taken in',
    by: [
      `UPDATE "priceUpload" SET "usedAt" = NULL
       WHERE "id" = (SELECT "uploadId" FROM "priceVersion" WHERE "number" = 2)`,
    ],
  },
  {
    finds: ['prices.figures'],
    broken: 'a floor both by the square metre and as a total',
    by: [`UPDATE "price" SET "floorFixedTotal" = 100 WHERE "unitId" = ${FREE_HOME}`],
  },
  {
    finds: ['prices.filed'],
    broken: 'a home listed above what was filed',
    by: [`UPDATE "price" SET "filedUnitPrice" = 100 WHERE "unitId" = ${FREE_HOME}`],
  },
  {
    finds: ['prices.measured'],
    broken: 'a parking space without an area, priced by the square metre',
    by: [
      `UPDATE "price" SET "listUnitPrice" = 950000, "listFixedTotal" = NULL
       WHERE "unitId" = ${the.unit('车位-B1-003')}`,
    ],
  },
  {
    finds: ['prices.released'],
    broken: 'a home for sale without a price',
    by: [`DELETE FROM "price" WHERE "unitId" = ${FREE_HOME} AND "versionId" = ${the.version(5)}`],
  },
  {
    finds: ['schemes.numbers'],
    broken: 'a version of the scheme is gone',
    by: [`DELETE FROM "scheme" WHERE "number" = 2`],
  },
  {
    finds: ['schemes.readable'],
    broken: 'a scheme that says nothing',
    by: [`UPDATE "scheme" SET "scheme" = '{}' WHERE "number" = 2`],
  },
]

describeBreaks('SEC-1 to SEC-3, LED-7, PRC-1: record, people, prices', [...RECORD, ...TRIAL, ...PEOPLE, ...PRICES])
