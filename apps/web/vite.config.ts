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
          groups: [
            { name: 'kit', test: /packages\/ui\/src\/(?!antd-theme)/ },
            { name: 'contract', test: /packages\/contract\/|node_modules\/typebox\// },
            { name: 'map', test: /node_modules\/(maplibre-gl|@maplibre|@mapbox)\// },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs|@emotion|stylis)\// },
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)\//,
            },
          ],
        },
      },
    },
  },
  server: { port: 5180, proxy: { '/api': api, '/map': api, '/healthz': api } },
})
