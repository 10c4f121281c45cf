import { type MigrationInterface, type QueryRunner, TableCheck, TableColumn } from 'typeorm'
import { maybeBig, maybeText } from './table-draft'

/**
 * 试运行 and 开盘准备 of a project: since when it is tried, when it was opened for good or set aside, the one it follows,
 * and the steps that were passed by. Of projects there already are, none is in a trial; no row changes.
 */
export class Trial20261204000000 implements MigrationInterface {
  readonly name = 'Trial20261204000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, kind] of COLUMNS) await runner.addColumn('project', new TableColumn({ name, ...kind }))
    await runner.createCheckConstraint('project', new TableCheck(SET_ASIDE))
  }

  async down(): Promise<void> {
    throw new Error('a migration that keeps facts is not undone: restore the backup made before it instead')
  }
}

const COLUMNS = [
  ['trialSince', maybeBig],
  ['openedAt', maybeBig],
  ['setAsideAt', maybeBig],
  ['follows', maybeText],
  ['passedSteps', maybeText],
] as const

const SET_ASIDE = {
  name: 'CHK_project_setAside',
  expression: '"setAsideAt" IS NULL OR ("trialSince" IS NOT NULL AND "openedAt" IS NULL)',
}
