import type { opening as words } from '../zh-CN/opening'

export const opening: typeof words = {
  sign: 'Trial',
  signHint: 'Tickets written now carry the sign 试; until the opening you can start over',
  card: {
    title: 'Getting ready to open',
    next: 'Steps left: {{number}}. Next: {{step}}',
    waits: 'Steps left: {{number}}',
    to: 'Go on with it',
  },
  trial: {
    running: 'In its trial: tickets and special discounts are numbered with 试 and are not for good.',
    left: 'Trial tickets: {{tickets}}, trial specials: {{specials}}. Start over before you open.',
    clean: 'There are no trial tickets yet; you can open at once.',
    lacks: 'It cannot open yet; it lacks: {{lacks}}.',
    whose: 'The manager or the director opens, or starts over.',
  },
  open: {
    act: 'Open',
    title: 'Open {{project}}',
    consequence: 'From now on tickets are for good, numbered from 1. After the opening you cannot start over.',
    done: '{{project}} is open',
  },
  startOver: {
    act: 'Start over',
    title: 'Start {{project}} over',
    backup: 'A backup is made first; if it fails, nothing is started over.',
    withdraws: 'Trial tickets that still hold a home are withdrawn.',
    hides:
      'Homes, prices, permits, tickets and customers of the trial are put away: out of every list and figure, always in the record.',
    keeps: 'People, discount scheme and settings stay. Import the price list and record the permits again.',
    done: '{{project}} starts over; import the price list',
  },
  tryOut: {
    others:
      'The manager and a consultant do these three. Have them sign in as themselves; how far they have come shows here.',
    release: 'The manager releases some homes: “Release” on the board.',
    write: 'A consultant signs in, clicks an available home, writes a ticket and submits it.',
    decide: 'The manager approves it; print it and look.',
    trial:
      'Trial tickets are numbered with 试, on paper too. Start over when you are done; real ones still begin with 1.',
    have: { released: 'Released: {{number}}', tickets: 'Tickets: {{number}}' },
    waiting: 'Record a pre-sale permit and add a consultant and a manager first.',
  },
  people: {
    whose: 'The administrator adds people.',
    have: 'People: {{people}}; consultants: {{consultants}}; who can approve: {{deciders}}.',
  },
  discounts: { to: 'To the discount scheme', whose: 'The manager or the director edits the discount scheme.' },
  pass: 'Pass this step by',
  passed: 'Passed by',
  takeUp: 'Take it up again',
}
