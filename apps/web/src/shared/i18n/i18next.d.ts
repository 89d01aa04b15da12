import 'i18next'
import type zh from './zh/index.ts'

/** A key that is in no catalogue does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof zh
    returnNull: false
  }
}
