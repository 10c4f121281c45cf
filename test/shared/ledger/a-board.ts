import type { Board } from '../../../shared/ledger/board'
import { type BoardHome, readHomes } from '../../../shared/ledger/board-homes'
import type { OpenClaim } from '../../../shared/ledger/claim'
import { TICKET_TIMES } from '../../../shared/ledger/ticket'
import type { UnitKind } from '../../../shared/ledger/unit'

export const TEN = Date.parse('2026-06-07T10:00:00+08:00')

type Facts = {
  number: string
  type?: string
  area?: number
  unitPrice?: number | null
  fixedTotal?: number
  releasedFrom?: number | null
  claim?: OpenClaim
  room?: string
  kind?: UnitKind
  /** The number of the home it goes with. */
  tiedTo?: string
}

/** An id made out of a home's number, so that tests can name homes by it. */
export function idOf(number: string): string {
  return `home ${number}`
}

/** A board of the homes named; `1-2-1203` stands in building 1, entrance 2, floor 12, room 03. Released unless said. */
export function aBoard(homes: readonly Facts[], change = 7): Board {
  const names = [...new Set(homes.map(({ number }) => number.split('-')[0] ?? ''))]
  const parts = homes.map((home) => {
    const [building = '', entrance = '', room = ''] = home.number.split('-')
    return {
      ...home,
      building,
      entrance,
      floor: Number.parseInt(room.slice(0, -2), 10),
      room: home.room ?? room.slice(-2),
    }
  })
  return {
    change,
    now: TEN,
    nextPricesAt: null,
    ticketTimes: TICKET_TIMES,
    buildings: names.map((name) => ({ id: `building ${name}`, name: `${name}号楼`, isPermitted: true })),
    units: {
      id: parts.map(({ number }) => idOf(number)),
      building: parts.map(({ building }) => names.indexOf(building)),
      entrance: parts.map(({ entrance }) => entrance),
      floor: parts.map(({ floor }) => floor),
      room: parts.map(({ room }) => room),
      number: parts.map(({ number }) => number),
      kind: parts.map(({ kind }) => kind ?? 'home'),
      tiedTo: parts.map(({ tiedTo }) => (tiedTo === undefined ? null : idOf(tiedTo))),
      type: parts.map(({ type }) => type ?? 'B 3室2厅1卫'),
      area: parts.map(({ area }) => area ?? 8953),
      listUnitPrice: parts.map(({ unitPrice, fixedTotal }) =>
        unitPrice === undefined && fixedTotal === undefined ? 1_865_000 : (unitPrice ?? null),
      ),
      listFixedTotal: parts.map(({ fixedTotal }) => fixedTotal ?? null),
      filedUnitPrice: parts.map(() => 1_920_000),
      filedFixedTotal: parts.map(() => null),
      releasedFrom: parts.map(({ releasedFrom }) => (releasedFrom === undefined ? TEN - 1 : releasedFrom)),
      claimKind: parts.map(({ claim }) => claim?.kind ?? null),
      claimBy: parts.map(({ claim }) => claim?.by ?? null),
      claimSince: parts.map(({ claim }) => claim?.since ?? null),
      claimUntil: parts.map(({ claim }) => claim?.until ?? null),
      ticketId: parts.map(() => null),
    },
  }
}

/** The homes of such a board. */
export function someHomes(facts: readonly Facts[]): readonly BoardHome[] {
  return readHomes(aBoard(facts), null).homes
}

/** The home of that number; the test fails when there is none. */
export function homeNamed(homes: readonly BoardHome[], number: string): BoardHome {
  const home = homes.find((candidate) => candidate.number === number)
  if (!home) throw new Error(`no home ${number}`)
  return home
}
