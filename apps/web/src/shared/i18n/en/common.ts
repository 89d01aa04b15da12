import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/common.ts'

export default {
  product: 'Fangwei',
  motto: 'Small signs, early help',
  loading: 'Loading',
  retry: 'Try again',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  more: 'More',
  search: 'Search',
  all: 'All',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  notFilled: 'Not given',
  listComma: ', ',
  print: 'Print',
  list: { next: 'Next', previous: 'Previous', open: 'Open' },
  grade: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue', none: 'Not graded' },
  language: { label: 'Language', zh: '中文', en: 'English' },
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', system: 'As system' },
  density: { label: 'Density', comfortable: 'Comfortable', compact: 'Compact' },
  feed: { live: 'Live', waiting: 'Reconnecting', refused: 'Not connected' },
} as const satisfies Catalogue<typeof zh>
