import type { handbook as words } from '../zh-CN/handbook'

export const handbook: typeof words = {
  title: 'Handbook',
  help: 'Help for this page',
  helpHint: 'Help for this page F1',
  whole: 'Whole handbook',
  menu: 'Help',
  whatsNew: 'What is new',
  unread: 'there is something new',
  contents: 'Contents',
  search: 'Find in the handbook',
  found: '{{number}} found',
  nothing: 'Nothing found; try other words',
  larger: 'Larger',
  smaller: 'Smaller',
  print: 'Print chapter',
  back: 'Back to the office',
  inChinese: 'The handbook is written in Chinese; buttons are named as they read in the Chinese interface.',
  group: { begin: 'Beginning', pages: 'Page by page', care: 'To look up' },
}
