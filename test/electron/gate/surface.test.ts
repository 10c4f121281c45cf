import type { AnySchema } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/kernel/canonical'
import { PERMISSIONS, type Role, roleSchema } from '../../../shared/staff/roles'
import { aBrowser, type Browser, codeOf } from '../../office/a-browser'
import { anOffice, type Login, PASSWORD, PEOPLE } from '../../office/an-office'
import { auditOf, dumpOf, openRecords } from '../../office/records'
import { CALLS } from '../../security/the-calls'

async function issuesOf(
  schema: AnySchema | undefined,
  input: unknown,
): Promise<readonly { path?: readonly unknown[] }[]> {
  const result = await schema?.['~standard'].validate(input)
  return result?.issues ?? []
}

/** Who may give each call, written down by hand: what the office answers is held against this. Rule SEC-1. */
const EVERYONE: Role[] = [...roleSchema.options]
const TICKET_READERS: Role[] = ['consultant', 'manager', 'director', 'finance']
const DECIDERS: Role[] = ['manager', 'director']
const ALLOWED: Record<string, Role[]> = {
  'staff.signOut': EVERYONE,
  'staff.changePassword': EVERYONE,
  'staff.setPin': EVERYONE,
  'staff.clearPin': ['admin'],
  'staff.lock': EVERYONE,
  'staff.setLockAfter': ['admin'],
  'staff.list': ['admin'],
  'staff.add': ['admin'],
  'staff.amend': ['admin'],
  'staff.setActive': ['admin'],
  'staff.resetPassword': ['admin'],
  'project.list': EVERYONE,
  'project.detail': EVERYONE,
  'project.create': ['admin'],
  'project.settings': EVERYONE,
  'project.changeSettings': ['admin'],
  'project.recordPermit': ['manager', 'director', 'admin'],
  'opening.preparation': ['manager', 'director', 'admin'],
  'opening.passStep': ['manager', 'director', 'admin'],
  'opening.open': DECIDERS,
  'opening.startOver': DECIDERS,
  'customers.find': ['consultant', 'manager', 'director'],
  'customers.open': ['consultant', 'manager', 'director'],
  'ledger.board': EVERYONE,
  'ledger.unit': EVERYONE,
  'ledger.watch': EVERYONE,
  'ledger.hall': EVERYONE,
  'ledger.watchHall': EVERYONE,
  'ledger.boardPaper': EVERYONE,
  'ledger.release': DECIDERS,
  'ledger.releaseWaiting': DECIDERS,
  'ledger.listingDuties': DECIDERS,
  'ledger.withhold': DECIDERS,
  'ledger.liftWithholding': DECIDERS,
  'ledger.tie': DECIDERS,
  'ledger.previewPriceList': ['manager', 'director', 'admin'],
  'ledger.watchPriceList': ['manager', 'director', 'admin'],
  'ledger.priceListLines': ['manager', 'director', 'admin'],
  'ledger.importPriceList': ['manager', 'director', 'admin'],
  'ledger.exportPriceList': ['manager', 'director', 'finance', 'admin'],
  'ledger.priceListTemplate': ['manager', 'director', 'admin'],
  'ledger.tickets.list': TICKET_READERS,
  'ledger.tickets.detail': TICKET_READERS,
  'ledger.tickets.save': ['consultant'],
  'ledger.tickets.discard': ['consultant'],
  'ledger.tickets.submit': ['consultant'],
  'ledger.tickets.amend': ['consultant'],
  'ledger.tickets.approve': DECIDERS,
  'ledger.tickets.reject': DECIDERS,
  'ledger.tickets.extend': DECIDERS,
  'ledger.tickets.withdraw': ['consultant', 'manager', 'director'],
  'ledger.tickets.paper': TICKET_READERS,
  'subscription.list': TICKET_READERS,
  'subscription.detail': TICKET_READERS,
  'subscription.terms': ['consultant', 'manager', 'director', 'finance', 'admin'],
  'subscription.plan': TICKET_READERS,
  'subscription.paper': TICKET_READERS,
  'subscription.findPaper': TICKET_READERS,
  'subscription.setTerms': ['manager', 'director', 'admin'],
  'subscription.begin': ['consultant'],
  'subscription.write': ['consultant'],
  'subscription.layOutContract': ['consultant'],
  'subscription.makePaper': ['consultant'],
  'subscription.signPaper': ['consultant'],
  'subscription.reviewers': ['consultant'],
  'subscription.openCheck': ['consultant'],
  'subscription.typePaper': ['consultant'],
  'subscription.typeReview': TICKET_READERS,
  'subscription.signReview': TICKET_READERS,
  'subscription.sign': ['consultant', 'manager', 'director'],
  'subscription.file': ['consultant', 'manager', 'director'],
  'subscription.changeBuyers': DECIDERS,
  'subscription.changeMethod': DECIDERS,
  'subscription.exchange': DECIDERS,
  'subscription.cancel': DECIDERS,
  'subscription.forfeit': ['director'],
  'subscription.returnDouble': ['director'],
  'receipts.list': ['manager', 'director', 'finance'],
  'receipts.paper': TICKET_READERS,
  'receipts.takeDeposit': ['finance'],
  'receipts.reverse': ['finance'],
  'attachments.add': ['consultant', 'manager', 'director'],
  'attachments.list': TICKET_READERS,
  'attachments.file': TICKET_READERS,
  'ledger.specials.list': TICKET_READERS,
  'ledger.specials.detail': TICKET_READERS,
  'ledger.specials.apply': ['consultant'],
  'ledger.specials.approve': DECIDERS,
  'ledger.specials.reject': DECIDERS,
  'ledger.specials.withdraw': ['consultant'],
  'ledger.specials.paper': TICKET_READERS,
  'pricing.schemes': ['consultant', 'manager', 'director', 'finance', 'admin'],
  'pricing.saveScheme': DECIDERS,
  'pricing.comparePrices': ['consultant', 'manager', 'director', 'finance'],
  'pricing.floorTries': DECIDERS,
  'backups.list': ['admin'],
  'backups.loss': ['admin'],
  'backups.make': ['admin'],
  'backups.test': ['admin'],
  'backups.download': ['admin'],
  'backups.setPassphrase': ['admin'],
  'backups.restore': ['admin'],
  'today.look': EVERYONE,
  'reports.absorption': ['manager', 'director', 'finance'],
  'reports.ticketHours': ['manager', 'director', 'finance'],
  'reports.storeyPrices': ['manager', 'director', 'finance'],
  'reports.exports.tickets': TICKET_READERS,
  'reports.exports.specials': TICKET_READERS,
  'reports.exports.customers': ['consultant', 'manager', 'director'],
  'reports.exports.people': ['admin'],
  'reports.exports.homes': EVERYONE,
  'reports.exports.unitHistory': EVERYONE,
  'reports.exports.statistics': EVERYONE,
  'reports.exports.dayFigures': EVERYONE,
  'reports.exports.priceComparison': TICKET_READERS,
  'reports.exports.priceVersions': EVERYONE,
  'reports.exports.buildings': EVERYONE,
  'reports.exports.scheme': ['consultant', 'manager', 'director', 'finance', 'admin'],
  'reports.exports.floorTries': DECIDERS,
  'reports.exports.absorption': ['manager', 'director', 'finance'],
  'reports.exports.ticketHours': ['manager', 'director', 'finance'],
  'reports.exports.storeyPrices': ['manager', 'director', 'finance'],
  'reports.exports.file': EVERYONE,
  'find.anything': EVERYONE,
}

describe('the surface', () => {
  it('is exactly these calls', () => {
    expect(CALLS.map(({ name, kind, access }) => `${name}  ${kind}  ${access}`)).toMatchInlineSnapshot(`
      [
        "staff.session  query  public",
        "staff.setUp  command  public",
        "staff.signIn  command  public",
        "staff.signOut  command  signedIn",
        "staff.changePassword  command  signedIn",
        "staff.here  query  public",
        "staff.enterByPin  command  public",
        "staff.setPin  command  signedIn",
        "staff.clearPin  command  staff.manage",
        "staff.lock  command  signedIn",
        "staff.setLockAfter  command  staff.manage",
        "staff.list  query  staff.manage",
        "staff.add  command  staff.manage",
        "staff.amend  command  staff.manage",
        "staff.setActive  command  staff.manage",
        "staff.resetPassword  command  staff.manage",
        "project.list  query  signedIn",
        "project.detail  query  board.see",
        "project.create  command  project.manage",
        "project.settings  query  board.see",
        "project.changeSettings  command  project.manage",
        "project.recordPermit  command  permit.record",
        "opening.preparation  query  opening.prepare",
        "opening.passStep  command  opening.prepare",
        "opening.open  command  opening.decide",
        "opening.startOver  command  opening.decide",
        "customers.find  query  customer.find",
        "customers.open  command  customer.open",
        "ledger.board  query  board.see",
        "ledger.unit  query  board.see",
        "ledger.watch  watch  board.see",
        "ledger.hall  query  board.see",
        "ledger.watchHall  watch  board.see",
        "ledger.boardPaper  query  board.see",
        "ledger.releaseWaiting  command  unit.release",
        "ledger.release  command  unit.release",
        "ledger.listingDuties  query  unit.release",
        "ledger.withhold  command  unit.withhold",
        "ledger.liftWithholding  command  unit.withhold",
        "ledger.tie  command  unit.tie",
        "ledger.previewPriceList  command  priceList.import",
        "ledger.watchPriceList  watch  priceList.import",
        "ledger.priceListLines  query  priceList.import",
        "ledger.importPriceList  command  priceList.import",
        "ledger.exportPriceList  query  priceList.export",
        "ledger.priceListTemplate  query  priceList.import",
        "ledger.tickets.list  query  ticket.see",
        "ledger.tickets.detail  query  ticket.see",
        "ledger.tickets.save  command  ticket.write",
        "ledger.tickets.discard  command  ticket.write",
        "ledger.tickets.submit  command  ticket.write",
        "ledger.tickets.amend  command  ticket.write",
        "ledger.tickets.approve  command  ticket.decide",
        "ledger.tickets.reject  command  ticket.decide",
        "ledger.tickets.extend  command  ticket.decide",
        "ledger.tickets.withdraw  command  ticket.withdraw",
        "ledger.tickets.paper  query  ticket.see",
        "ledger.specials.list  query  special.see",
        "ledger.specials.detail  query  special.see",
        "ledger.specials.apply  command  special.apply",
        "ledger.specials.approve  command  special.decide",
        "ledger.specials.reject  command  special.decide",
        "ledger.specials.withdraw  command  special.apply",
        "ledger.specials.paper  query  special.see",
        "pricing.schemes  query  scheme.see",
        "pricing.saveScheme  command  scheme.write",
        "pricing.comparePrices  query  price.compare",
        "pricing.floorTries  query  floorTry.see",
        "subscription.list  query  subscription.see",
        "subscription.detail  query  subscription.see",
        "subscription.terms  query  terms.see",
        "subscription.setTerms  command  subscription.terms",
        "subscription.begin  command  subscription.write",
        "subscription.write  command  subscription.write",
        "subscription.plan  query  subscription.see",
        "subscription.layOutContract  command  subscription.write",
        "subscription.makePaper  command  subscription.write",
        "subscription.signPaper  command  subscription.write",
        "subscription.reviewers  query  subscription.write",
        "subscription.openCheck  command  subscription.write",
        "subscription.typePaper  command  subscription.write",
        "subscription.typeReview  command  subscription.review",
        "subscription.signReview  command  subscription.review",
        "subscription.sign  command  subscription.contract",
        "subscription.file  command  subscription.contract",
        "subscription.changeBuyers  command  subscription.change",
        "subscription.changeMethod  command  subscription.change",
        "subscription.exchange  command  subscription.change",
        "subscription.cancel  command  subscription.change",
        "subscription.forfeit  command  subscription.forfeit",
        "subscription.returnDouble  command  subscription.forfeit",
        "subscription.paper  query  subscription.see",
        "subscription.findPaper  query  subscription.see",
        "receipts.list  query  receipt.see",
        "receipts.takeDeposit  command  receipt.write",
        "receipts.paper  query  subscription.see",
        "receipts.reverse  command  receipt.write",
        "backups.list  query  backup.manage",
        "backups.lastRestore  query  public",
        "backups.loss  query  backup.manage",
        "backups.make  command  backup.manage",
        "backups.test  command  backup.manage",
        "backups.download  command  backup.manage",
        "backups.setPassphrase  command  backup.manage",
        "backups.restore  command  backup.manage",
        "today.look  query  board.see",
        "find.anything  query  board.see",
        "reports.absorption  query  report.see",
        "reports.ticketHours  query  report.see",
        "reports.storeyPrices  query  report.see",
        "reports.exports.tickets  command  ticket.see",
        "reports.exports.specials  command  special.see",
        "reports.exports.customers  command  customer.find",
        "reports.exports.people  command  staff.manage",
        "reports.exports.homes  command  board.see",
        "reports.exports.unitHistory  command  board.see",
        "reports.exports.statistics  command  board.see",
        "reports.exports.dayFigures  command  board.see",
        "reports.exports.priceComparison  command  price.compare",
        "reports.exports.priceVersions  command  board.see",
        "reports.exports.buildings  command  board.see",
        "reports.exports.scheme  command  scheme.see",
        "reports.exports.floorTries  command  floorTry.see",
        "reports.exports.absorption  command  report.see",
        "reports.exports.ticketHours  command  report.see",
        "reports.exports.storeyPrices  command  report.see",
        "reports.exports.file  query  signedIn",
        "attachments.add  command  attachment.add",
        "attachments.list  query  attachment.see",
        "attachments.file  query  attachment.see",
      ]
    `)
  })

  it('SEC-1: every call says what it is and who may give it', () => {
    const accesses = ['public', 'signedIn', ...Object.keys(PERMISSIONS)]
    for (const { name, kind, access } of CALLS) {
      expect(['command', 'query', 'watch'], name).toContain(kind)
      expect(accesses, name).toContain(access)
    }
  })

  it('SEC-5: every command is sent with a request id of its own, and by POST', async () => {
    for (const { name, procedure, kind } of CALLS) {
      const { inputSchema, route } = procedure['~orpc']
      expect(route.method, name).toBe(kind === 'command' ? 'POST' : 'GET')
      if (kind !== 'command') continue
      const issues = await issuesOf(inputSchema, {})
      expect(
        issues.map((issue) => issue.path?.[0]),
        name,
      ).toContain('requestId')
    }
  })

  it('SEC-5: no call takes a field it does not know', async () => {
    for (const { name, procedure } of CALLS) {
      const { inputSchema } = procedure['~orpc']
      const issues = await issuesOf(inputSchema, { role: 'admin', isAdmin: true })
      const codes = issues.map((issue) => ('code' in issue ? issue.code : ''))
      if (inputSchema) expect(codes, name).toContain('unrecognized_keys')
    }
  })

  it('SEC-5: every answer is checked by the contract', () => {
    for (const { name, procedure } of CALLS) expect(procedure['~orpc'].outputSchema, name).toBeDefined()
  })
})

describe('permissions', () => {
  it('SEC-1: every role is given exactly its calls; the rest is denied, recorded, and changes nothing', async () => {
    const office = await anOffice()
    const people = await signInEveryRole(office.office)
    const records = await openRecords(office)
    const before = canonicalJson(await dumpOf(records, ['audit']))
    const known = (await auditOf(records, 'office')).length

    const allowed: Record<string, Role[]> = {}
    const expectedDenials: string[] = []
    for (const { name, access } of CALLS) {
      if (access === 'public') continue
      allowed[name] = []
      for (const { role, person, browser } of people) {
        // Nothing is filled in: who is allowed gets as far as the input.
        const answer = await browser.rpc(name)
        if (codeOf(answer) === 'NOT_ALLOWED') expectedDenials.push(`${person} ${name}`)
        else allowed[name].push(role)
        expect(['NOT_ALLOWED', 'INPUT_INVALID', null], `${name} by ${role}`).toContain(codeOf(answer))
      }
    }

    expect(allowed).toEqual(ALLOWED)
    expect(canonicalJson(await dumpOf(records, ['audit']))).toBe(before)
    const turnedAway = (await auditOf(records, 'office')).slice(known)
    const denials = turnedAway.filter((row) => row.outcome === 'denied')
    expect(denials.map(({ person, call }) => `${person} ${call}`)).toEqual(expectedDenials)
    for (const row of denials) expect(row).toMatchObject({ code: 'NOT_ALLOWED' })
    for (const row of turnedAway) expect(['NOT_ALLOWED', 'INPUT_INVALID']).toContain(row.code)
  })

  it('SEC-1: nobody who is not signed in gets further than the public calls', async () => {
    const { office } = await anOffice()
    const stranger = aBrowser(office)

    for (const { name, access } of CALLS) {
      const answer = await stranger.rpc(name)
      if (access !== 'public') expect({ name, code: codeOf(answer) }).toEqual({ name, code: 'NOT_SIGNED_IN' })
    }
    expect(CALLS.filter((call) => call.access === 'public').map((call) => call.name)).toEqual([
      'staff.session',
      'staff.setUp',
      'staff.signIn',
      'staff.here',
      'staff.enterByPin',
      'backups.lastRestore',
    ])
  })
})

async function signInEveryRole(office: Parameters<typeof aBrowser>[0]) {
  const logins: Login[] = ['wanglin', 'manager', 'director', 'hejing', 'wuyan', 'admin']
  const people: { role: Role; person: string; browser: Browser }[] = []
  for (const login of logins) {
    const browser = aBrowser(office)
    await browser.rpc('staff.signIn', { requestId: crypto.randomUUID(), login, password: PASSWORD })
    const [person, role] = PEOPLE[login]
    people.push({ role, person, browser })
  }
  return people
}
