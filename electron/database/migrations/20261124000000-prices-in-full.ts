import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm'
import { big, createTables, key, maybeBig, maybeText, type TableDraft, text, unique, whole } from './table-draft'

/** What price lists, special discounts, withholding and tied parking spaces need. Rules LED-5, LED-8, LED-11, PRC-5, PRC-7. */
export class PricesInFull20261124000000 implements MigrationInterface {
  readonly name = 'PricesInFull20261124000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('scheme', new TableColumn({ name: 'createdAt', type: 'bigint', isNullable: true }))
    await createTables(runner, TABLES)
    await runner.createIndex('claim', new TableIndex({ name: 'IDX_claim_unit', columnNames: ['unitId', 'since'] }))
    await runner.createIndex('audit', new TableIndex({ name: 'IDX_audit_code', columnNames: ['scope', 'code', 'at'] }))
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}

/** In the order in which they refer to each other. */
const TABLES: TableDraft[] = [
  {
    name: 'priceMapping',
    columns: { projectId: key, mapping: text, by: text, at: big },
    to: { projectId: 'project' },
  },
  {
    name: 'withholding',
    columns: { claimId: key, reason: text, liftedBy: maybeText, liftReason: maybeText },
    to: { claimId: 'claim' },
  },
  {
    name: 'tie',
    columns: {
      id: key,
      projectId: text,
      unitId: text,
      homeId: text,
      since: big,
      by: text,
      endedAt: maybeBig,
      endedBy: maybeText,
    },
    to: { projectId: 'project', unitId: 'unit', homeId: 'unit' },
    indices: [
      ['open', ['unitId'], { ...unique, where: '"endedAt" IS NULL' }],
      ['home', ['homeId', 'endedAt']],
    ],
    checks: [
      ['two', '"unitId" <> "homeId"'],
      ['times', '"endedAt" IS NULL OR "endedAt" >= "since"'],
    ],
  },
  {
    name: 'special',
    columns: {
      id: key,
      projectId: text,
      number: text,
      state: text,
      ticketId: text,
      unitId: text,
      consultantId: text,
      consultant: text,
      role: text,
      discount: text,
      reason: text,
      paymentMethod: text,
      buyers: text,
      line: text,
      listTotal: text,
      onSiteTotal: text,
      total: big,
      validUntil: big,
      decidedBy: maybeText,
      decidedById: maybeText,
      decidedRole: maybeText,
      decidedAt: maybeBig,
      decideReason: maybeText,
      withdrawnAt: maybeBig,
      withdrawReason: maybeText,
      hash: text,
      createdAt: big,
      version: whole,
    },
    to: {
      projectId: 'project',
      ticketId: 'ticket',
      unitId: 'unit',
      consultantId: 'person',
      decidedById: 'person',
    },
    indices: [
      ['number', ['projectId', 'number'], unique],
      ['state', ['projectId', 'state']],
      ['ticket', ['ticketId']],
    ],
    checks: [
      ['state', `"state" IN ('applied', 'approved', 'rejected', 'withdrawn')`],
      ['role', `"role" IN ('consultant', 'manager', 'director')`],
      ['decided', `"state" NOT IN ('approved', 'rejected') OR "decidedAt" IS NOT NULL`],
      ['applied', `"state" <> 'applied' OR "decidedAt" IS NULL`],
      ['withdrawn', `("state" = 'withdrawn') = ("withdrawnAt" IS NOT NULL)`],
      ['total', '"total" > 0'],
    ],
  },
]
