import { createHash } from 'node:crypto'
import { IsNull } from 'typeorm'
import { z } from 'zod'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import { tidyLine } from '../../../shared/kernel/text'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { type PriceListColumn, priceOf } from '../../../shared/ledger/price-list/columns/columns'
import type { PriceListFault } from '../../../shared/ledger/price-list/fault'
import { readKept } from '../../../shared/ledger/price-list/kept'
import { changeOf, type HomeBefore, type KnownHome, saidIn } from '../../../shared/ledger/price-list/known-home'
import { priceListReadingSchema } from '../../../shared/ledger/price-list/reading'
import type { PriceListPreview } from '../../../shared/ledger/price-list-contract'
import type { PriceFigure } from '../../../shared/pricing/scheme'
import { isAllowed } from '../../../shared/staff/roles'
import type { Actor, RecentReadings } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { priceVersionTable } from '../pricing/tables'
import { projectTable } from '../project/tables'
import { findRoundTo, findSpaces, readOfficeHomes } from './office-homes'
import { basisOf, compare, holdAgainst } from './price-list-compare'
import { keepMapping, readMapping } from './price-list-mapping'
import { type PriceUploadRow, priceUploadTable } from './tables'
import { takeInList } from './take-in-list'
import { findWaiting, readSaid } from './waiting-prices'

type PriceListHandlers = Pick<
  HandlersOf<typeof ledgerContract>,
  'previewPriceList' | 'watchPriceList' | 'priceListLines' | 'importPriceList'
>

/** 一房一价表: read and shown first, then taken in as a whole. Rules LED-7, LED-8. */
export const priceListHandlers: PriceListHandlers = {
  previewPriceList: {
    prepare: async (context, { projectId, file, decidedBy, mapping: corrected, appliesFrom }) => {
      const barred = await requireFirstImport(context, projectId)
      if (barred) return barred
      const bytes = new Uint8Array(await file.arrayBuffer())
      const fileHash = createHash('sha256').update(bytes).digest('hex')
      const mapping = corrected ?? (await readMapping(context.db, projectId))
      const project = (await context.db.findOne(projectTable, { id: projectId }))?.name ?? ''
      const roundTo = await findRoundTo(context.db, projectId, instantOf(appliesFrom, context.now))
      // PostgreSQL keeps no NUL, and a name that is turned round reads as another one.
      const fileName = tidyLine(file.name, LONGEST_NAME)
      const spaces = await findSpaces(context.db, projectId)
      const task = { bytes, fileName, decidedBy, mapping, project, roundTo, spaces }
      const read = await context.workers.readPriceList(task, context)
      if (isRefusal(read)) return refuse('FILE_UNREADABLE', { ...read.data, mapping })
      const { reading, kept } = read
      context.report({ phase: 'comparing', done: 0, total: reading.rows.length })
      const said = await readSaid(context.db, projectId, instantOf(appliesFrom, context.now))
      return async (tx) => {
        if (corrected) await keepMapping(tx, projectId, corrected)
        const upload: PriceUploadRow = {
          id: tx.newId(),
          projectId,
          fileName,
          fileHash,
          reading: kept,
          by: tx.actor.name,
          at: tx.now,
          usedAt: null,
        }
        await tx.db.insert(priceUploadTable, upload)
        context.readings.set(upload.id, reading)
        const { id: uploadId } = upload
        const at = instantOf(appliesFrom, tx.now)
        const office = await readOfficeHomes(tx.db, projectId, tx.now, at)
        const waiting = await findWaiting(tx.db, projectId, at, office, said)
        const isLater = at > tx.now
        const held = holdAgainst(reading, office, isLater)
        const { rows, ...shown } = held.reading
        return done(
          {
            uploadId,
            fileName,
            reading: withoutFloor(tx.actor, shown),
            rows: rows.length,
            mapping,
            appliesFrom,
            basis: await basisOf(tx.db, projectId, uploadId, held, office),
            ...compare(tx.actor, held, office, waiting, isLater),
          },
          { subject: uploadId, after: { fileName, fileHash, rows: rows.length, faults: shown.faults.length } },
        )
      }
    },
  },

  watchPriceList: async function* ({ progress, actor, signal }, { requestId }) {
    yield* progress.watch(actor.id, requestId, signal)
  },

  priceListLines: async ({ db, actor, now, readings }, { projectId, uploadId, appliesFrom, change, from, count }) => {
    const upload = await findUpload(db, projectId, uploadId, readings)
    if (!upload) return refuse('NOT_FOUND', { what: 'priceList' })
    const at = instantOf(appliesFrom, now)
    const office = await readOfficeHomes(db, projectId, now, at)
    const { reading } = holdAgainst(upload.reading, office, at > now)
    const says = saidIn(reading)
    const lines = reading.rows
      .map((row) => ({ row, before: office.known.get(row.number) }))
      .map((line) => ({ ...line, change: changeOf(line.row, line.before, says) }))
      .filter((line) => change === null || line.change === change)
    return {
      total: lines.length,
      lines: lines.slice(from, from + count).map(({ row, before, change }) => ({
        row: shownTo(actor, row),
        change,
        before: before ? shownTo(actor, beforeOf(before)) : null,
      })),
    }
  },

  importPriceList: {
    prepare: async (context, { projectId, uploadId, basis, appliesFrom, offSale, withholding }) => {
      const barred = await requireFirstImport(context, projectId)
      if (barred) return barred
      const upload = await findUpload(context.db, projectId, uploadId, context.readings)
      if (!upload) return refuse('NOT_FOUND', { what: 'priceList' })
      const { reading } = upload
      if (reading.faults.length > 0) return refuse('FILE_FAULTY', { faults: reading.faults.length })
      const said = await readSaid(context.db, projectId, instantOf(appliesFrom, context.now))
      return async (tx) => {
        if (appliesFrom !== null && appliesFrom < tx.now) return refuse('VERSION_IN_PAST', { from: appliesFrom })
        const isFirst = await requireFirstImport(tx, projectId)
        if (isFirst) return isFirst
        // Taken in once only, even if two people confirm the same file at the same time.
        const isUnused = await tx.db.update(priceUploadTable, { id: uploadId, usedAt: IsNull() }, { usedAt: tx.now })
        if (isUnused === 0) return refuse('UPLOAD_USED', { fileName: upload.fileName })
        const choices = { basis, appliesFrom: appliesFrom ?? tx.now, offSale, withholding }
        const taken = await takeInList(tx, projectId, uploadId, reading, said, choices)
        if (isRefusal(taken)) return taken
        return done(taken, { subject: uploadId, after: { fileName: upload.fileName, ...taken } }, { board: true })
      }
    },
  },
}

/** Of a file's name, in signs. */
const LONGEST_NAME = 200

/** A list that is to apply later is held against what the office will have then, never what it had. Rule LED-7. */
function instantOf(appliesFrom: number | null, now: number): number {
  return Math.max(appliesFrom ?? now, now)
}

/** The administrator sets the office up and takes in the first list; later ones are the manager's. Rule SEC-1. */
async function requireFirstImport({ db, actor }: { db: Reader; actor: Actor }, projectId: string) {
  if (actor.role !== 'admin') return null
  return (await db.count(priceVersionTable, { projectId })) > 0 ? refuse('FIRST_IMPORT_ONLY', {}) : null
}

const FILE_NAME = `SELECT "fileName" FROM "${priceUploadTable.options.tableName}" WHERE "id" = $1 AND "projectId" = $2`
const fileNameSchema = z.array(z.object({ fileName: z.string() }))

/** A list that was sent in, with what was read of it: megabytes, fetched only where they are not at hand. */
async function findUpload(db: Reader, projectId: string, uploadId: string, recent: RecentReadings) {
  const [named] = fileNameSchema.parse(await db.select(FILE_NAME, [uploadId, projectId]))
  if (!named) return null
  const { fileName } = named
  const known = recent.get(uploadId)
  if (known) return { fileName, reading: known }
  const row = await db.findOne(priceUploadTable, { id: uploadId, projectId })
  if (!row) return null
  const reading = priceListReadingSchema.parse(readKept(row.reading))
  recent.set(uploadId, reading)
  return { fileName, reading }
}

/** The floor price leaves the server for managers only, even where the file that brought it was the reader's own. Rule PRC-5. */
function shownTo<Home extends { floorPrice: PriceFigure | null }>(actor: Actor, home: Home): Home {
  return isAllowed(actor.role, 'ticket.decide') ? home : { ...home, floorPrice: null }
}

/** The place of a faulty floor price is enough to mend it: what its cell says stays out, and what it was read as. Rule PRC-5. */
function withoutFloor(actor: Actor, reading: PriceListPreview['reading']): PriceListPreview['reading'] {
  if (isAllowed(actor.role, 'ticket.decide')) return reading
  const isFloor = ({ column }: { column: PriceListColumn }) => priceOf(column)?.owner === 'floor'
  return {
    ...reading,
    repairs: reading.repairs.filter((repair) => !isFloor(repair)),
    faults: reading.faults.map((fault) => (isFloor(fault) ? wordless(fault) : fault)),
  }
}

const UNSAID = '***'

function wordless(fault: PriceListFault): PriceListFault {
  switch (fault.code) {
    case 'notANumber':
      return { ...fault, data: { text: UNSAID } }
    case 'tooFine':
      return { ...fault, data: { text: UNSAID } }
    case 'outOfRange':
      return { ...fault, data: { ...fault.data, text: UNSAID } }
    case 'columnsDiffer':
      return { ...fault, data: { ...fault.data, text: UNSAID, other: UNSAID } }
    case 'unitPriceOutOfRange': {
      const { least, most } = fault.data
      return { ...fault, code: 'outOfRange', data: { text: UNSAID, least, most } }
    }
    default:
      return fault
  }
}

function beforeOf(home: KnownHome): HomeBefore {
  const {
    number: _1,
    building: _2,
    entrance: _3,
    floor: _4,
    room: _5,
    state: _6,
    isListed: _7,
    isClaimed: _8,
    ...before
  } = home
  return before
}
