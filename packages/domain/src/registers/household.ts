import { latitude, longitude, org as orgField, text } from '../loop/field.ts'
import { register } from './register.ts'

/** 户: a dwelling with an address, in the community that answers for it. */
export const household = register({
  register: 'household',
  label: { zh: '户', en: 'Households' },
  fields: {
    address: text('地址', 'Address'),
    org: orgField('所属社区', 'Community'),
    lng: longitude(),
    lat: latitude(),
  },
  required: ['address', 'org'],
  key: { label: { zh: '户编号', en: 'Household number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'address',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['address', 'org'],
  search: ['address'],
  mostTerms: 20,
  tokens: {},
  readers: ['dispatcher', 'station-duty-officer', 'community-officer', 'station-leader'],
  writers: ['community-officer', 'station-leader'],
  retention: 'standard',
  purpose: { zh: '走访与服务时找到住户', en: 'To find a home for a visit or a service' },
})
