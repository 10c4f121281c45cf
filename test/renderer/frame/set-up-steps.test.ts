import { describe, expect, it } from 'vitest'
import { setUpStates } from '../../../renderer/frame/set-up/set-up-steps'
import type { ProjectDetail } from '../../../shared/project/contract'
import type { Person } from '../../../shared/staff/person'
import type { Role } from '../../../shared/staff/roles'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function person(role: Role, isActive = true): Person {
  return { id: id(1), login: role, name: role, role, phone: null, idNumber: null, isActive, hasPin: false, version: 1 }
}

function project({ versions = 0, buildings = [] as boolean[] } = {}): ProjectDetail {
  return {
    id: id(9),
    name: '望江府 一期',
    permits: [],
    buildings: buildings.map((isPermitted, index) => ({
      id: id(20 + index),
      name: `${index + 1}号楼`,
      permitId: isPermitted ? id(30) : null,
      units: 102,
      released: 0,
    })),
    priceVersions: Array.from({ length: versions }, (_, index) => ({
      id: id(40 + index),
      number: index + 1,
      appliesFrom: 0,
      units: 306,
      fileName: '一房一价表.xlsx',
      importedBy: '孙立',
      importedAt: 0,
    })),
    scheme: {
      id: id(50),
      number: 1,
      appliesFrom: 0,
      scheme: { name: '开盘方案', mode: 'compound', roundTo: 100, items: [] },
    },
  }
}

describe('the first set-up follows from what exists', () => {
  it('begins with the administrator; nothing else can be done before', () => {
    expect(setUpStates({ hasAdmin: false, detail: null, people: [] })).toEqual({
      admin: 'open',
      project: 'waiting',
      prices: 'waiting',
      permits: 'waiting',
      people: 'waiting',
    })
  })

  it('goes on where it was left: people need no project, permits need the buildings of a price list', () => {
    const people = [person('admin')]
    expect(setUpStates({ hasAdmin: true, detail: null, people })).toMatchObject({ project: 'open', people: 'open' })
    expect(setUpStates({ hasAdmin: true, detail: project(), people })).toMatchObject({
      project: 'done',
      prices: 'open',
      permits: 'waiting',
    })
    const detail = project({ versions: 1, buildings: [true, false] })
    expect(setUpStates({ hasAdmin: true, detail, people })).toMatchObject({ prices: 'done', permits: 'open' })
  })

  it('SEC-1: has people enough only with somebody who writes tickets and somebody else who approves them', () => {
    const detail = project({ versions: 1, buildings: [true] })
    const peopleState = (people: Person[]) => setUpStates({ hasAdmin: true, detail, people }).people
    expect(peopleState([person('admin'), person('consultant')])).toBe('open')
    expect(peopleState([person('admin'), person('manager')])).toBe('open')
    expect(peopleState([person('consultant'), person('manager', false)])).toBe('open')
    expect(peopleState([person('consultant'), person('director')])).toBe('done')
  })
})
