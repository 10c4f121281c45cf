import dayjs from 'dayjs'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import 'dayjs/locale/zh-cn'
import { board as boardEn } from './en/board'
import { common as commonEn } from './en/common'
import { priceList as priceListEn } from './en/price-list'
import { project as projectEn } from './en/project'
import { refusals as refusalsEn } from './en/refusals'
import { staff as staffEn } from './en/staff'
import { tickets as ticketsEn } from './en/tickets'
import { board } from './zh-CN/board'
import { common } from './zh-CN/common'
import { priceList } from './zh-CN/price-list'
import { project } from './zh-CN/project'
import { refusals } from './zh-CN/refusals'
import { staff } from './zh-CN/staff'
import { tickets } from './zh-CN/tickets'

/** The pages' words: one namespace a room. A new room adds its two imports and its two entries here. */
export const texts = {
  'zh-CN': { common, refusals, staff, project, priceList, board, tickets },
  en: {
    common: commonEn,
    refusals: refusalsEn,
    staff: staffEn,
    project: projectEn,
    priceList: priceListEn,
    board: boardEn,
    tickets: ticketsEn,
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

const STORED_AS = 'fanghao.language'

/** Starts the words in the language chosen on this computer, Chinese at first. */
export function startLanguage(): void {
  const language: Language = localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh-CN'
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    ns: Object.keys(texts['zh-CN']),
    resources: texts,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  })
  showLanguage(language)
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED_AS, language)
  await i18next.changeLanguage(language)
  showLanguage(language)
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  document.title = texts[language].common.brand
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
}
