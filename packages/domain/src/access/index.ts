export { may, type Permission, permissions, permissionsOf } from './permissions.ts'
