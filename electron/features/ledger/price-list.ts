import { createHash } from 'node:crypto'
import { IsNull } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { type PriceListReading, priceListReadingSchema } from '../../../shared/ledger/price-list/reading'
import { isAllowed } from '../../../shared/staff/roles'
import type { Actor } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { priceVersionTable } from '../pricing/tables'
import { type PriceUploadRow, priceUploadTable, unitTable } from './tables'
import { factsSaid, takeInHomes } from './take-in-homes'

type PriceListHandlers = Pick<HandlersOf<typeof ledgerContract>, 'previewPriceList' | 'importPriceList'>

/** 一房一价表: read and shown first, then taken in as a whole. Rules LED-7, LED-8. */
export const priceListHandlers: PriceListHandlers = {
  previewPriceList: {
    prepare: async (context, { projectId, file, decidedBy }) => {
      const barred = await requireFirstImport(context, projectId)
      if (barred) return barred
      const bytes = new Uint8Array(await file.arrayBuffer())
      const fileHash = createHash('sha256').update(bytes).digest('hex')
      const reading = await context.workers.readPriceList({ bytes, decidedBy })
      if (isRefusal(reading)) return reading
      return async (tx) => {
        const homes = await compareHomes(tx.db, projectId, reading)
        const upload: PriceUploadRow = {
          id: tx.newId(),
          projectId,
          fileName: file.name.slice(0, 200),
          fileHash,
          reading: JSON.stringify(reading),
          by: tx.actor.name,
          at: tx.now,
          usedAt: null,
        }
        await tx.db.insert(priceUploadTable, upload)
        const { rows, faults } = reading
        return done(
          { uploadId: upload.id, fileName: upload.fileName, reading: shownReading(tx.actor, reading), homes },
          {
            subject: upload.id,
            after: { fileName: upload.fileName, fileHash, rows: rows.length, faults: faults.length },
          },
        )
      }
    },
  },

  importPriceList: {
    prepare: async (context, { projectId, uploadId, appliesFrom }) => {
      const barred = await requireFirstImport(context, projectId)
      if (barred) return barred
      const upload = await context.db.findOne(priceUploadTable, { id: uploadId, projectId })
      if (!upload) return refuse('NOT_FOUND', { what: 'priceList' })
      const reading = priceListReadingSchema.parse(JSON.parse(upload.reading))
      if (reading.faults.length > 0) return refuse('FILE_FAULTY', { faults: reading.faults.length })
      return async (tx) => {
        if (appliesFrom !== null && appliesFrom < tx.now) return refuse('VERSION_IN_PAST', { from: appliesFrom })
        const isFirst = await requireFirstImport(tx, projectId)
        if (isFirst) return isFirst
        // Taken in once only, even if two people confirm the same file at the same time.
        const isUnused = await tx.db.update(priceUploadTable, { id: uploadId, usedAt: IsNull() }, { usedAt: tx.now })
        if (isUnused === 0) return refuse('UPLOAD_USED', { fileName: upload.fileName })
        const taken = await takeInHomes(tx, projectId, uploadId, reading, appliesFrom ?? tx.now)
        if (isRefusal(taken)) return taken
        return done(taken, { subject: uploadId, after: { fileName: upload.fileName, ...taken } }, { board: true })
      }
    },
  },
}

/** The administrator sets the office up and takes in the first list; later ones are the manager's. Rule SEC-1. */
async function requireFirstImport({ db, actor }: { db: Reader; actor: Actor }, projectId: string) {
  if (actor.role !== 'admin') return null
  return (await db.count(priceVersionTable, { projectId })) > 0 ? refuse('FIRST_IMPORT_ONLY', {}) : null
}

/** The floor price leaves the server for managers only, even where the file that brought it was the reader's own. Rule PRC-5. */
function shownReading(actor: Actor, reading: PriceListReading): PriceListReading {
  if (isAllowed(actor.role, 'ticket.decide')) return reading
  return { ...reading, rows: reading.rows.map((row) => ({ ...row, floorPrice: null })) }
}

/** What the file would change of the homes the office has. */
async function compareHomes(db: Reader, projectId: string, reading: PriceListReading) {
  const { rows } = reading
  const said = factsSaid(reading)
  const known = new Map((await db.find(unitTable, { projectId })).map((unit) => [unit.number, unit]))
  let [added, changed] = [0, 0]
  for (const row of rows) {
    const unit = known.get(row.number)
    if (!unit) added += 1
    else if (said.some((field) => unit[field] !== row[field])) changed += 1
  }
  const named = new Set(rows.map((row) => row.number))
  const absent = [...known.keys()].filter((number) => !named.has(number)).length
  return { added, changed, unchanged: rows.length - added - changed, absent }
}
