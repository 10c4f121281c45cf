import { describe, expect, it } from 'vitest'
import { backupsToDelete, KEPT, type Rotated } from '../../../shared/backup/rotation'
import { addDays, dayOf, HOUR, startOfDay } from '../../../shared/kernel/day'

/** A Wednesday. */
const TODAY = '2026-06-17'

function of(day: string, isSound = true, hour = 9): Rotated {
  return { name: `${day} ${hour}`, madeAt: startOfDay(day) + hour * HOUR, reason: 'day', isSound }
}

/** After the last backup of today; none of them was just made. */
const TURN = { made: '', now: startOfDay(TODAY) + 12 * HOUR }

function keptOf(backups: readonly Rotated[]): string[] {
  const gone = backupsToDelete(backups, TURN)
  return backups.map(({ name }) => name).filter((name) => !gone.includes(name))
}

/** One of each of the last seven days, from a Thursday on. */
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((ago) => of(addDays(TODAY, -ago)))

/** What is kept of these days, beside a whole week. */
function keptBesideWeek(days: readonly string[]): string[] {
  return keptOf([...WEEK, ...days.map((day) => of(day))])
    .slice(WEEK.length)
    .map((name) => name.slice(0, 10))
}

describe('SEC-4: how long backups are kept', () => {
  it('keeps every one of the last seven days, however many a day has', () => {
    const week = [...WEEK, ...WEEK.map((one) => ({ ...one, name: `${one.name} again` }))]
    expect(backupsToDelete(week, TURN)).toEqual([])
  })

  it('keeps the newest of each of the four weeks before', () => {
    // Weeks from Monday: 8–14 (of which the 14th is one of the last days), 1–7 June, 25–31, 18–24 May.
    const days = ['2026-06-09', '2026-06-10', '2026-06-01', '2026-06-03', '2026-05-26', '2026-05-27', '2026-05-18']
    expect(keptBesideWeek(days)).toEqual(['2026-06-03', '2026-05-27', '2026-05-18'])
  })

  it('keeps the newest of each of the twelve months before, and nothing older', () => {
    const ends = ['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31', '2025-11-30']
    const olderEnds = ['2025-10-31', '2025-09-30', '2025-08-31', '2025-07-31', '2025-06-30', '2025-05-31', '2024-12-31']
    expect(keptBesideWeek([...ends, '2026-02-01', ...olderEnds])).toEqual([...ends, ...olderEnds.slice(0, 5)])
  })

  it('counts days, weeks and months that have a backup: a month without the program takes none away', () => {
    const before = WEEK.map(({ madeAt }) => of(addDays(dayOf(madeAt), -90)))
    expect(keptOf([of(TODAY), ...before.slice(0, 6)])).toHaveLength(7)
  })

  it('a clock that was years ahead takes no real day, week or month away, for however many days it was', () => {
    const months = [1, 2, 3, 4, 5].map((month) => of(`2026-0${month}-02`))
    const ahead = Array.from({ length: 30 }, (_, day) => of(addDays('2030-01-01', day)))
    const gone = backupsToDelete([...ahead, ...WEEK, ...months], TURN)
    expect(gone.filter((name) => name < '2030')).toEqual([])
    // They have a time of their own: a week of days, and the newest of each of the three weeks before.
    expect(ahead.length - gone.length).toBe(KEPT.days + 3)
  })

  it('SEC-5: the one just made stays, also where all there is bears a later date', () => {
    const unsound = WEEK.map(({ name, ...one }) => ({ ...one, name: `${name} unsound`, isSound: false }))
    const made = { ...of('2020-01-01', false), name: 'made' }
    expect(backupsToDelete([...unsound, ...WEEK, of('2020-02-03', false), made], TURN)).toEqual([])
    const months = Array.from({ length: 14 }, (_, month) => of(addDays(TODAY, -30 * (month + 1)), false))
    const turn = { ...TURN, made: 'made' }
    expect(backupsToDelete([...unsound, ...months, made], TURN)).toContain('made')
    expect(backupsToDelete([...unsound, ...months, made], turn)).not.toContain('made')
  })

  it('what a restore replaced stays, and stands for no day', () => {
    const replaced = Array.from(
      { length: 9 },
      (_, day): Rotated => ({ ...of(addDays(TODAY, -day), true, 8), reason: 'restore' }),
    )
    expect(backupsToDelete(replaced, TURN)).toEqual([])
    expect(backupsToDelete([...replaced, ...WEEK, of('2026-06-09'), of('2026-06-10')], TURN)).toEqual([
      '2026-06-10 9',
      '2026-06-09 9',
    ])
  })

  it('lets what is not sound stand for no sound one, and gives it the same time', () => {
    const unsound = WEEK.map((one) => ({ ...one, name: `${one.name} unsound`, isSound: false }))
    const old = ['2026-06-01', '2026-06-02'].flatMap((day) => [of(day), of(day, false, 10)])
    expect(backupsToDelete([...WEEK, ...unsound, ...old], TURN)).toEqual(['2026-06-01 9', '2026-06-01 10'])
  })
})
