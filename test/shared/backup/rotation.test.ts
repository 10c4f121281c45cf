import { describe, expect, it } from 'vitest'
import { backupsToDelete, type Rotated } from '../../../shared/backup/rotation'
import { addDays, HOUR, startOfDay } from '../../../shared/kernel/day'

/** A Wednesday. */
const TODAY = '2026-06-17'
const NOW = startOfDay(TODAY) + 10 * HOUR

function of(day: string, isSound = true, hour = 9): Rotated {
  return { name: `${day} ${hour}`, madeAt: startOfDay(day) + hour * HOUR, isSound }
}

function keptOf(backups: readonly Rotated[]): string[] {
  const gone = backupsToDelete(backups, NOW)
  return backups.map(({ name }) => name).filter((name) => !gone.includes(name))
}

describe('SEC-4: how long backups are kept', () => {
  it('keeps every one of the last seven days, however many a day has', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].flatMap((ago) => [of(addDays(TODAY, -ago)), of(addDays(TODAY, -ago), true, 18)])
    expect(backupsToDelete(week, NOW)).toEqual([])
  })

  it('keeps the newest of each of the four weeks before', () => {
    // Weeks from Monday: 8–14, 1–7 June, 25–31, 18–24 May.
    const days = ['2026-06-09', '2026-06-10', '2026-06-01', '2026-06-03', '2026-05-26', '2026-05-27', '2026-05-18']
    expect(keptOf([of(TODAY), ...days.map((day) => of(day))])).toEqual([
      '2026-06-17 9',
      '2026-06-10 9',
      '2026-06-03 9',
      '2026-05-27 9',
      '2026-05-18 9',
    ])
  })

  it('keeps the newest of each of the twelve months before, and nothing older', () => {
    const days = ['2026-04-02', '2026-04-29', '2026-01-31', '2025-06-01', '2025-05-31', '2024-12-31']
    expect(keptOf([of(TODAY), ...days.map((day) => of(day))])).toEqual([
      '2026-06-17 9',
      '2026-04-29 9',
      '2026-01-31 9',
      '2025-06-01 9',
    ])
  })

  it('lets what is not sound neither stand for a week nor be taken away', () => {
    const backups = [of(TODAY), of('2026-06-03'), of('2026-06-04', false), of('2024-01-01', false)]
    expect(backupsToDelete(backups, NOW)).toEqual([])
  })

  it('never takes the newest sound one, however old', () => {
    expect(keptOf([of('2020-01-01'), of('2020-01-02'), of(TODAY, false)])).toEqual(['2020-01-02 9', '2026-06-17 9'])
  })
})
