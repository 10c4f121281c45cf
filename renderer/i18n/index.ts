import dayjs from 'dayjs'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import 'dayjs/locale/zh-cn'
import { type Language, texts } from './texts'

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
