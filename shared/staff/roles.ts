import { z } from 'zod'

/** 岗位: who a person is in the office. Rule SEC-1. */
export const roleSchema = z.enum(['consultant', 'manager', 'director', 'finance', 'service', 'admin'])
export type Role = z.infer<typeof roleSchema>

/**
 * The whole permission table: which roles may give which command. Rule SEC-1.
 * Conditions that depend on the facts of a deal (own ticket, not the consultant of the deal) are rules of the room.
 */
export const PERMISSIONS = {
  'board.see': ['consultant', 'manager', 'director', 'finance', 'service', 'admin'],
  'unit.release': ['manager', 'director'],
  'permit.record': ['manager', 'director', 'admin'],
  'unit.withhold': ['manager', 'director'],
  'unit.tie': ['manager', 'director'],
  'priceList.import': ['manager', 'director', 'admin'],
  'priceList.export': ['manager', 'director', 'finance', 'admin'],
  'price.compare': ['consultant', 'manager', 'director', 'finance'],
  'scheme.see': ['consultant', 'manager', 'director', 'finance', 'admin'],
  'scheme.write': ['manager', 'director'],
  'floorTry.see': ['manager', 'director'],
  'ticket.see': ['consultant', 'manager', 'director', 'finance'],
  'ticket.write': ['consultant'],
  'ticket.decide': ['manager', 'director'],
  'special.see': ['consultant', 'manager', 'director', 'finance'],
  'special.apply': ['consultant'],
  'special.decide': ['manager', 'director'],
  'ticket.withdraw': ['consultant', 'manager', 'director'],
  'customer.find': ['consultant', 'manager', 'director'],
  'customer.open': ['consultant', 'manager', 'director'],
  'subscription.see': ['consultant', 'manager', 'director', 'finance'],
  'subscription.write': ['consultant'],
  'subscription.review': ['consultant', 'manager', 'director', 'finance'],
  'subscription.contract': ['consultant', 'manager', 'director'],
  'subscription.change': ['manager', 'director'],
  'subscription.forfeit': ['director'],
  'terms.see': ['consultant', 'manager', 'director', 'finance', 'admin'],
  'subscription.terms': ['manager', 'director', 'admin'],
  'receipt.see': ['manager', 'director', 'finance'],
  'receipt.write': ['finance'],
  'attachment.see': ['consultant', 'manager', 'director', 'finance'],
  'attachment.add': ['consultant', 'manager', 'director'],
  'report.see': ['manager', 'director', 'finance'],
  'staff.manage': ['admin'],
  'project.manage': ['admin'],
  'opening.prepare': ['manager', 'director', 'admin'],
  'opening.decide': ['manager', 'director'],
  'backup.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

export const permissionSchema = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])

/** Whether the role may give the command. Rule SEC-1. */
export function isAllowed(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission]
  return roles.includes(role)
}

/** Everything a role may do, for the page to show only what can be used. */
export function permissionsOf(role: Role): Permission[] {
  return permissionSchema.options.filter((permission) => isAllowed(role, permission))
}
