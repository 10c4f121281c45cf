import { type MigrationInterface, type QueryRunner, TableCheck, TableColumn } from 'typeorm'

/** A parking space or storeroom may be sold by the piece, without an area; a home never. Rules LED-8, LED-11. */
export class SpaceAreas20261201000000 implements MigrationInterface {
  readonly name = 'SpaceAreas20261201000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropCheckConstraint('unit', 'CHK_unit_area')
    const area = { name: 'area', type: 'bigint' }
    await runner.changeColumn('unit', 'area', new TableColumn({ ...area, isNullable: true }))
    for (const [name, expression] of CHECKS) {
      await runner.createCheckConstraint('unit', new TableCheck({ name, expression }))
    }
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}

const CHECKS = [
  ['CHK_unit_area', '"area" IS NULL OR "area" > 0'],
  ['CHK_unit_homeArea', `"kind" <> 'home' OR "area" IS NOT NULL`],
] as const
