/* Features mirror the server's modules and keep their order: a feature may import itself and those below it. */
const ORDER = [
  ["reports"],
  ["notifications"],
  ["channels", "integrations", "knowledge", "plans"],
  ["workorders"],
  ["records"],
  ["catalog"],
  ["forms", "flows", "sla", "rules"],
  ["search"],
  ["files"],
  ["deliveries"],
  ["accounts"],
  ["audit"],
];

function ordered() {
  return ORDER.flatMap((layer, depth) =>
    layer.map((feature) => {
      const above = ORDER.slice(0, depth).flat();
      const siblings = layer.filter((name) => name !== feature);
      const forbidden = [...above, ...siblings];
      return {
        name: `${feature}-imports-down-only`,
        severity: "error",
        from: { path: `^src/features/${feature}/` },
        to: { path: forbidden.length > 0 ? `^src/features/(${forbidden.join("|")})/` : "^$" },
      };
    }),
  );
}

module.exports = {
  forbidden: [
    ...ordered(),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "pages-stay-home",
      comment: "A page is opened by its feature's routes, never imported by another feature.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/([^/]+)/pages/", pathNot: "^src/features/$1/" },
    },
    {
      name: "foundation-knows-no-feature",
      severity: "error",
      from: { path: "^src/(api|ui|lib)/" },
      to: { path: "^src/(features|console|portal|testing)/" },
    },
    {
      name: "lib-is-the-ground",
      severity: "error",
      from: { path: "^src/lib/" },
      to: { path: "^src/(api|ui)/" },
    },
    { name: "features-know-no-entry", severity: "error", from: { path: "^src/features/", pathNot: "\\.test\\.tsx?$" }, to: { path: "^src/(console|portal)/" } },
    { name: "entries-apart", severity: "error", from: { path: "^src/portal/" }, to: { path: "^src/console/" } },
    { name: "entries-apart-too", severity: "error", from: { path: "^src/console/" }, to: { path: "^src/portal/" } },
    {
      name: "portal-stays-light",
      comment: "A requester's first page is paid for on a telephone: no component library on the way to it.",
      severity: "error",
      from: { path: "^src/portal/", pathNot: "\\.test\\.tsx?$|main\\.tsx$" },
      to: { path: "node_modules/(antd|@ant-design|dayjs)/", reachable: true },
    },
    { name: "testing-stays-out-of-the-product", severity: "error", from: { path: "^src/", pathNot: "\\.test\\.tsx?$|^src/testing/" }, to: { path: "^src/testing/", dependencyTypesNot: ["dynamic-import"] } },
    { name: "no-orphans", severity: "warn", from: { orphan: true, pathNot: "\\.(d|test)\\.tsx?$|\\.gen\\.ts$|^src/testing/|locales" }, to: {} },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.app.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
