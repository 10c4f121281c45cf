import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'

/**
 * A place for the seal of each row, and in each link of the record for what its command wrote. The office seals what is
 * there when it is first opened. Rule SEC-2.
 */
export class RowSeals20261130000000 implements MigrationInterface {
  readonly name = 'RowSeals20261130000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of SEALED) {
      await runner.addColumn(table, new TableColumn({ name: 'seal', type: 'text', isNullable: true }))
    }
    await runner.addColumn('audit', new TableColumn({ name: 'written', type: 'text', isNullable: true }))
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}

const SEALED = [
  'setting',
  'requestAnswer',
  'session',
  'person',
  'signInAttempt',
  'project',
  'projectSetting',
  'permit',
  'building',
  'priceUpload',
  'priceVersion',
  'price',
  'priceMapping',
  'scheme',
  'unit',
  'release',
  'claim',
  'withholding',
  'tie',
  'ticket',
  'ticketLine',
  'ticketBuyer',
  'ticketEvent',
  'special',
  'customer',
]
