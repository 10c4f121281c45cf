import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableForeignKeyOptions,
} from 'typeorm'

type Columns = Record<string, Omit<TableColumnOptions, 'name'>>

const text = { type: 'text' } as const
const key = { type: 'text', isPrimary: true } as const
const maybeText = { type: 'text', isNullable: true } as const
const whole = { type: 'integer' } as const
const keyWhole = { type: 'integer', isPrimary: true } as const
const big = { type: 'bigint' } as const
const maybeBig = { type: 'bigint', isNullable: true } as const
const flag = { type: 'boolean' } as const

function foreignKeys(table: string, targets: Record<string, string>): TableForeignKeyOptions[] {
  return Object.entries(targets).map(([column, target]) => ({
    name: `FK_${table}_${column}`,
    columnNames: [column],
    referencedTableName: target,
    referencedColumnNames: ['id'],
  }))
}

/** The office as it first opens: people, projects, prices, the ledger with its claims, tickets, and the audit chain. */
export class FirstOffice20260601000000 implements MigrationInterface {
  readonly name = 'FirstOffice20260601000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const { name, columns, to = {}, indices = [], checks = [] } of TABLES) {
      await runner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => ({ name: column, ...options })),
          foreignKeys: foreignKeys(name, to),
          indices: indices.map(([index, columnNames, options]) => ({
            name: `IDX_${name}_${index}`,
            columnNames,
            ...options,
          })),
          checks: checks.map(([check, expression]) => ({ name: `CHK_${name}_${check}`, expression })),
        }),
      )
    }
    await runner.query(`INSERT INTO "setting" ("name", "value") VALUES ('health', 'ok')`)
  }

  async down(): Promise<void> {
    throw new Error('the first migration is not undone: restore a backup instead')
  }
}

type TableDraft = {
  name: string
  columns: Columns
  to?: Record<string, string>
  indices?: [string, string[], { isUnique?: boolean; where?: string }?][]
  checks?: [string, string][]
}

const unique = { isUnique: true }

/** In the order in which they refer to each other. */
const TABLES: TableDraft[] = [
  { name: 'setting', columns: { name: key, value: text } },
  { name: 'counter', columns: { scope: key, name: key, value: whole } },
  {
    name: 'audit',
    columns: {
      scope: key,
      number: keyWhole,
      at: big,
      personId: maybeText,
      person: text,
      call: text,
      outcome: text,
      code: maybeText,
      subject: maybeText,
      before: maybeText,
      after: maybeText,
      requestId: maybeText,
      previousHash: text,
      hash: text,
    },
    indices: [['call', ['call', 'at']]],
  },
  {
    name: 'requestAnswer',
    columns: { personId: key, requestId: key, inputHash: text, answer: text, at: big },
    indices: [['at', ['at']]],
  },
  {
    name: 'person',
    columns: {
      id: key,
      login: text,
      name: text,
      role: text,
      passwordHash: text,
      phone: maybeText,
      phoneHash: maybeText,
      idNumber: maybeText,
      idNumberHash: maybeText,
      isActive: flag,
      createdAt: big,
      version: whole,
    },
    indices: [
      ['login', ['login'], unique],
      ['phone', ['phoneHash'], unique],
      ['idNumber', ['idNumberHash'], unique],
    ],
    checks: [['role', `"role" IN ('consultant', 'manager', 'director', 'finance', 'service', 'admin')`]],
  },
  {
    name: 'session',
    columns: { id: key, personId: text, createdAt: big, expiresAt: big, endedAt: maybeBig },
    to: { personId: 'person' },
    indices: [['person', ['personId']]],
  },
  { name: 'signInAttempt', columns: { id: key, key: text, at: big }, indices: [['key', ['key', 'at']]] },
  {
    name: 'project',
    columns: { id: key, name: text, createdAt: big },
    indices: [['name', ['name'], unique]],
  },
  {
    name: 'projectSetting',
    columns: { projectId: key, name: key, value: text },
    to: { projectId: 'project' },
  },
  {
    name: 'permit',
    columns: { id: key, projectId: text, number: text, issuedOn: text, recordedAt: big, recordedBy: text },
    to: { projectId: 'project' },
    indices: [['number', ['projectId', 'number'], unique]],
  },
  {
    name: 'building',
    columns: { id: key, projectId: text, name: text, position: whole, permitId: maybeText },
    to: { projectId: 'project', permitId: 'permit' },
    indices: [['name', ['projectId', 'name'], unique]],
  },
  {
    name: 'release',
    columns: { id: key, projectId: text, number: whole, appliesFrom: big, units: whole, by: text, at: big },
    to: { projectId: 'project' },
    indices: [['number', ['projectId', 'number'], unique]],
  },
  {
    name: 'unit',
    columns: {
      id: key,
      projectId: text,
      buildingId: text,
      entrance: text,
      floor: whole,
      room: text,
      number: text,
      kind: text,
      type: text,
      orientation: text,
      area: big,
      innerArea: maybeBig,
      releasedFrom: maybeBig,
      releaseId: maybeText,
      version: whole,
    },
    to: { projectId: 'project', buildingId: 'building', releaseId: 'release' },
    indices: [
      ['number', ['projectId', 'number'], unique],
      ['building', ['buildingId']],
    ],
    checks: [['area', '"area" > 0']],
  },
  {
    name: 'priceUpload',
    columns: {
      id: key,
      projectId: text,
      fileName: text,
      fileHash: text,
      reading: text,
      by: text,
      at: big,
      usedAt: maybeBig,
    },
    to: { projectId: 'project' },
  },
  {
    name: 'priceVersion',
    columns: {
      id: key,
      projectId: text,
      number: whole,
      appliesFrom: big,
      uploadId: text,
      createdAt: big,
      createdBy: text,
    },
    to: { projectId: 'project', uploadId: 'priceUpload' },
    indices: [['number', ['projectId', 'number'], unique]],
  },
  {
    name: 'price',
    columns: {
      versionId: key,
      unitId: key,
      listUnitPrice: maybeBig,
      listFixedTotal: maybeBig,
      filedUnitPrice: maybeBig,
      filedFixedTotal: maybeBig,
      floorUnitPrice: maybeBig,
      floorFixedTotal: maybeBig,
      isCarried: flag,
    },
    to: { versionId: 'priceVersion', unitId: 'unit' },
    indices: [['unit', ['unitId']]],
    checks: [['list', '("listUnitPrice" IS NULL) <> ("listFixedTotal" IS NULL)']],
  },
  {
    name: 'scheme',
    columns: { id: key, projectId: text, number: whole, appliesFrom: big, scheme: text, createdBy: text },
    to: { projectId: 'project' },
    indices: [['number', ['projectId', 'number'], unique]],
  },
  {
    name: 'customer',
    columns: {
      id: key,
      projectId: text,
      ownerId: text,
      name: text,
      initials: text,
      phone: text,
      phoneHash: text,
      phoneTailHash: text,
      idKind: text,
      idNumber: maybeText,
      idNumberHash: maybeText,
      idNumberTailHash: maybeText,
      address: text,
      createdAt: big,
      version: whole,
    },
    to: { projectId: 'project', ownerId: 'person' },
    indices: [
      ['phone', ['projectId', 'phoneHash']],
      ['phoneTail', ['projectId', 'phoneTailHash']],
      ['idNumber', ['projectId', 'idNumberHash'], unique],
      ['idNumberTail', ['projectId', 'idNumberTailHash']],
      ['owner', ['projectId', 'ownerId']],
    ],
  },
  {
    name: 'ticket',
    columns: {
      id: key,
      projectId: text,
      number: maybeText,
      state: text,
      unitId: text,
      consultantId: text,
      consultant: text,
      paymentMethod: text,
      remarks: text,
      buyerNames: text,
      total: maybeBig,
      until: maybeBig,
      isExtended: flag,
      consentAt: maybeBig,
      consentBy: maybeText,
      form: text,
      hash: maybeText,
      createdAt: big,
      updatedAt: big,
      version: whole,
    },
    to: { projectId: 'project', unitId: 'unit', consultantId: 'person' },
    indices: [
      ['number', ['projectId', 'number'], unique],
      ['state', ['projectId', 'state']],
      ['unit', ['unitId']],
    ],
    checks: [
      ['numbered', `("state" IN ('draft', 'discarded')) = ("number" IS NULL)`],
      [
        'state',
        `"state" IN ('draft', 'discarded', 'submitted', 'approved', 'rejected', 'withdrawn', 'expired', 'subscribed')`,
      ],
      ['running', `"state" NOT IN ('submitted', 'approved') OR "until" IS NOT NULL`],
      ['total', '"total" IS NULL OR "total" > 0'],
    ],
  },
  {
    name: 'ticketLine',
    columns: {
      ticketId: key,
      revision: keyWhole,
      position: keyWhole,
      unitId: text,
      priceVersionId: text,
      schemeId: text,
      total: big,
      line: text,
    },
    to: { ticketId: 'ticket', unitId: 'unit', priceVersionId: 'priceVersion', schemeId: 'scheme' },
  },
  {
    name: 'ticketBuyer',
    columns: {
      ticketId: key,
      revision: keyWhole,
      position: keyWhole,
      customerId: text,
      name: text,
      phone: text,
      idNumber: maybeText,
      address: text,
      relation: text,
      share: whole,
    },
    to: { ticketId: 'ticket', customerId: 'customer' },
    checks: [['share', '"share" BETWEEN 1 AND 10000']],
  },
  {
    name: 'ticketEvent',
    columns: {
      ticketId: key,
      position: keyWhole,
      event: text,
      byId: maybeText,
      by: text,
      at: big,
      reason: maybeText,
      until: maybeBig,
      total: maybeBig,
      hash: maybeText,
    },
    to: { ticketId: 'ticket', byId: 'person' },
  },
  {
    name: 'claim',
    columns: {
      id: key,
      projectId: text,
      unitId: text,
      kind: text,
      by: text,
      byId: text,
      ticketId: maybeText,
      since: big,
      until: maybeBig,
      closedAt: maybeBig,
    },
    to: { projectId: 'project', unitId: 'unit', ticketId: 'ticket', byId: 'person' },
    indices: [
      ['open', ['unitId'], { isUnique: true, where: '"closedAt" IS NULL' }],
      ['project', ['projectId', 'closedAt']],
      ['ticket', ['ticketId']],
    ],
    checks: [
      ['times', '"closedAt" IS NULL OR "closedAt" >= "since"'],
      [
        'kind',
        `"kind" IN ('submitted', 'approved', 'subscribed', 'contracted', 'filed', 'handedOver', 'withheld', 'waiting')`,
      ],
      ['running', `"kind" NOT IN ('submitted', 'approved') OR ("until" IS NOT NULL AND "until" >= "since")`],
    ],
  },
]
