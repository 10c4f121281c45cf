import type { TFunction } from 'i18next'
import type { Findings, FoundBuyer, FoundHome, Match } from '../../../shared/find/contract'
import { type FoundKind, kindsInOrder } from '../../../shared/find/kinds'
import { matchWritten } from '../../../shared/find/name-match'
import type { Range } from '../../../shared/find/pattern'
import { type UnitState, unitStateAt } from '../../../shared/ledger/unit'
import type { Permission } from '../../../shared/staff/roles'

export type OptionKind = FoundKind | 'pages'
type Text = { text: string; ranges: readonly Range[] }

/** One thing to choose: what it says, what state it is in, and where it leads. */
export type FindOption = {
  key: string
  kind: OptionKind
  title: Text
  details: readonly Text[]
  state: { word: string; unitState: UnitState | null } | null
  to: string
  /** A home to take the focus on the board. */
  home: string | null
}

export type OptionGroup = { kind: OptionKind; options: FindOption[]; isMore: boolean }
type Words = TFunction<['find', 'common']>
type Reader = { can: (permission: Permission) => boolean; now: number }
type Page = { name: string; to: string }

/** What was found as it stands in the list: the likeliest kind first. */
export function groupsOf(
  t: Words,
  reader: Reader,
  text: string,
  found: Findings,
  pages: readonly Page[],
): OptionGroup[] {
  const groups: Record<FoundKind, OptionGroup> = {
    homes: group('homes', found.homes, (home) => homeOption(t, home, reader.now)),
    tickets: group('tickets', found.tickets, ({ id, number, state, unit, buyers, consultant, match }) => ({
      key: id,
      kind: 'tickets',
      title: marked(match, 'number', number ?? t('draft')),
      details: [marked(match, 'unit', unit), marked(match, 'buyers', buyers), plain(consultant)],
      state: { word: t(`common:ticketState.${state}`), unitState: null },
      to: `/tickets/${id}`,
      home: null,
    })),
    specials: group('specials', found.specials, ({ id, number, standing, unit, consultant, match }) => ({
      key: id,
      kind: 'specials',
      title: marked(match, 'number', number),
      details: [marked(match, 'unit', unit), plain(consultant)],
      state: { word: t(`common:specialStanding.${standing}`), unitState: null },
      to: `/specials?special=${id}`,
      home: null,
    })),
    customers: group('customers', found.customers, (buyer) => customerOption(t, buyer)),
    people: group('people', found.people, ({ id, name, role, isActive, match }) => ({
      key: id,
      kind: 'people',
      title: marked(match, 'name', name),
      details: [plain(t(`common:role.${role}`)), plain(isActive ? '' : t('left'))],
      state: { word: t(reader.can('staff.manage') ? 'toAccount' : 'toTickets'), unitState: null },
      to: reader.can('staff.manage') ? `/staff?person=${id}` : `/tickets?consultant=${id}`,
      home: null,
    })),
  }
  return [...kindsInOrder(text).map((kind) => groups[kind]), pagesOf(text, pages)].filter(
    ({ options }) => options.length > 0,
  )
}

function homeOption(
  t: Words,
  { id, number, building, type, claim, releasedFrom, match }: FoundHome,
  now: number,
): FindOption {
  const unitState = unitStateAt({ claim, releasedFrom }, now)
  return {
    key: id,
    kind: 'homes',
    title: marked(match, 'number', number),
    details: [plain(building), plain(type), plain(claim?.by ?? '')],
    state: { word: claim ? t(`common:claimKind.${claim.kind}`) : t(`common:unitState.${unitState}`), unitState },
    to: `/board?unit=${id}`,
    home: id,
  }
}

function customerOption(t: Words, { id, name, phone, idNumber, owner, isOwn, ticket, match }: FoundBuyer): FindOption {
  return {
    key: id,
    kind: 'customers',
    title: marked(match, 'name', name),
    details: [
      marked(match, 'phone', phone),
      match.in === 'idNumber' ? marked(match, 'idNumber', idNumber ?? '') : plain(''),
      plain(isOwn ? '' : t('owner', { name: owner })),
      plain(ticket ? ticket.unit : t('noTicket')),
    ],
    state: ticket && { word: t(`common:ticketState.${ticket.state}`), unitState: null },
    to: ticket ? `/tickets/${ticket.id}` : '/board?state=available',
    home: null,
  }
}

function pagesOf(text: string, pages: readonly Page[]): OptionGroup {
  const options = pages.flatMap(({ name, to }): FindOption[] => {
    const match = matchWritten(name, text)
    return match
      ? [
          {
            key: to,
            kind: 'pages',
            title: { text: name, ranges: match.ranges },
            details: [],
            state: null,
            to,
            home: null,
          },
        ]
      : []
  })
  return { kind: 'pages', options, isMore: false }
}

function group<Item>(
  kind: FoundKind,
  { items, isMore }: { items: readonly Item[]; isMore: boolean },
  optionOf: (item: Item) => FindOption,
): OptionGroup {
  return { kind, options: items.map(optionOf), isMore }
}

function marked(match: Match, place: Match['in'], text: string): Text {
  return { text, ranges: match.in === place ? match.ranges : [] }
}

function plain(text: string): Text {
  return { text, ranges: [] }
}
