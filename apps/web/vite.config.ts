import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.FANGWEI_API ?? 'http://127.0.0.1:8080'

/** Everything the browser needs, from our own host: no inline script, nothing from outside. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome94', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What everything needs goes first: a group also takes what its members import and nobody has claimed.
          groups: [
            {
              name: 'react',
              priority: 5,
              test: /oxc-project|node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|use-sync-external-store)\//,
            },
            { name: 'kit', priority: 4, test: /packages\/ui\/src\/(?!antd-theme)/ },
            { name: 'contract', priority: 3, test: /packages\/contract\/|node_modules\/typebox\// },
            { name: 'map', priority: 2, test: /node_modules\/(maplibre-gl|@maplibre|@mapbox)\// },
            {
              name: 'antd',
              priority: 1,
              test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion|stylis)\//,
            },
          ],
        },
      },
    },
  },
  server: { port: 5180, proxy: { '/api': api, '/map': api, '/healthz': api } },
})
