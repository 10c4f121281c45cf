import { z } from 'zod'
import { backupFailedSchema } from '../backup/contract'
import { command, idSchema, order, query } from '../kernel/call'
import { instantSchema } from '../kernel/day'
import { refusal } from '../kernel/refusal'
import { lineSchema } from '../kernel/text'
import { projectSchema } from '../project/contract'
import { openingNeedSchema, passableStepSchema, preparationSchema } from './set-up'

/** Of a project that is not in 试运行: when it was opened for good, null where it never was in one. */
const notInTrial = refusal('LED-3', { openedAt: instantSchema.nullable() })

/** 开盘准备 and 试运行 of a project. */
export const openingContract = {
  /** What the project has so far. */
  preparation: query('opening.prepare')
    .input(z.strictObject({ projectId: idSchema }))
    .output(preparationSchema),
  /** Passes a step of the set-up by, or takes it up again; remembered with the project. */
  passStep: command('opening.prepare')
    .input(order({ projectId: idSchema, step: passableStepSchema, isPassed: z.boolean() }))
    .output(preparationSchema),
  /** 正式开盘: ends the trial; from here on tickets are for good, numbered from 1. Not while the project has trial tickets, or nothing to sell. */
  open: command('opening.decide')
    .input(order({ projectId: idSchema }))
    .errors({
      NOT_IN_TRIAL: notInTrial,
      OPENING_LACKS: refusal('LED-6', { lacks: z.array(openingNeedSchema).min(1) }),
      TRIAL_LEFT: refusal('LED-3', { tickets: z.int(), specials: z.int() }),
    })
    .output(projectSchema),
  /**
   * 重新开始: withdraws what still runs, sets the tried project aside with all that was made in it, and begins a clean one
   * of the same name, scheme and settings. A backup is made first. Gives the new project.
   */
  startOver: command('opening.decide')
    .input(order({ projectId: idSchema, reason: lineSchema(200) }))
    .errors({ NOT_IN_TRIAL: notInTrial, BACKUP_FAILED: refusal('SEC-4', { why: backupFailedSchema }) })
    .output(projectSchema),
}
