import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions, type ObjectLiteral } from 'typeorm'
import { SEAL, sealingOf } from './what-is-sealed'

type Options = { nullable?: boolean; primary?: boolean }

/** A whole number kept as bigint and read back exactly: PostgreSQL hands it over as text. */
const exactInteger = {
  to: (value: unknown) => {
    if (value !== null && value !== undefined && typeof value === 'number') return checked(value)
    return value
  },
  from: (value: unknown) => (value === null || value === undefined ? null : checked(Number(value))),
}

/** A stored number that is none of ours: whoever reads it gets none. */
function checked(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${value}`)
  return value
}

function bigint(options: Options): EntitySchemaColumnOptions {
  return { type: 'bigint', transformer: exactInteger, ...options }
}

/** Money in fen. */
export const fen = (options: Options = {}) => bigint(options)

/** An area in 0.01 ㎡. */
export const area = (options: Options = {}) => bigint(options)

/** A rate in 0.0001. */
export const rate = (options: Options = {}): EntitySchemaColumnOptions => ({ type: 'integer', ...options })

/** An instant: epoch milliseconds. */
export const instant = (options: Options = {}) => bigint(options)

/** A count, a position, a version. */
export const count = (options: Options = {}): EntitySchemaColumnOptions => ({ type: 'integer', ...options })

/** A business day as `YYYY-MM-DD`. */
export const day = (options: Options = {}): EntitySchemaColumnOptions => ({ type: 'text', ...options })

/** Text; also ids, codes, ciphertexts, and JSON that is always read whole. */
export const text = (options: Options = {}): EntitySchemaColumnOptions => ({ type: 'text', ...options })

/** Yes or no. */
export const flag = (options: Options = {}): EntitySchemaColumnOptions => ({ type: 'boolean', ...options })

/** The id every row is known by. */
export const id = (): EntitySchemaColumnOptions => ({ type: 'text', primary: true })

/** Beside what rows say, and read by nobody but who writes and examines them. Rule SEC-2. */
const SEALED: Record<string, EntitySchemaColumnOptions> = { [SEAL]: { type: 'text', nullable: true, select: false } }

/** Declares a table whose rows are of the given type; the columns are exactly the type's keys, and the row's seal. */
export function table<Row extends ObjectLiteral>(
  name: string,
  columns: { [Key in keyof Row]-?: EntitySchemaColumnOptions },
  rest: Pick<EntitySchemaOptions<Row>, 'indices' | 'checks' | 'foreignKeys' | 'uniques'> = {},
): EntitySchema<Row> {
  const sealed = sealingOf(name) === 'none' ? columns : { ...columns, ...SEALED }
  return new EntitySchema<Row>({ name, tableName: name, columns: sealed, ...rest })
}

/** A foreign key to another table's `id`, by the name the migration gives it. */
export function refersTo(from: string, column: string, target: string) {
  return { name: `FK_${from}_${column}`, target, columnNames: [column], referencedColumnNames: ['id'] }
}
