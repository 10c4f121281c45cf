import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { big, createTables, key, maybeBig, maybeText, text, unique, whole } from './table-draft'

/** Who has given their password on which PC, a PIN to come back by, and sessions that are locked. Rule SEC-1. */
export class SharedPc20261203000000 implements MigrationInterface {
  readonly name = 'SharedPc20261203000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('person', new TableColumn({ name: 'pinHash', ...maybeText }))
    await runner.addColumn('session', new TableColumn({ name: 'lockedAt', ...maybeBig }))
    await createTables(runner, [
      {
        name: 'seat',
        columns: {
          id: key,
          pcId: text,
          personId: text,
          openedAt: big,
          expiresAt: big,
          endedAt: maybeBig,
          wrongPins: whole,
          seal: maybeText,
        },
        to: { personId: 'person' },
        indices: [
          ['open', ['pcId', 'personId'], { ...unique, where: '"endedAt" IS NULL' }],
          ['person', ['personId']],
        ],
        checks: [['wrongPins', '"wrongPins" >= 0']],
      },
    ])
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}
