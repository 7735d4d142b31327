import { paperPresetList, paperRequest, paperSettings } from '../../../contract/paper';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import type { PaperControls } from '../paper-controls';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['paper venue'];

export function paperRoutes(api: Api, web: WebContext): void {
  api.get(
    '/paper',
    {
      schema: {
        tags,
        summary: 'The knobs of the paper venue',
        response: answers(200, paperSettings),
      },
      config: { rule: { needs: 'read' } },
    },
    () => controlsOf(web).settings(),
  );

  api.get(
    '/paper/presets',
    {
      schema: {
        tags,
        summary: 'The knobs of each preset',
        response: answers(200, paperPresetList),
      },
      config: { rule: { needs: 'read' } },
    },
    () => ({ items: [...controlsOf(web).presets()] }),
  );

  api.put(
    '/paper',
    {
      schema: {
        tags,
        summary: 'Choose a preset, turn knobs, or both',
        body: paperRequest,
        response: answers(200, paperSettings),
      },
      config: { rule: { needs: 'manageVenues', remembersAnswer: true } },
    },
    async (request) => {
      const actor = actorOf(callerOf(request));
      return unwrap(
        await web.metrics.command('changePaper', controlsOf(web).change(request.body, actor)),
      );
    },
  );
}

function controlsOf({ paper }: WebContext): PaperControls {
  if (paper === undefined) {
    throw problemOf({ code: 'not-supported-yet', what: 'this desk has no paper venue' });
  }
  return paper;
}
