import { z } from 'zod'
import { backupReasonSchema } from '../../shared/backup/backup'
import { makeBackup } from './make-backup'
import { type BackupFailure, failureOf } from './refused'
import { tidyWhenStopped } from './scratch'
import { noteTried } from './shelf'
import { tryBackup } from './try-backup'

/*
 * A process of its own: copying, sealing and examining an office takes seconds of work, during which the office itself
 * answers as always; and it can be ended at any moment. What it is to do comes as a message, the key with it.
 */

const key = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes))
const place = { folder: z.string(), key, now: z.int() }
const taskSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('make'),
    ...place,
    source: z.strictObject({
      dataDir: z.string(),
      databaseUrl: z.string().optional(),
      attachmentsDir: z.string().optional(),
    }),
    reason: backupReasonSchema,
    version: z.string(),
  }),
  z.strictObject({ kind: z.literal('try'), ...place, name: z.string() }),
])
export type BackupTask = z.input<typeof taskSchema>

process.on('disconnect', () => process.exit(1))
tidyWhenStopped()
process.once('message', (message) => {
  perform(taskSchema.parse(message)).then(
    (name) => end({ name }),
    (error: unknown) => end({ failed: failureOf(error) }),
  )
})

async function perform(task: z.output<typeof taskSchema>): Promise<string> {
  const report = (phase: string) => process.send?.({ phase })
  if (task.kind === 'make') return makeBackup(task, report)
  report('trying')
  await noteTried(task.folder, task.name, await tryBackup({ ...task, workshop: task.folder }), task.now)
  return task.name
}

/** Said before this process goes. */
function end(answer: { name: string } | { failed: BackupFailure }): void {
  process.send?.(answer, () => process.disconnect())
}
