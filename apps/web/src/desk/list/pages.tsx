import { ListPage } from './list-page.tsx'

const calls = [
  { path: '/incidents', type: 'incident' },
  { path: '/dispatches', type: 'dispatch' },
]

export const IncidentsPage = () => <ListPage type="incident" beside={calls} />
export const DispatchesPage = () => <ListPage type="dispatch" beside={calls} />
export const WarningsPage = () => <ListPage type="warning" bulk />
export const DisputesPage = () => <ListPage type="dispute" bulk />
export const OrdersPage = () => <ListPage type="order" bulk />
export const FraudPage = () => <ListPage type="fraud-warning" bulk />
const rung = [
  { path: '/alarms', type: 'alarm' },
  { path: '/device-faults', type: 'device-fault' },
]
export const AlarmsPage = () => <ListPage type="alarm" beside={rung} />
export const DeviceFaultsPage = () => <ListPage type="device-fault" beside={rung} />
export const KeyPlacesPage = () => <ListPage type="key-place" bulk />
export const PublicNoticesPage = () => <ListPage type="public-notice" />
