import type { MigrationInterface, QueryRunner } from 'typeorm'
import { big, createTables, key, maybeText, text, unique, whole } from './table-draft'

/** 附件: what each scan or photo is and belongs to; the files themselves lie outside the database. Rules SEC-3, SEC-4. */
export class Attachments20261205000000 implements MigrationInterface {
  readonly name = 'Attachments20261205000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'attachment',
        columns: {
          id: key,
          projectId: text,
          ofKind: text,
          ofId: text,
          hash: text,
          type: text,
          bytes: whole,
          name: text,
          byId: text,
          at: big,
          seal: maybeText,
        },
        to: { projectId: 'project', byId: 'person' },
        indices: [['of', ['ofKind', 'ofId', 'hash'], unique]],
        checks: [['bytes', '"bytes" > 0']],
      },
    ])
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}
