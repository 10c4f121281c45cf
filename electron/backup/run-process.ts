import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { z } from 'zod'
import { type BackupPhase, backupPhaseSchema } from '../../shared/backup/backup'
import type { BackupTask } from './backup-process'
import { backupFailureSchema, errorOf } from './refused'

const messageSchema = z.union([
  z.strictObject({ phase: backupPhaseSchema }),
  z.strictObject({ name: z.string() }),
  z.strictObject({ failed: backupFailureSchema }),
])

/** Has a task done in a process of its own, after everything else the computer has to do; gives the backup's name. */
export function runBackupProcess(
  file: string,
  task: BackupTask,
  { onPhase, signal }: { onPhase(phase: BackupPhase): void; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [], {
      serialization: 'advanced',
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      signal,
    })
    let answered = false
    child.on('message', (message) => {
      const told = messageSchema.parse(message)
      if ('phase' in told) return onPhase(told.phase)
      answered = true
      if ('name' in told) resolve(told.name)
      else reject(errorOf(told.failed))
    })
    child.on('error', reject)
    child.on('exit', (code, ended) => {
      if (!answered) reject(new Error(`the backup's process ended with ${ended ?? code}`))
    })
    child.on('spawn', () => {
      lowerPriority(child.pid)
      child.send(task, (error) => {
        if (error) reject(error)
      })
    })
  })
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It works all the same.
  }
}
