import { remembered } from './check'
import { placesOf } from './places'
import { byId, rowsOf } from './rows'

type Row = Record<string, unknown>

/** What a row of each table is called, and which place it belongs to, in the office's words; never whose it is. */
export const rowPlacesOf = remembered(async (exam) => {
  const places = await placesOf(exam)
  const logins = byId(await rowsOf.people(exam))
  const claims = byId(await rowsOf.claims(exam))
  const versions = byId(await rowsOf.priceVersions(exam))
  const textOf = (row: Row, column: string) => String(row[column] ?? '')
  const project = (row: Row) => places.project(textOf(row, 'projectId'))
  const unit = (row: Row) => places.unit(textOf(row, 'unitId'))
  const ticket = (row: Row) => places.ticket(textOf(row, 'ticketId'))
  const person = (id: string) => `账号 ${logins.get(id)?.login ?? id}`
  const known: Record<string, { label: string; place(row: Row): string }> = {
    setting: { label: '案场设置', place: (row) => `案场设置 ${textOf(row, 'name')}` },
    requestAnswer: { label: '留存的答复', place: (row) => `${person(textOf(row, 'personId'))} 的一条答复` },
    session: { label: '登录', place: (row) => `${person(textOf(row, 'personId'))} 的一次登录` },
    person: { label: '人员', place: (row) => person(textOf(row, 'id')) },
    seat: { label: '席位', place: (row) => `${person(textOf(row, 'personId'))} 在一台电脑上的席位` },
    signInAttempt: { label: '登录失败', place: () => '一次登录失败' },
    project: { label: '项目', place: (row) => places.project(textOf(row, 'id')) },
    projectSetting: { label: '项目设置', place: (row) => `${project(row)} 的设置 ${textOf(row, 'name')}` },
    permit: { label: '预售证', place: (row) => `${project(row)} 预售证 ${textOf(row, 'number')}` },
    building: { label: '楼栋', place: (row) => `${project(row)} ${textOf(row, 'name')}` },
    priceUpload: { label: '价格表', place: (row) => `${project(row)} 价格表 ${textOf(row, 'fileName')}` },
    priceVersion: { label: '价格版本', place: (row) => `${project(row)} 第 ${textOf(row, 'number')} 版价格` },
    price: {
      label: '价格',
      place: (row) => `${unit(row)} 在第 ${versions.get(textOf(row, 'versionId'))?.number ?? '？'} 版的价格`,
    },
    priceMapping: { label: '识别方案', place: (row) => `${project(row)} 的识别方案` },
    scheme: { label: '优惠方案', place: (row) => `${project(row)} 第 ${textOf(row, 'number')} 版优惠方案` },
    unit: { label: '房源', place: (row) => places.unit(textOf(row, 'id')) },
    release: { label: '加推', place: (row) => `${project(row)} 第 ${textOf(row, 'number')} 批加推` },
    claim: { label: '占用', place: (row) => `${unit(row)} 的占用` },
    withholding: {
      label: '保留',
      place: (row) => `${places.unit(claims.get(textOf(row, 'claimId'))?.unitId ?? '')} 的保留`,
    },
    tie: { label: '绑定', place: (row) => `${unit(row)} 的绑定` },
    ticket: { label: '房号单', place: (row) => places.ticket(textOf(row, 'id')) },
    ticketLine: {
      label: '房号单的房源',
      place: (row) => `${ticket(row)} 第 ${textOf(row, 'revision')} 次的房源与价格`,
    },
    ticketBuyer: {
      label: '购房人',
      place: (row) => `${ticket(row)} 第 ${textOf(row, 'revision')} 次的第 ${textOf(row, 'position')} 位购房人`,
    },
    ticketEvent: { label: '房号单的历史', place: (row) => `${ticket(row)} 历史的第 ${textOf(row, 'position')} 条` },
    special: { label: '特批', place: (row) => `${project(row)} 特批 ${textOf(row, 'number')}` },
    customer: { label: '客户', place: (row) => `${project(row)} 客户 ${textOf(row, 'id')}` },
  }
  return {
    label: (table: string) => known[table]?.label ?? `表 ${table}`,
    place: (table: string, row: Row) => known[table]?.place(row) ?? `表 ${table} 的一行`,
    person,
  }
})
