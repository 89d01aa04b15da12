/** Import directions of docs/architecture.md §2, refused here and not by good will. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'domain-is-pure', severity: 'error', from: { path: '^packages/domain/' }, to: { path: '^(packages/(city|contract|ui)|apps|tools|bench)/|^node:|^(fs|net|http|path|os|child_process)$', pathNot: '^packages/domain/' } },
    { name: 'engine-knows-no-type', severity: 'error', from: { path: '^packages/domain/src/loop/' }, to: { path: '^packages/domain/src/(matters|models|dictionaries|measures|registers)/' } },
    { name: 'matter-types-stand-alone', severity: 'error', from: { path: '^packages/domain/src/matters/([^/]+)/' }, to: { path: '^packages/domain/src/matters/([^/]+)/', pathNot: '^packages/domain/src/matters/$1/' } },
    { name: 'city-imports-domain-only', severity: 'error', from: { path: '^packages/city/' }, to: { path: '^(packages/(contract|ui)|apps|tools|bench)/' } },
    { name: 'web-never-imports-city', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^packages/city/' } },
    { name: 'ui-knows-no-noun', severity: 'error', from: { path: '^packages/ui/' }, to: { path: '^(packages/(domain|contract)|apps|tools|bench)/' } },
    { name: 'contract-imports-domain-only', severity: 'error', from: { path: '^packages/contract/' }, to: { path: '^(packages/(city|ui)|apps|tools|bench)/' } },
    { name: 'web-never-imports-server', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^(apps/(server|cli)|tools|bench)/' } },
    { name: 'web-surfaces-stay-apart', severity: 'error', from: { path: '^apps/web/src/(desk|wall|field|public)/' }, to: { path: '^apps/web/src/(desk|wall|field|public)/', pathNot: '^apps/web/src/$1/' } },
    { name: 'server-modules-by-their-index', severity: 'error', from: { path: '^apps/server/src/([^/]+)/' }, to: { path: '^apps/server/src/([^/]+)/', pathNot: ['^apps/server/src/$1/', '^apps/server/src/platform/', '^apps/server/src/testing/', '^apps/server/src/[^/]+/index\\.ts$'] } },
    { name: 'platform-knows-no-module', severity: 'error', from: { path: '^apps/server/src/platform/' }, to: { path: '^apps/server/src/(?!platform/)' } },
    { name: 'server-never-imports-web', severity: 'error', from: { path: '^apps/(server|cli)/' }, to: { path: '^apps/web/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|/dist/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
