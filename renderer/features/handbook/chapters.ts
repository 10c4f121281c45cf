import { matchPath } from 'react-router'

/** The handbook's chapters in the order they are read, by what somebody looks for. Each is `resources/handbook/*.md`. */
export const CHAPTER_GROUPS = [
  { name: 'begin', chapters: ['first-day', 'shift', 'whats-new'] },
  {
    name: 'pages',
    chapters: [
      'today',
      'board',
      'hall',
      'release',
      'tickets',
      'specials',
      'subscription',
      'price-list',
      'price-list-prepare',
      'price-compare',
      'schemes',
      'reports',
      'staff',
      'settings',
    ],
  },
  { name: 'care', chapters: ['backup', 'troubles', 'keys', 'words'] },
] as const

export type Chapter = (typeof CHAPTER_GROUPS)[number]['chapters'][number]

export const CHAPTERS: readonly Chapter[] = CHAPTER_GROUPS.flatMap(({ chapters }): readonly Chapter[] => chapters)

export function isChapter(name: string | undefined): name is Chapter {
  return CHAPTERS.some((chapter) => chapter === name)
}

/** Which chapter explains which page. A test holds every route against this list. */
export const PAGES: readonly { path: string; chapter: Chapter }[] = [
  { path: '/', chapter: 'today' },
  { path: '/today', chapter: 'today' },
  { path: '/sign-in', chapter: 'shift' },
  { path: '/set-up', chapter: 'first-day' },
  { path: '/board', chapter: 'board' },
  { path: '/hall', chapter: 'hall' },
  { path: '/tickets', chapter: 'tickets' },
  { path: '/tickets/:ticketId', chapter: 'tickets' },
  { path: '/specials', chapter: 'specials' },
  { path: '/subscriptions', chapter: 'subscription' },
  { path: '/subscriptions/:subscriptionId', chapter: 'subscription' },
  { path: '/terms', chapter: 'subscription' },
  { path: '/price-list', chapter: 'price-list' },
  { path: '/price-list/compare', chapter: 'price-compare' },
  { path: '/schemes', chapter: 'schemes' },
  { path: '/reports', chapter: 'reports' },
  { path: '/staff', chapter: 'staff' },
  { path: '/settings', chapter: 'settings' },
]

/** The chapter of the page at an address; where nothing is, what to do then. */
export function chapterAt(address: string): Chapter {
  return PAGES.find(({ path }) => matchPath(path, address))?.chapter ?? 'troubles'
}

export function addressOf(chapter: Chapter): string {
  return `/handbook/${chapter}`
}
