import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import type { Page } from '@/contract/page';
import { type Workspace, workspace, workspacePage } from '@/contract/workspace';
import type { WorkspaceLayout } from './workspace-layout';

export function listCall(): ApiRequest<Page<Workspace>> {
  return { method: 'GET', path: '/workspaces', schema: workspacePage };
}

/** Saves over the version seen; 0 makes a new one. */
export function saveCall(
  name: string,
  version: number,
  layout: WorkspaceLayout,
): ApiRequest<Workspace> {
  return {
    method: 'PUT',
    path: pathOf`/workspaces/${name}`,
    body: { version, layout: JSON.stringify(layout) },
    schema: workspace,
  };
}

export function deleteCall(name: string): ApiRequest<undefined> {
  return { method: 'DELETE', path: pathOf`/workspaces/${name}` };
}
