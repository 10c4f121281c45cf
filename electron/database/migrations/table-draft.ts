import { type QueryRunner, Table, type TableColumnOptions, type TableForeignKeyOptions } from 'typeorm'

/** A table as a migration writes it down: names of indexes, checks and foreign keys follow from the table's. */
export type TableDraft = {
  name: string
  columns: Columns
  to?: Record<string, string>
  indices?: [string, string[], { isUnique?: boolean; where?: string }?][]
  checks?: [string, string][]
}

type Columns = Record<string, Omit<TableColumnOptions, 'name'>>

export const text = { type: 'text' } as const
export const key = { type: 'text', isPrimary: true } as const
export const maybeText = { type: 'text', isNullable: true } as const
export const whole = { type: 'integer' } as const
export const keyWhole = { type: 'integer', isPrimary: true } as const
export const big = { type: 'bigint' } as const
export const maybeBig = { type: 'bigint', isNullable: true } as const
export const flag = { type: 'boolean' } as const

function foreignKeys(table: string, targets: Record<string, string>): TableForeignKeyOptions[] {
  return Object.entries(targets).map(([column, target]) => ({
    name: `FK_${table}_${column}`,
    columnNames: [column],
    referencedTableName: target,
    referencedColumnNames: ['id'],
  }))
}

export const unique = { isUnique: true }

/** Creates the tables in the given order, which is the order in which they refer to each other. */
export async function createTables(runner: QueryRunner, drafts: readonly TableDraft[]): Promise<void> {
  for (const { name, columns, to = {}, indices = [], checks = [] } of drafts) {
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
}
