import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToDelete, KEPT, type Rotated } from '../../shared/backup/rotation'
import { DAY, dayOf, HOUR, startOfDay } from '../../shared/kernel/day'

const NOW = startOfDay('2026-06-17') + 10 * HOUR

const backups = fc
  .array(fc.record({ ago: fc.integer({ min: -2 * DAY, max: 900 * DAY }), isSound: fc.boolean() }), { maxLength: 80 })
  .map((some): Rotated[] =>
    some.map(({ ago, isSound }, at) => ({ name: `b${at}`, madeAt: NOW - ago, reason: 'day', isSound })),
  )

/** The one just made is among them or not: here it is not. */
const TURN = { made: '', now: NOW }

/** Those that stand for no others: sound or not, of days that were or dated later than now. */
function kindsOf(all: readonly Rotated[]): Rotated[][] {
  return [true, false].flatMap((isSound) =>
    [true, false].map((isAhead) => all.filter((one) => one.isSound === isSound && one.madeAt > NOW === isAhead)),
  )
}

function rotated(all: readonly Rotated[], turn = TURN): Rotated[] {
  const gone = new Set(backupsToDelete(all, turn))
  return all.filter(({ name }) => !gone.has(name))
}

/** The newest days that have a backup. */
function lastDays(all: readonly Rotated[]): ReadonlySet<string> {
  const days = new Set(all.map(({ madeAt }) => dayOf(madeAt)))
  return new Set([...days].sort().slice(-KEPT.days))
}

describe('SEC-4: the rotation, whatever there is', () => {
  it('never loses the newest sound one, nor one of the last days', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const gone = new Set(backupsToDelete(all, TURN))
        for (const own of kindsOf(all)) {
          const days = lastDays(own)
          expect(own.filter(({ name, madeAt }) => gone.has(name) && days.has(dayOf(madeAt)))).toEqual([])
        }
      }),
    )
  })

  it('never takes the one just made, nor what a restore replaced, wherever their times lie', () => {
    fc.assert(
      fc.property(backups, fc.nat(), (all, some) => {
        const made = all[some % Math.max(1, all.length)]?.name ?? ''
        const kept = all.map((one, at): Rotated => (at % 5 === 0 ? { ...one, reason: 'restore' } : one))
        const gone = new Set(backupsToDelete(kept, { made, now: NOW }))
        expect(kept.filter(({ name, reason }) => gone.has(name) && (name === made || reason === 'restore'))).toEqual([])
      }),
    )
  })

  it('changes nothing the second time, and does not depend on the order', () => {
    fc.assert(
      fc.property(backups, fc.infiniteStream(fc.nat()), (all, chance) => {
        const left = rotated(all)
        expect(backupsToDelete(left, TURN)).toEqual([])
        const mixed = all
          .map((backup) => ({ backup, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ backup }) => backup)
        expect(new Set(rotated(mixed))).toEqual(new Set(left))
      }),
    )
  })

  it('leaves no more than a week of days, four weeks and twelve months', () => {
    fc.assert(
      fc.property(backups, (all) => {
        for (const left of kindsOf(rotated(all))) {
          const days = lastDays(left)
          const older = left.filter(({ madeAt }) => !days.has(dayOf(madeAt)))
          expect(older.length).toBeLessThanOrEqual(KEPT.weeks + KEPT.months)
        }
      }),
    )
  })

  it('day after day for two years always has each of the seven days, four weeks and twelve months', () => {
    let all: Rotated[] = []
    for (let day = 0; day < 730; day += 1) {
      const madeAt = startOfDay('2024-06-17') + day * DAY + 9 * HOUR
      all = rotated([...all, { name: `b${day}`, madeAt, reason: 'day', isSound: true }], { made: '', now: madeAt })
      expect(all.length).toBeLessThanOrEqual(KEPT.days + KEPT.weeks + KEPT.months)
      expect(all.filter((backup) => backup.madeAt > madeAt - KEPT.days * DAY)).toHaveLength(
        Math.min(day + 1, KEPT.days),
      )
      if (day < 400) continue
      const months = new Set(all.map((backup) => dayOf(backup.madeAt).slice(0, 7)))
      expect(months.size).toBe(13)
      expect(all.filter((backup) => backup.madeAt > madeAt - 35 * DAY).length).toBeGreaterThanOrEqual(KEPT.days + 3)
    }
  })
})
