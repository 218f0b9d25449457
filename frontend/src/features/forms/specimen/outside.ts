import type { Outside, RecordBrief } from "../outside";

const MACHINES: RecordBrief[] = [
  { id: 31, title: "3 号注塑机", shows: ["A2 车间", "IM-03"] },
  { id: 32, title: "4 号注塑机", shows: ["A2 车间", "IM-04"] },
  { id: 45, title: "空压机 B", shows: ["动力站", "AC-02"] },
];

/** A small world for the fields on show: nothing here reaches the server. */
export const specimenOutside: Outside = {
  findRecords: async ({ words }) => MACHINES.filter(({ title }) => title.includes(words)),
  recordsNamed: async ({ ids }) => MACHINES.filter(({ id }) => ids.includes(id)),
  onButton: () => undefined,
  reveal: async () => "8119-A2",
};
