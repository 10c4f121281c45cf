import { IsNull } from 'typeorm'
import { isRefusal, refuse } from '../../../shared/kernel/refusal'
import type { ledgerContract } from '../../../shared/ledger/contract'
import { MOST_TIED } from '../../../shared/ledger/tie-contract'
import { requireOne } from '../../gate/affected'
import type { CommandContext } from '../../gate/context'
import { done } from '../../gate/done'
import type { HandlersOf } from '../../gate/handlers'
import type { Reader } from '../../gate/unit-of-work'
import { findClaims, shownClaim } from './claims'
import { type TieRow, tieTable, type UnitRow, unitTable } from './tables'

type Tx = CommandContext

/** Which parking spaces and storerooms go with which home: unit → home. Rule LED-11. */
export async function findTies(db: Reader, projectId: string): Promise<Map<string, string>> {
  const ties = await db.find(tieTable, { projectId, endedAt: IsNull() })
  return new Map(ties.map(({ unitId, homeId }) => [unitId, homeId]))
}

/** What goes with a home, by number. */
export async function findTiedUnits(db: Reader, homeId: string): Promise<UnitRow[]> {
  const ties = await db.find(tieTable, { homeId, endedAt: IsNull() })
  const units = await Promise.all(ties.map(({ unitId }) => db.findOne(unitTable, { id: unitId })))
  return units.filter((unit) => unit !== null).sort((a, b) => a.number.localeCompare(b.number))
}

/** The home a unit goes with; null when it stands alone. */
export async function findHomeOf(db: Reader, unitId: string): Promise<UnitRow | null> {
  const tie = await db.findOne(tieTable, { unitId, endedAt: IsNull() })
  return tie && db.findOne(unitTable, { id: tie.homeId })
}

/** Whether a unit goes with a home, or anything with it. */
export async function isTied(db: Reader, unitId: string): Promise<boolean> {
  const open = { endedAt: IsNull() }
  const ties = await db.find(tieTable, [
    { unitId, ...open },
    { homeId: unitId, ...open },
  ])
  return ties.length > 0
}

/**
 * The units chosen and what is tied to the homes among them; `alone` are tied units whose home was not chosen.
 * Rule LED-11.
 */
export function withTied(all: readonly UnitRow[], isChosen: (unit: UnitRow) => boolean, ties: Map<string, string>) {
  const chosen = new Set(all.filter(isChosen).map(({ id }) => id))
  const isTaken = (unit: UnitRow) => chosen.has(ties.get(unit.id) ?? unit.id)
  const units = all.filter(isTaken)
  return {
    units,
    tied: units.filter(({ id }) => ties.has(id)).length,
    alone: all.filter((unit) => chosen.has(unit.id) && !isTaken(unit)),
  }
}

/**
 * 绑定: ties each unit to its home, from another one if need be, all of them or none; what is so already stays. For
 * the price list, which may say of a parking space whose it is, and for the manager. Refuses while either is claimed.
 * Rule LED-11.
 */
export async function keepTies(tx: Tx, projectId: string, pairs: readonly { unitId: string; homeId: string }[]) {
  const units = new Map((await tx.db.find(unitTable, { projectId })).map((unit) => [unit.id, unit]))
  const claims = await findClaims(tx.db, projectId, tx.now)
  const ties = await findTies(tx.db, projectId)
  const added: TieRow[] = []
  for (const { unitId, homeId } of pairs) {
    const [unit, home] = [units.get(unitId), units.get(homeId)]
    if (!unit || !home) return refuse('NOT_FOUND', { what: 'unit' })
    if (ties.get(unitId) === homeId) continue
    const refused = requireTieable(unit, home) ?? requireFree([unit, home], claims)
    if (refused) return refused
    if (ties.has(unitId)) await endTie(tx, unitId)
    ties.set(unitId, homeId)
    const most = [...ties.values()].filter((id) => id === homeId).length
    if (most > MOST_TIED) return refuse('TIES_FULL', { home: home.number, most: MOST_TIED })
    const { id, now: since, actor } = { id: tx.newId(), now: tx.now, actor: tx.actor }
    added.push({ id, projectId, unitId, homeId, since, by: actor.name, endedAt: null, endedBy: null })
  }
  await tx.db.insert(tieTable, added)
  return { tied: added.length }
}

/** 绑定 and 解绑 of one unit. Rule LED-11. */
export const tieUnit: HandlersOf<typeof ledgerContract>['tie'] = async (tx, { projectId, unitId, from, homeId }) => {
  const unit = await tx.db.findOne(unitTable, { id: unitId, projectId })
  const home = homeId === null ? null : await tx.db.findOne(unitTable, { id: homeId, projectId })
  if (!unit || (homeId !== null && !home)) return refuse('NOT_FOUND', { what: 'unit' })
  const before = await findHomeOf(tx.db, unitId)
  const stands = before?.id ?? null
  if (stands === homeId || stands !== from) {
    return refuse('TIE_STANDS', { unit: unit.number, home: before?.number ?? null })
  }
  const refused = homeId === null ? await untie(tx, unit) : await keepTies(tx, projectId, [{ unitId, homeId }])
  if (isRefusal(refused)) return refused
  const [was, is] = [before?.number ?? null, home?.number ?? null]
  return done(
    { unit: unit.number, home: is },
    { subject: unitId, before: { unit: unit.number, home: was }, after: { unit: unit.number, home: is } },
    { board: true },
  )
}

async function untie(tx: Tx, unit: UnitRow) {
  const refused = requireFree([unit], await findClaims(tx.db, unit.projectId, tx.now))
  if (!refused) await endTie(tx, unit.id)
  return refused
}

/** A tie is ended, never deleted. */
export function endTie(tx: Tx, unitId: string): Promise<void> {
  const change = { endedAt: tx.now, endedBy: tx.actor.name }
  return requireOne(tx.db.update(tieTable, { unitId, endedAt: IsNull() }, change))
}

function requireTieable(unit: UnitRow, home: UnitRow) {
  if (unit.kind === 'home') return refuse('TIE_OF_HOME', { unit: unit.number })
  return home.kind === 'home' ? null : refuse('TIE_TO_OTHER', { unit: home.number, kind: home.kind })
}

function requireFree(units: readonly UnitRow[], claims: Awaited<ReturnType<typeof findClaims>>) {
  for (const unit of units) {
    const claim = claims.get(unit.id)
    if (claim) return refuse('UNIT_HELD', { unit: unit.number, claim: shownClaim(claim) })
  }
  return null
}
