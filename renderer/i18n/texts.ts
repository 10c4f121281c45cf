import { attachments as attachmentsEn } from './en/attachments'
import { backups as backupsEn } from './en/backups'
import { board as boardEn } from './en/board'
import { common as commonEn } from './en/common'
import { find as findEn } from './en/find'
import { gate as gateEn } from './en/gate'
import { hall as hallEn } from './en/hall'
import { handbook as handbookEn } from './en/handbook'
import { opening as openingEn } from './en/opening'
import { priceList as priceListEn } from './en/price-list'
import { pricing as pricingEn } from './en/pricing'
import { project as projectEn } from './en/project'
import { refusals as refusalsEn } from './en/refusals'
import { reports as reportsEn } from './en/reports'
import { specials as specialsEn } from './en/specials'
import { staff as staffEn } from './en/staff'
import { subscriptions as subscriptionsEn } from './en/subscriptions'
import { terms as termsEn } from './en/terms'
import { tickets as ticketsEn } from './en/tickets'
import { today as todayEn } from './en/today'
import { withholding as withholdingEn } from './en/withholding'
import { attachments } from './zh-CN/attachments'
import { backups } from './zh-CN/backups'
import { board } from './zh-CN/board'
import { common } from './zh-CN/common'
import { find } from './zh-CN/find'
import { gate } from './zh-CN/gate'
import { hall } from './zh-CN/hall'
import { handbook } from './zh-CN/handbook'
import { opening } from './zh-CN/opening'
import { priceList } from './zh-CN/price-list'
import { pricing } from './zh-CN/pricing'
import { project } from './zh-CN/project'
import { refusals } from './zh-CN/refusals'
import { reports } from './zh-CN/reports'
import { specials } from './zh-CN/specials'
import { staff } from './zh-CN/staff'
import { subscriptions } from './zh-CN/subscriptions'
import { terms } from './zh-CN/terms'
import { tickets } from './zh-CN/tickets'
import { today } from './zh-CN/today'
import { withholding } from './zh-CN/withholding'

/** The pages' words: one namespace a room. A new room adds its two imports and its two entries here. */
export const texts = {
  'zh-CN': {
    common,
    refusals,
    staff,
    project,
    opening,
    priceList,
    board,
    hall,
    tickets,
    withholding,
    pricing,
    specials,
    terms,
    subscriptions,
    gate,
    backups,
    today,
    find,
    reports,
    handbook,
    attachments,
  },
  en: {
    common: commonEn,
    refusals: refusalsEn,
    staff: staffEn,
    project: projectEn,
    opening: openingEn,
    priceList: priceListEn,
    board: boardEn,
    hall: hallEn,
    tickets: ticketsEn,
    withholding: withholdingEn,
    pricing: pricingEn,
    specials: specialsEn,
    terms: termsEn,
    subscriptions: subscriptionsEn,
    gate: gateEn,
    backups: backupsEn,
    today: todayEn,
    find: findEn,
    reports: reportsEn,
    handbook: handbookEn,
    attachments: attachmentsEn,
  },
} as const

export type Language = keyof typeof texts
export const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: (typeof texts)['zh-CN']
  }
}
