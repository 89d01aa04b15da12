import type { Catalogue } from '../catalogue.ts'
import type zh from '../zh/problem.ts'

export default {
  network: 'The server cannot be reached',
  networkNext: 'Check the cable or the wireless network; what is open stays, and is brought up to date when it returns',
  timeout: 'The server did not answer in time',
  timeoutNext: 'Wait a moment and try again; if it goes on, tell the administrator',
  unknown: 'Something unforeseen went wrong',
  unknownNext: 'Try again; if it fails once more, tell the administrator the request number',
  render: 'This page could not be shown',
  renderKept: 'Everything you submitted is saved',
  renderNext: 'Open the page again; if it still fails, tell the administrator',
  newVersion: 'The system has just been updated and this page must be opened again',
  newVersionNext: 'Opening it again is enough; everything you submitted is saved',
  reopen: 'Open again',
  kept: 'What you wrote is still here',
} as const satisfies Catalogue<typeof zh>
