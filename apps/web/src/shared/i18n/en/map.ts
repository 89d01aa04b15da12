import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/map.ts'

export default {
  label: 'Map',
  noWebgl: 'The browser on this computer cannot draw maps; places are shown as a list.',
  list: 'Places on the map',
  showList: 'Show the list',
  hideList: 'Hide the list',
  zoomIn: 'Closer',
  zoomOut: 'Farther',
  fit: 'Show all',
  cluster: '{{count}} matters, the worst {{grade}}',
  empty: 'There are no open matters here.',
  loadFailed: 'The ground of the map could not be fetched; places are shown all the same.',
} as const satisfies Catalogue<typeof zh>
