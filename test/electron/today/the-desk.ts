import type { OfficeClient } from '../../../electron/commands/office-client'
import type { Figure, FigureName } from '../../../shared/today/figure'
import type { TodayItem, TodayItemOf, TodayKind } from '../../../shared/today/item'
import type { Login, TestOffice } from '../../office/an-office'

/** What waits for somebody, as their PC asks for it. */
export async function itemsFor(
  client: OfficeClient,
  { projectId }: Pick<TestOffice, 'projectId'>,
): Promise<TodayItem[]> {
  return (await client.today.look({ projectId })).items
}

/** The same at a PC where they sign in just now: sessions end after some hours. */
export async function itemsSeenBy(office: TestOffice, login: Login): Promise<TodayItem[]> {
  return itemsFor(await office.signedIn(login), office)
}

/** Kinds and subjects, short enough to compare: `ticketToApprove 1-1-1203`. */
export function inShort(items: readonly TodayItem[]): string[] {
  return items.map((item) => `${item.kind} ${subjectOf(item)}`.trim()).sort()
}

function subjectOf(item: TodayItem): string {
  if ('unit' in item) return item.unit
  if ('first' in item) return `${item.first} ×${item.units}`
  return ''
}

/** The one item of a kind. */
export function theOne<Kind extends TodayKind>(items: readonly TodayItem[], kind: Kind): TodayItemOf<Kind> {
  const [item, ...more] = items.filter((one): one is TodayItemOf<Kind> => one.kind === kind)
  if (!item || more.length > 0) throw new Error(`not one ${kind} but ${inShort(items).join(', ')}`)
  return item
}

/** The figures somebody is shown, as `today / same time yesterday / yesterday`. */
export async function figuresFor(client: OfficeClient, { projectId }: Pick<TestOffice, 'projectId'>) {
  const { figures } = await client.today.look({ projectId })
  const shown = (figure: Figure): [FigureName, string] => [
    figure.name,
    `${figure.today} / ${figure.sameTime} / ${figure.yesterday}`,
  ]
  return Object.fromEntries(figures.map(shown))
}
