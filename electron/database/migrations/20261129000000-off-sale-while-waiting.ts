import { type MigrationInterface, type QueryRunner, TableCheck } from 'typeorm'

/** A home taken off sale stays in the price versions that wait, without a price. Rule LED-8. */
export class OffSaleWhileWaiting20261129000000 implements MigrationInterface {
  readonly name = 'OffSaleWhileWaiting20261129000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropCheckConstraint('price', 'CHK_price_list')
    for (const [name, expression] of CHECKS) {
      await runner.createCheckConstraint('price', new TableCheck({ name, expression }))
    }
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}

const CHECKS = [
  ['CHK_price_list', '"listUnitPrice" IS NULL OR "listFixedTotal" IS NULL'],
  ['CHK_price_said', '"isCarried" OR "listUnitPrice" IS NOT NULL OR "listFixedTotal" IS NOT NULL'],
] as const
