import type { Command } from '@/components/ui/commands/command';
import { draftOrder, selectInstrument } from '@/components/ui/desk-intent';
import {
  activePanel,
  closePanel,
  type Direction,
  movePanel,
  showPanel,
  sizePanel,
  stepPanel,
} from './dock-handle';
import { seats } from './seats';
import { openWorkspace, resetWorkspace, setLocked, useWorkspaces } from './workspace-store';

/** A command for each panel, from the table of seats; from another place it leads to the desk first. */
export function panelCommands(toDesk: () => void): readonly Command[] {
  const goTo = (id: string) => {
    toDesk();
    showPanel(id);
  };
  return [
    ...seats.map(({ id, title, key }) => ({
      id: `panel.${id}`,
      title,
      group: 'Panels' as const,
      words: 'go to show panel',
      ...(key === undefined ? {} : { key }),
      run: () => goTo(id),
    })),
    {
      id: 'panel.next',
      title: 'Next panel',
      group: 'Panels',
      key: 'F6',
      run: () => stepPanel(1),
    },
    {
      id: 'panel.former',
      title: 'Panel before',
      group: 'Panels',
      key: 'Shift+F6',
      run: () => stepPanel(-1),
    },
  ];
}

/** Three commands for each instrument: look at it, or fill the ticket. Nothing is sent. */
export function instrumentCommands(
  lines: readonly string[],
  toDesk: () => void,
): readonly Command[] {
  return lines
    .map((line) => line.split('\t'))
    .flatMap(([instrument = '', name = '']) => {
      if (instrument === '') {
        return [];
      }
      const draft = (side: 'buy' | 'sell') => () => {
        toDesk();
        draftOrder({ instrument, side });
        showPanel('ticket');
      };
      const one = { group: 'Instrument', words: name, isOneOfMany: true } as const;
      return [
        {
          ...one,
          id: `instrument.show.${instrument}`,
          title: `${instrument}: show`,
          run: () => {
            toDesk();
            selectInstrument(instrument);
          },
        },
        {
          ...one,
          id: `instrument.buy.${instrument}`,
          title: `Buy ${instrument}`,
          run: draft('buy'),
        },
        {
          ...one,
          id: `instrument.sell.${instrument}`,
          title: `Sell ${instrument}`,
          run: draft('sell'),
        },
      ];
    });
}

/** What can be done with the arrangement of the panels. */
export function dockCommands(workspaces: readonly string[]): readonly Command[] {
  return [
    ...workspaces.map((name, index) => ({
      id: `workspace.open.${name}`,
      title: `Workspace: ${name}`,
      group: 'Workspace' as const,
      words: 'open layout switch',
      ...(index < 3 ? { key: `Alt+Shift+${index + 1}` } : {}),
      run: () => void openWorkspace(name),
    })),
    {
      id: 'workspace.lock',
      title: 'Lock or unlock the workspace',
      group: 'Workspace',
      words: 'arrange layout',
      key: 'Alt+Shift+L',
      run: () => setLocked(!useWorkspaces.getState().layout.isLocked),
    },
    {
      id: 'workspace.reset',
      title: 'Reset the workspace to its preset',
      group: 'Workspace',
      words: 'layout',
      run: () => void resetWorkspace(),
    },
    ...directions.map((direction) => ({
      id: `workspace.move.${direction}`,
      title: `Move this panel ${direction}`,
      group: 'Workspace' as const,
      words: 'layout dock',
      key: `Ctrl+Alt+Arrow${direction.charAt(0).toUpperCase()}${direction.slice(1)}`,
      run: onActive((panel) => movePanel(panel, direction)),
    })),
    ...sizes.map(({ word, change }) => ({
      id: `workspace.size.${word}`,
      title: `Make this panel ${word}`,
      group: 'Workspace' as const,
      words: 'layout size',
      run: onActive((panel) => sizePanel(panel, change)),
    })),
    {
      id: 'workspace.close',
      title: 'Close this panel',
      group: 'Workspace',
      words: 'layout hide',
      run: onActive(closePanel),
    },
  ];
}

const directions: readonly Direction[] = ['left', 'right', 'up', 'down'];
const sizes = [
  { word: 'wider', change: { width: 40 } },
  { word: 'narrower', change: { width: -40 } },
  { word: 'taller', change: { height: 40 } },
  { word: 'lower', change: { height: -40 } },
] as const;

/** A locked workspace stays as it is, whoever asks. */
function onActive(act: (panel: NonNullable<ReturnType<typeof activePanel>>) => void): () => void {
  return () => {
    const panel = activePanel();
    if (panel !== undefined && !useWorkspaces.getState().layout.isLocked) {
      act(panel);
    }
  };
}
