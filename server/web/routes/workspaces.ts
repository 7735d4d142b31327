import * as z from 'zod';
import {
  workspaceName,
  workspace as workspaceOnTheWire,
  workspacePage,
  workspaceRequest,
  workspacesMax,
} from '../../../contract/workspace';
import type { Workspace } from '../../ports/preference-store';
import { callerOf } from '../access/call-guard';
import { presentTime } from '../present/present-numbers';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';
import { onePage } from './page-of';
import { personOf } from './person-of';

const tags = ['workspaces'];
const params = z.strictObject({ name: workspaceName });

/** Arrangements of the desk's panels, each person's own. */
export function workspaceRoutes(api: Api, { preferences, wallClock }: WebContext): void {
  api.get(
    '/workspaces',
    {
      schema: { tags, summary: 'Your workspaces, by name', response: answers(200, workspacePage) },
      config: { rule: { needs: 'read' } },
    },
    async (request) =>
      onePage((await preferences.listWorkspaces(callerOf(request).user)).map(presentWorkspace)),
  );

  api.put(
    '/workspaces/:name',
    {
      schema: {
        tags,
        summary: 'Save one over the version you have seen; 0 makes a new one',
        params,
        body: workspaceRequest,
        response: answers(200, workspaceOnTheWire),
      },
      config: { rule: { needs: 'read', whenLocked: 'goesOn' } },
    },
    async (request) => {
      const person = personOf(request);
      const { name } = request.params;
      const { version, layout } = request.body;
      const kept = await preferences.listWorkspaces(person);
      if (kept.length >= workspacesMax && !kept.some((workspace) => workspace.name === name)) {
        throw new WebProblem(
          'too-many-workspaces',
          `You keep ${kept.length} workspaces, and ${workspacesMax} is the most. Delete one first.`,
        );
      }
      const updatedAt = wallClock.now();
      const saved = await preferences.saveWorkspace({ person, name, layout, updatedAt }, version);
      if (!saved.ok) {
        const stands = saved.error.version;
        throw new WebProblem('workspace-changed', sentenceOf(name, version, stands), {
          version: stands,
        });
      }
      return presentWorkspace(saved.value);
    },
  );

  api.delete(
    '/workspaces/:name',
    {
      schema: { tags, summary: 'Delete one', params, response: answers(204, nothing) },
      config: { rule: { needs: 'read', whenLocked: 'goesOn' } },
    },
    async (request, reply) => {
      const { name } = request.params;
      if (!(await preferences.deleteWorkspace(personOf(request), name))) {
        throw new WebProblem('workspace-not-found', `You have no workspace ${name}.`);
      }
      return reply.code(204).send();
    },
  );
}

function sentenceOf(name: string, seen: number, stands: number): string {
  if (stands === 0) {
    return `The workspace ${name} was deleted meanwhile. Save it as a new one with version 0.`;
  }
  return seen === 0
    ? `There is a workspace ${name} already, at version ${stands}.`
    : `The workspace ${name} was saved elsewhere: it stands at version ${stands}, you have seen ${seen}.`;
}

function presentWorkspace({ name, version, layout, updatedAt }: Workspace) {
  return { name, version, layout, updatedAt: presentTime(updatedAt) };
}
