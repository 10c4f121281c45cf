import { dayOf } from '../../../shared/kernel/day'
import { isRefusal, type Refusal, refuse } from '../../../shared/kernel/refusal'
import { type Language, MOST_ROWS } from '../../../shared/reports/export-contract'
import type { Actor, PrepareContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { CommandHandler } from '../../gate/handlers'
import { projectTable } from '../project/tables'
import { type Described, tableOf } from './described'
import { WORDS, type Words } from './words'

/** One more than a file may hold: so that a list knows that it is too long. */
export const ONE_TOO_MANY = MOST_ROWS + 1

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Asked = { projectId?: string; language: Language }
type Exported = { exportId: string; rows: number }
type Refused = Refusal<'EXPORT_TOO_LARGE', { most: number }> | NotFound
type NotFound = Refusal<'NOT_FOUND', { what: string }>

/**
 * A command that makes a file of a table: read and written before its transaction, one table at a time; what is recorded is
 * who took how many rows of which table away. The file waits for whoever had it made. Rules SEC-1, SEC-2.
 */
export function exporting<Input extends Asked>(
  read: (context: PrepareContext, input: Input, words: Words) => Promise<Described | NotFound>,
): CommandHandler<Actor, Input, Exported, Refused> {
  return {
    prepare: async (context, input) => {
      const words = WORDS[input.language]
      const made = await context.exports.inTurn(async () => {
        const described = await read(context, input, words)
        if (isRefusal(described)) return described
        if (described.rows.length > MOST_ROWS) return refuse('EXPORT_TOO_LARGE', { most: MOST_ROWS })
        return { described, file: await fileOf(context, input, words, described) }
      })
      if (isRefusal(made)) return made
      const { described, file } = made
      const { name, filters, rows } = described
      return async (tx) => {
        const exportId = tx.newId()
        tx.afterCommit(() => context.exports.keep(exportId, tx.actor.id, file))
        return done(
          { exportId, rows: rows.length },
          { subject: exportId, after: { table: name, rows: rows.length, filters } },
        )
      }
    },
  }
}

async function fileOf(
  { db, actor, now, workers }: PrepareContext,
  { projectId }: Asked,
  words: Words,
  described: Described,
): Promise<File> {
  const project = projectId === undefined ? null : await db.findOne(projectTable, { id: projectId })
  const table = tableOf(words, described, { project: project?.name ?? null, by: actor.name, at: now })
  const parts = [project?.name, words.name[described.name], dayOf(now)].filter((part) => part !== undefined)
  return new File([await workers.writeExcel([table])], `${fileNameOf(parts.join('-'))}.xlsx`, { type: EXCEL })
}

/** What Windows lets a file be called. */
function fileNameOf(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|]/g, ' ').slice(0, 120)
}
