import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToDelete, KEPT, type Rotated } from '../../shared/backup/rotation'
import { addDays, DAY, dayOf, HOUR, startOfDay } from '../../shared/kernel/day'

const NOW = startOfDay('2026-06-17') + 10 * HOUR

const backups = fc
  .array(fc.record({ ago: fc.integer({ min: -2 * DAY, max: 900 * DAY }), isSound: fc.boolean() }), { maxLength: 80 })
  .map((some): Rotated[] => some.map(({ ago, isSound }, at) => ({ name: `b${at}`, madeAt: NOW - ago, isSound })))

function rotated(all: readonly Rotated[], now: number): Rotated[] {
  const gone = new Set(backupsToDelete(all, now))
  return all.filter(({ name }) => !gone.has(name))
}

describe('SEC-4: the rotation, whatever there is', () => {
  it('never loses the newest sound one, nor any that is not sound, nor one of the last days', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const left = rotated(all, NOW)
        const newest = Math.max(...all.filter(({ isSound }) => isSound).map(({ madeAt }) => madeAt))
        for (const backup of all) {
          const mustStay = !backup.isSound || backup.madeAt === newest || backup.madeAt > NOW - (KEPT.days - 1) * DAY
          if (mustStay && !left.some(({ name, madeAt }) => name === backup.name || madeAt === backup.madeAt)) {
            throw new Error(`${backup.name} is gone`)
          }
        }
      }),
    )
  })

  it('changes nothing the second time, and does not depend on the order', () => {
    fc.assert(
      fc.property(backups, fc.infiniteStream(fc.nat()), (all, chance) => {
        const left = rotated(all, NOW)
        expect(backupsToDelete(left, NOW)).toEqual([])
        const mixed = all
          .map((backup) => ({ backup, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ backup }) => backup)
        expect(new Set(rotated(mixed, NOW))).toEqual(new Set(left))
      }),
    )
  })

  it('leaves no more than a week of days, four weeks and twelve months', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const left = rotated(all, NOW).filter(({ isSound }) => isSound)
        const older = left.filter(({ madeAt }) => dayOf(madeAt) < addDays(dayOf(NOW), 1 - KEPT.days))
        expect(older.length).toBeLessThanOrEqual(KEPT.weeks + KEPT.months + 1)
      }),
    )
  })

  it('day after day for two years always has each of the seven days, four weeks and twelve months', () => {
    let all: Rotated[] = []
    for (let day = 0; day < 730; day += 1) {
      const madeAt = startOfDay('2024-06-17') + day * DAY + 9 * HOUR
      all = rotated([...all, { name: `b${day}`, madeAt, isSound: true }], madeAt)
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
