import { readFileSync } from 'node:fs'
import type { PaperData, UnitFacts } from '../../../../../electron/features/subscription/papers/frozen'
import { hashOfPaper } from '../../../../../electron/features/subscription/papers/frozen'
import {
  freezeSubscription,
  type SubscriptionContent,
} from '../../../../../electron/features/subscription/papers/subscription-content'
import { HOUR, startOfDay } from '../../../../../shared/kernel/day'
import { type Template, type TemplatePaper, templateSchema } from '../../../../../shared/subscription/template'
import { accepted } from '../../../../shared/pricing/schemes'
import { aMonsterPaper, HOME, LIU, ZHANG } from '../../ticket-paper-sample'

export const MORNING = startOfDay('2026-06-07') + 10 * HOUR

/** A template as it comes with the office. */
export function shipped(name: string, kind?: string): Template {
  const file = new URL(`../../../../../resources/papers/${name}.json`, import.meta.url)
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return templateSchema.parse(kind && typeof read === 'object' && read !== null ? Reflect.get(read, kind) : read)
}

/** A paper as it lies on the desk to be signed. */
export function aPaper<Content extends object>(
  paper: TemplatePaper,
  content: Content,
  changes: Partial<PaperData<Content>> = {},
): PaperData<Content> {
  return {
    content,
    hash: hashOfPaper(paper, content),
    standing: { word: paper === 'receipt' ? '有效' : '待签', events: [], signed: {} },
    marks: [],
    printed: { at: MORNING + HOUR, by: '王琳' },
    ...changes,
  }
}

export const ACCOUNT = { holder: '江城望江置业有限公司', bank: '江城银行滨江支行', number: '3301 0400 1600 0123 456' }

export const LONG_ACCOUNT = {
  holder: '江城投资发展集团望江府国际社区开发建设有限责任公司商品房预售资金监管专户',
  bank: '中国江城农村商业银行股份有限公司滨江新区中央公园科技支行营业部',
  number: '6228 4803 0123 4567 8901 2345 678',
}

export const HEAD = {
  project: '望江府 一期',
  number: 'RG-20260607-0002',
  developer: '江城望江置业有限公司',
  consultant: '王琳',
  version: 1,
  replaces: null,
}

export const LONG_HEAD = {
  ...HEAD,
  project: '江城投资发展集团有限公司望江府国际社区一期（滨江中央公园板块）住宅及配套商业项目',
  number: '试-RG-20260607-0002',
  developer: '江城投资发展集团望江府国际社区开发建设有限责任公司（江城滨江新区中央公园分公司）',
  consultant: '阿卜杜热西提·阿卜杜喀迪尔',
  version: 3,
  replaces: { version: 2, hash: hashOfPaper('subscription', { version: 2 }) },
}

const { fallen: _, ...HOME_FACTS } = HOME
const DEAL = { total: 159_377_700, unitPrice: 1_780_160 }
export const SOLD = { ...HOME_FACTS, steps: [...HOME.steps], deal: DEAL }

const TIED = {
  ...SOLD,
  unit: '地下-B1-023',
  location: '望江府一期地下车库 负1层 023',
  type: '标准车位',
  orientation: '',
  area: 1_320,
  innerArea: null,
  list: { by: 'total' as const, total: 18_000_000 },
  steps: [
    { label: '标价总价', detail: '一口价', cut: '', result: '180,000.00' },
    { label: '取整到元', detail: '只在最后取整一次', cut: '', result: '180,000.00' },
  ],
  deal: { total: 18_000_000, unitPrice: 1_363_636 },
}
const STOREROOM = {
  ...TIED,
  list: { by: 'total' as const, total: 6_500_000 },
  steps: [
    { label: '标价总价', detail: '一口价', cut: '', result: '65,000.00' },
    { label: '取整到元', detail: '只在最后取整一次', cut: '', result: '65,000.00' },
  ],
  unit: '地下-B2-储 117',
  location: '望江府一期地下储藏室 负2层 储 117',
  type: '储藏室',
  area: null,
  deal: { total: 6_500_000, unitPrice: null },
}

/** The long home of the long ticket, with what is tied to it. */
const LONG = aMonsterPaper()
export const LONG_HOMES = [
  ...LONG.homes.map(({ fallen: __, deal: ___, steps, ...home }) => ({ ...home, steps: [...steps], deal: DEAL })),
  TIED,
  STOREROOM,
]
export const LONG_BUYERS = LONG.buyers.map((buyer) => ({
  ...buyer,
  address: `${buyer.address}；通信地址：江城市滨江区长河街道江陵路 1760 号滨江花园 3 幢 1201 室`,
}))
export const LONG_TOTAL = 159_377_700 + 18_000_000 + 6_500_000

/** A home as papers show it in one row. */
export function rowOf({ unit, location, area, deal }: (typeof LONG_HOMES)[number]): UnitFacts {
  return { unit, location, area, ...deal }
}

export function aSubscription(changes: Partial<SubscriptionContent> = {}) {
  const facts = {
    ...HEAD,
    ticket: 'FH-20260607-0012',
    buyers: [ZHANG, LIU],
    homes: [SOLD],
    total: 159_377_700,
    paymentMethod: 'oneOff' as const,
    deposit: 5_000_000,
    signBy: '2026-06-14',
    account: ACCOUNT,
    remarks: '',
    ...changes,
  }
  return accepted(freezeSubscription(facts, shipped('subscription')))
}

export function aLongSubscription() {
  return aSubscription({
    ...LONG_HEAD,
    buyers: LONG_BUYERS,
    homes: LONG_HOMES,
    total: LONG_TOTAL,
    account: LONG_ACCOUNT,
    paymentMethod: 'mortgage',
    remarks: '买受人要求在签约前再次核对公摊面积、车位位置与交付标准，并由案场经理当面说明。'.repeat(6),
  })
}
