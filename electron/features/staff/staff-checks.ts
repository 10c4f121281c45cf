import { groupBy } from '../../../shared/kernel/group'
import { type Check, type Found, REMEDY } from '../../examination/check'
import { placesOf } from '../../examination/places'
import { rowsOf } from '../../examination/rows'
import { faultOfFound } from '../../examination/sealed'

/** 人员. Rules SEC-1, SEC-3. */
export const staffChecks: readonly Check[] = [
  {
    rule: 'SEC-1',
    name: 'staff.twoAccounts',
    remedy: '停用多出来的账号；一个人有两个账号就能审自己的单',
    run: async (exam) => {
      const { person } = await placesOf(exam)
      const people = await rowsOf.people(exam)
      const shared = (of: 'login' | 'phoneHash' | 'idNumberHash', what: string) =>
        [
          ...groupBy(
            people.filter((one) => one[of] !== null),
            (one) => one[of] ?? '',
          ).values(),
        ].flatMap(([first, ...others]): Found[] =>
          first ? others.map(({ id }) => ({ where: person(id), what: `${what}与${person(first.id)}相同` })) : [],
        )
      return [...shared('login', '登录名'), ...shared('phoneHash', '手机号'), ...shared('idNumberHash', '证件号')]
    },
  },
  {
    rule: 'SEC-3',
    name: 'staff.sealed',
    remedy: REMEDY.reenter,
    run: async (exam) => {
      const { person } = await placesOf(exam)
      return (await rowsOf.people(exam)).flatMap(({ id, phone, phoneHash, idNumber, idNumberHash }): Found[] => {
        const faults = {
          手机号: faultOfFound(exam, 'person.phone', id, phone, [{ is: phoneHash, of: 'phone' }]),
          证件号: faultOfFound(exam, 'person.idNumber', id, idNumber, [{ is: idNumberHash, of: 'idNumber' }]),
        }
        return Object.entries(faults).flatMap(([field, fault]) =>
          fault === null ? [] : [{ where: person(id), what: `${field}：${fault}` }],
        )
      })
    },
  },
  {
    rule: 'SEC-1',
    name: 'staff.passwords',
    remedy: '由管理员重置这个人的密码',
    run: async (exam) => {
      const { person } = await placesOf(exam)
      return (await rowsOf.people(exam)).flatMap(({ id, passwordHash }): Found[] =>
        passwordHash.startsWith('$argon2id$') ? [] : [{ where: person(id), what: '密码没有按规定散列' }],
      )
    },
  },
  {
    rule: 'SEC-1',
    name: 'staff.admin',
    remedy: REMEDY.restore,
    run: async (exam) => {
      const people = await rowsOf.people(exam)
      const hasAdmin = people.some(({ role, isActive }) => role === 'admin' && isActive)
      return hasAdmin || people.length === 0 ? [] : [{ where: '人员', what: '没有启用的管理员，谁也进不来' }]
    },
  },
]
