import { groupBy } from '../../../shared/kernel/group'
import { type Check, type Found, REMEDY } from '../../examination/check'
import { placesOf } from '../../examination/places'
import { rowsOf } from '../../examination/rows'
import { faultOfFound, openSealed } from '../../examination/sealed'

/** 客户档案. Rules SEC-3, CRM-1. */
export const customersChecks: readonly Check[] = [
  {
    rule: 'SEC-3',
    name: 'customers.sealed',
    remedy: `请顾问与客户核对号码；${REMEDY.restore}`,
    run: async (exam) => {
      const { project } = await placesOf(exam)
      return (await rowsOf.customers(exam)).flatMap((file): Found[] => {
        const faults = {
          手机号: faultOfFound(exam, 'customer.phone', file.id, file.phone, [
            { is: file.phoneHash, of: 'phone' },
            { is: file.phoneTailHash, of: 'phoneTail' },
          ]),
          证件号: faultOfFound(exam, 'customer.idNumber', file.id, file.idNumber, [
            { is: file.idNumberHash, of: 'idNumber' },
            { is: file.idNumberTailHash, of: 'idNumberTail' },
          ]),
          地址: openSealed(exam, 'customer.address', file.id, file.address).fault,
        }
        return Object.entries(faults).flatMap(([field, fault]) =>
          fault === null ? [] : [{ where: `${project(file.projectId)} 客户 ${file.id}`, what: `${field}：${fault}` }],
        )
      })
    },
  },
  {
    rule: 'CRM-1',
    name: 'customers.oneFile',
    remedy: '两份档案是同一个人：以先建的为准，后来的单子请顾问改用它',
    run: async (exam) => {
      const { project } = await placesOf(exam)
      const known = (await rowsOf.customers(exam)).filter(({ idNumberHash }) => idNumberHash !== null)
      return [...groupBy(known, ({ projectId, idNumberHash }) => `${projectId} ${idNumberHash}`).values()].flatMap(
        ([first, ...others]): Found[] =>
          first
            ? others.map(({ id }) => ({
                where: `${project(first.projectId)} 客户 ${id}`,
                what: `证件号与客户 ${first.id} 相同`,
              }))
            : [],
      )
    },
  },
]
