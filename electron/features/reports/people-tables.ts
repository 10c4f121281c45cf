import type { Language } from '../../../shared/reports/export-contract'
import type { Person } from '../../../shared/staff/person'
import { customersLists } from '../customers/customers'
import { listPeople } from '../staff/staff'
import { type Column, describe } from './described'
import { exporting, ONE_TOO_MANY } from './exporting'
import type { Words } from './words'

type ListedCustomer = Awaited<ReturnType<typeof customersLists.files>>[number]

const CUSTOMER_COLUMNS: Column<ListedCustomer>[] = [
  { heading: 'name', kind: 'text', of: ({ name }) => name },
  { heading: 'phone', kind: 'text', of: ({ phone }) => phone },
  { heading: 'idNumber', kind: 'text', width: 22, of: ({ idNumber }) => idNumber },
  { heading: 'owner', kind: 'text', of: ({ owner }) => owner },
  { heading: 'createdAt', kind: 'instant', of: ({ createdAt }) => createdAt },
]

/** 客户: names, and phones and IDs masked; a whole number is opened one at a time, and logged. Rule SEC-1. */
export const exportCustomers = exporting(
  async (context, { projectId }: { projectId: string; language: Language }, words) =>
    describe(words, 'customers', CUSTOMER_COLUMNS, await customersLists.files(context, projectId, ONE_TOO_MANY)),
)

function personColumns(words: Words): Column<Person>[] {
  return [
    { heading: 'name', kind: 'text', of: ({ name }) => name },
    { heading: 'login', kind: 'text', of: ({ login }) => login },
    { heading: 'role', kind: 'text', of: ({ role }) => words.role[role] },
    { heading: 'phone', kind: 'text', of: ({ phone }) => phone },
    { heading: 'idNumber', kind: 'text', width: 22, of: ({ idNumber }) => idNumber },
    { heading: 'active', kind: 'text', width: 8, of: ({ isActive }) => (isActive ? words.yes : null) },
  ]
}

/** 人员 as the administrator's list shows them. Rule SEC-1. */
export const exportPeople = exporting(async (context, _: { language: Language }, words) =>
  describe(words, 'people', personColumns(words), await listPeople(context)),
)
