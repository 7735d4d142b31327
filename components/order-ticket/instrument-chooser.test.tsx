import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InstrumentChooser } from './instrument-chooser';

test('the instrument is one combobox from the first picture on, and its button stays a button', () => {
  const firstPicture = renderToStaticMarkup(
    <InstrumentChooser
      instruments={[]}
      value={undefined}
      tape={undefined}
      error={undefined}
      inputRef={{ current: null }}
      onChoose={() => {}}
    />,
  );

  expect(firstPicture.match(/role="combobox"/g)).toHaveLength(1);
  expect(firstPicture).toMatch(/<button[^>]*role="button"[^>]*aria-label="All instruments"/);
});
