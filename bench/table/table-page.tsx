import { createRoot } from 'react-dom/client';
import { DataTable } from '@/components/ui/table/data-table';
import { useTableModel } from '@/components/ui/table/use-table-model';
import { columns, sorting } from './order-bench-columns';
import { fill, kind, rowsInSight, startLoad, table } from './order-load';

/** The order table of the desk alone on a page, under the load of the bench. */
let inSight: readonly string[] = [];

function Page() {
  const model = useTableModel({ id: `bench-${kind}`, columns, source: table, sorting });
  inSight = model.order.ids.slice(0, rowsInSight);
  return (
    <div style={{ display: 'flex', height: '100vh' }}>
      <DataTable model={model} label="Orders" empty={null} />
    </div>
  );
}

fill();
startLoad({
  inSight: () => inSight,
  rowOf: (element) => element.closest<HTMLElement>('[data-row]')?.dataset['row'],
  scroller: () => document.querySelector('[role="grid"]'),
});
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<Page />);
}
